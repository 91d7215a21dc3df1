import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import { FileServers } from '../../../src/requestFiles/sending/fileServers';
import { SentAnswers } from '../../../src/requestFiles/sending/sentAnswers';

/** A memory of VS Code's, which may hold anything from an older version. */
function memory(kept?: unknown) {
  let value = kept;
  return {
    get: (() => value) as Memento['get'],
    update: (_: string, next: unknown): Promise<void> => {
      value = next;
      return Promise.resolve();
    },
  };
}

test('the server of a file is kept; the oldest choices are forgotten; what is no choice is none', async () => {
  const servers = new FileServers(memory('rubbish'));
  assert.equal(servers.get('a'), undefined);
  await servers.set('a', 'one');
  await servers.set('a', 'two');
  assert.equal(servers.get('a'), 'two');
  for (let index = 0; index < 200; index += 1) await servers.set(`file${String(index)}`, 'one');
  assert.equal(servers.get('a'), undefined);
  assert.equal(servers.get('file0'), 'one');
  assert.equal(new FileServers(memory({ a: 5 })).get('a'), undefined);
});

test('the choice for an untitled document ends with it: the next one gets the same address', async () => {
  const kept = memory({ 'untitled:Untitled-1': 'of last week' });
  const servers = new FileServers(kept);
  assert.equal(servers.get('untitled:Untitled-1'), undefined);
  await servers.set('untitled:Untitled-1', 'one');
  assert.equal(servers.get('untitled:Untitled-1'), 'one');
  assert.equal(new FileServers(kept).get('untitled:Untitled-1'), undefined);
  servers.forget('untitled:Untitled-1');
  assert.equal(servers.get('untitled:Untitled-1'), undefined);
});

function call(uri: string, connectionId = 'one') {
  return { uri, connectionId, request: 'call' };
}

test('answers are kept by file, server and request, the newest for each', () => {
  const answers = new SentAnswers();
  answers.begin(call('a'))({ outcome: '200', value: 1 });
  answers.begin(call('a'))({ outcome: '404', value: undefined });
  answers.begin(call('a', 'two'))({ outcome: '200', value: 2 });
  answers.begin(call('b'))({ outcome: '200', value: 3 });
  assert.deepEqual(answers.get(call('a')), { outcome: '404', value: undefined });
  assert.deepEqual(answers.get(call('a', 'two'))?.value, 2);
  assert.deepEqual(answers.get(call('b'))?.value, 3);
  assert.equal(answers.get(call('b', 'two')), undefined);
  answers.forget('a');
  assert.equal(answers.get(call('a')), undefined);
  assert.equal(answers.get(call('a', 'two')), undefined);
  for (let index = 0; index < 500; index += 1)
    answers.begin({ ...call('c'), request: String(index) })({ outcome: '', value: index });
  assert.equal(answers.get(call('b')), undefined);
});

test('while a request is sent again there is no answer to it, and only the last attempt counts', () => {
  const answers = new SentAnswers();
  const keepFirst = answers.begin(call('a'));
  keepFirst({ outcome: '200', value: 1 });
  const keepSecond = answers.begin(call('a'));
  assert.equal(answers.get(call('a')), undefined);
  keepFirst({ outcome: '200', value: 'late' });
  assert.equal(answers.get(call('a')), undefined);
  keepSecond({ outcome: '200', value: 2 });
  assert.equal(answers.get(call('a'))?.value, 2);
  const keepThird = answers.begin(call('a'));
  answers.forget('a');
  keepThird({ outcome: '200', value: 3 });
  assert.equal(answers.get(call('a')), undefined);
});
