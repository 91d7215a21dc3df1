import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { PlainAddresses, type PlainQuestion } from '../../../src/connections/plainAddresses';

function rig(answers: readonly boolean[], memory = new Map<string, unknown>()) {
  const asked: PlainQuestion[] = [];
  const left = [...answers];
  const plain = new PlainAddresses(
    {
      keys: () => [...memory.keys()],
      get: <T>(key: string, fallback?: T) => (memory.get(key) as T | undefined) ?? (fallback as T),
      update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
    },
    (question) => {
      asked.push(question);
      return Promise.resolve(left.shift() ?? assert.fail('asked once too often'));
    },
  );
  return { plain, asked, memory };
}

const at = (url: string, user = 'u') => profileOf({ ...EMPTY_DRAFT, url, user });

test('unencrypted to another machine: asked before the first password, and what to do instead is said', async () => {
  const { plain, asked } = rig([true]);
  assert.equal(await plain.mayConnect(at('http://pbx.example:8088')), true);
  const [question] = asked;
  assert.match(question?.question ?? '', /pbx\.example:8088 without encryption/);
  for (const remedy of [
    /https:\/\//,
    /tlsenable/,
    /ssh -L 8088:127\.0\.0\.1:8088 pbx\.example/,
    /bindaddr=127\.0\.0\.1/,
  ])
    assert.match(question?.detail.join('\n') ?? '', remedy);
});

test('an address is asked about once, in later windows too; a refusal is asked again', async () => {
  const { plain, asked, memory } = rig([false, true]);
  assert.equal(await plain.mayConnect(at('http://pbx:8088')), false);
  assert.equal(plain.isAccepted('http://pbx:8088'), false);
  assert.equal(await plain.mayConnect(at('http://pbx:8088')), true);
  assert.equal(await plain.mayConnect(at('http://pbx:8088', 'another user')), true);
  assert.equal(asked.length, 2);
  const later = rig([], memory);
  assert.equal(await later.plain.mayConnect(at('http://pbx:8088')), true);
});

test('another host, port or prefix is another address', async () => {
  const { plain } = rig([]);
  await plain.accept('http://pbx:8088');
  for (const url of ['http://pbx', 'http://pbx2:8088', 'http://pbx:8088/prefix', 'http://pbx.:8088'])
    assert.equal(plain.isAccepted(url), false, url);
});

test('encrypted, or on this machine: nothing to ask, and nothing is remembered', async () => {
  const { plain, memory } = rig([]);
  for (const url of [
    'https://pbx:8089',
    'http://127.0.0.1:8088',
    'http://localhost:8088',
    'http://[::1]:8088',
  ]) {
    assert.equal(await plain.mayConnect(at(url)), true, url);
    await plain.accept(url);
  }
  assert.equal(memory.size, 0);
});

test('what looks like this machine and is not, is asked about', async () => {
  for (const url of [
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://0.0.0.0:8088',
    'http://[::]:8088',
    'http://10.0.0.1',
  ])
    assert.equal(await rig([false]).plain.mayConnect(at(url)), false, url);
});

test('a memory that holds something else is as good as empty', () => {
  const memory = new Map<string, unknown>([['ariWorkbench.plainAddresses', { 0: 'http://pbx' }]]);
  assert.equal(rig([], memory).plain.isAccepted('http://pbx'), false);
});
