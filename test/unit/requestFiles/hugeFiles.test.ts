import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placedRequests, requestAt } from '../../../src/requestFiles/sending/requestPlace';
import { parseRequestFile } from '../../../src/requestFiles/syntax/parseRequestFile';
import { found } from './requestFixture';

/** What takes a fraction of this, however slow the machine, and took minutes once. */
const PATIENCE_MS = 10_000;

const BLANKS = ' '.repeat(200_000);

for (const [name, text] of [
  ['white space in an address', `GET /a${BLANKS}b`],
  ['white space in a definition', `@a${BLANKS}\u2028x\u2028${BLANKS}y`],
  ['white space behind @name', `# @name${BLANKS}x\u2029x`],
  ['many requests', 'GET /channels\n###\n'.repeat(10_000)],
  ['many misspelled requests', 'GET /chanels/somebody\n###\n'.repeat(10_000)],
  [
    'many names that are like one another',
    '# @name aaaaaaaaaa\nGET /channels/{{aaaaaaaaab}}\n###\n'.repeat(5_000),
  ],
  ['many definitions', '@a=\n'.repeat(60_000)],
  ['many parameters', `GET /a\n${'&a'.repeat(50_000)}`],
] as const) {
  test(`${name}: a file that is read does not hold up everything else`, () => {
    const startedAt = performance.now();
    found(text);
    assert.ok(text.length <= 500_000);
    requestAt('x', text, text.length);
    placedRequests('x', text);
    const took = performance.now() - startedAt;
    assert.ok(took < PATIENCE_MS, `${String(Math.round(took))} ms`);
  });
}

test('of a file of more than 500,000 characters nothing is read, and that is told', () => {
  const text = `GET /channels\n${' '.repeat(500_000)}`;
  assert.deepEqual(placedRequests('x', text), []);
  assert.deepEqual(found(text), [
    'error “G”: This file is longer than 500,000 characters: nothing of it is read. Divide it.',
  ]);
});

test('a line separator within a value is part of it', () => {
  const { variables } = parseRequestFile('@a = b\u2028c');
  assert.equal(variables[0]?.value.parts[0]?.kind === 'text' && variables[0].value.parts[0].text, 'b\u2028c');
});
