import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { OPERATION_PLACES } from '../../../scripts/operationPlaces';
import { renderOperationsDoc } from '../../../scripts/renderOperationsDoc';
import { operations, type OperationId } from '../../../src/ari/generated/operations';
import { ACTION_NAMES, ACTION_TABLE } from '../../../src/operations/actionTable';
import { OPERATION_CASES } from '../../contract/operations/allCases';

const FILE = 'docs/operations.md';

/** All text of the extension that could send something: not the tables, not the simulator. */
function sendingSource(): string {
  const files = fs.readdirSync('src', { recursive: true, encoding: 'utf8' });
  const left = /(^|\/)(generated|simulator|texts)\/|statusHint\.ts$/;
  return files
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !left.test(name))
    .map((name) => fs.readFileSync(path.join('src', name), 'utf8'))
    .join('\n');
}

test('docs/operations.md is what npm run document writes', async () => {
  const text = renderOperationsDoc(OPERATION_CASES);
  const written = await format(text, { ...(await resolveConfig(FILE)), filepath: FILE });
  assert.equal(fs.readFileSync(FILE, 'utf8'), written);
});

test('it has a row for each of the 109 operations', () => {
  const rows = [...renderOperationsDoc(OPERATION_CASES).matchAll(/^\| `([\w.]+)` \|/gm)].map(([, id]) => id);
  assert.equal(rows.length, 109);
  assert.deepEqual(rows.sort(), Object.keys(operations).sort());
});

test('every place that it names sends its operation', () => {
  const source = sendingSource();
  for (const id of Object.keys(OPERATION_PLACES)) assert.ok(source.includes(`'${id}'`), id);
});

test('what changes something has a typed action, or does the same as one that has', () => {
  const typed = new Set(ACTION_NAMES.flatMap((name) => ACTION_TABLE[name].operations as readonly string[]));
  const bare = (Object.keys(operations) as OperationId[]).filter((id) => {
    return operations[id].method !== 'GET' && !typed.has(id) && OPERATION_PLACES[id] === undefined;
  });
  // The same with an id of Asterisk’s choice, or one at a time; and what only Run Operation has.
  const twins = ['bridges.create', 'bridges.play', 'bridges.setBridgeVar'];
  twins.push('channels.originate', 'channels.play', 'channels.snoopChannel');
  const rare = ['asterisk.updateObject', 'asterisk.deleteObject', 'events.claimChannel'];
  assert.deepEqual(bare.sort(), [...twins, ...rare].sort());
});
