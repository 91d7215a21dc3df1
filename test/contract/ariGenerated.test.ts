import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fetchApiDocs, type ApiDeclaration } from '../../scripts/apiDocs';
import { renderGenerated } from '../../scripts/renderGenerated';
import { eventTypes } from '../../src/ari/generated/events';
import { operations } from '../../src/ari/generated/operations';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { startServer } from '../support/server/startServer';

let server: ServerUnderTest;
let declarations: ApiDeclaration[];
before(async () => {
  server = await startServer();
  declarations = await fetchApiDocs(server);
});
after(() => server.stop());

for (const name of ['operations.ts', 'resources.ts', 'events.ts', 'models.ts']) {
  test(`${name} is what the running server describes (else: npm run generate)`, async () => {
    const committed = await readFile(path.join('src/ari/generated', name), 'utf8');
    assert.equal(committed, renderGenerated(declarations)[name]);
  });
}

test('a server that describes something else is noticed', () => {
  const [first] = declarations;
  assert.ok(first !== undefined);
  const changed = declarations.map((declaration) =>
    declaration === first ? { ...declaration, apis: declaration.apis.slice(1) } : declaration,
  );
  assert.notEqual(renderGenerated(changed)['operations.ts'], renderGenerated(declarations)['operations.ts']);
});

test('109 operations, 45 events', () => {
  assert.equal(Object.keys(operations).length, 109);
  assert.equal(eventTypes.length, 45);
});

test('no sentences: what the description explains in words is not taken over', async () => {
  for (const name of ['operations.ts', 'resources.ts', 'events.ts', 'models.ts']) {
    const text = await readFile(path.join('src/ari/generated', name), 'utf8');
    for (const literal of text.match(/'(?:[^'\\\n]|\\.)*'/g) ?? []) {
      assert.ok(literal.split(' ').length <= 3, literal);
    }
  }
});
