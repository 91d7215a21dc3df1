import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { whyMissing } from '../../../support/clients/whyMissing';
import { findProgram } from '../../../support/findProgram';
import { Unavailable } from '../../../support/unavailable';
import { logOfEveryKind, openedLines, written } from './captureFixture';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'readers-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const capture = path.join(folder, 'capture.arilog');

/** The example of `docs/arilog.md` in a language. */
function example(language: string): string {
  const text = fs.readFileSync('docs/arilog.md', 'utf8');
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text) ?? [];
  assert.ok(code);
  return code;
}

function program(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Unavailable(`no ${name}`, `install ${name}`);
  return found;
}

/** Runs the example of a language on the capture; answers its lines. */
function readBy(language: string, name: string, ending: string): string[] {
  const script = path.join(folder, `reader.${ending}`);
  fs.writeFileSync(script, example(language));
  return execFileSync(program(name), [script, capture], { encoding: 'utf8' }).trim().split('\n');
}

describe('the readers of docs/arilog.md read what we write', () => {
  const expected: string[] = [];
  before(async () => {
    const log = logOfEveryKind();
    fs.writeFileSync(capture, await written(log, 'arilog'));
    for (const { kind, time, type } of log.entries()) {
      if (kind === 'event' || kind === 'unknown') expected.push(`${String(time)} ${type}`);
    }
    assert.equal(expected.length, 2);
  });

  it('in Node.js', () => assert.deepEqual(readBy('js', 'node', 'mjs'), expected));

  it('in Python', { skip: whyMissing(() => program('python3')) }, () => {
    assert.deepEqual(readBy('python', 'python3', 'py'), expected);
  });

  it('with jq', { skip: whyMissing(() => program('jq')) }, () => {
    assert.deepEqual(readBy('sh', 'sh', 'sh'), expected);
  });
});

it('the example of docs/arilog.md is a capture with a row of every kind', async () => {
  const { problem, rows, log, header } = await openedLines(...example('jsonl').trim().split('\n'));
  assert.deepEqual([problem, rows, header?.rows, log.total], [undefined, 5, 5, 5]);
  assert.deepEqual(
    [...log.entries()].map(({ kind }) => kind),
    ['event', 'call', 'gap', 'snapshot', 'malformed'],
  );
});
