import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fetchApiDocs } from '../../../../scripts/apiDocs';
import { renderGenerated } from '../../../../scripts/renderGenerated';
import { rawHttp } from './rawHttp';
import { authorization, servedSimulator, USER } from './servedSimulator';

const served = servedSimulator();

test('generating from the simulator gives what is generated from the real server', async () => {
  const [user = '', password = ''] = USER.split(':');
  const generated = renderGenerated(await fetchApiDocs({ url: served.simulator.url, user, password }));
  assert.deepEqual(Object.keys(generated), ['operations.ts', 'resources.ts', 'events.ts', 'models.ts']);
  for (const [name, text] of Object.entries(generated)) {
    assert.equal(text, await readFile(path.join('src/ari/generated', name), 'utf8'), name);
  }
});

test('the address in the description is the one that the client named; without one there is none', async () => {
  const get = async (host: string): Promise<unknown> => {
    const request = `GET /ari/api-docs/resources.json HTTP/1.1\r\n${host}${authorization(USER)}\r\n\r\n`;
    const answer = await rawHttp(served.simulator.port, request);
    assert.equal(answer.status, 200);
    return (JSON.parse(answer.body) as { basePath?: unknown }).basePath;
  };
  assert.equal(await get('Host: localhost:8088\r\n'), 'http://localhost:8088/ari');
  assert.equal(await get(''), undefined);
});

test('the names in the path of an endpoint are not called required, as Asterisk does not', async () => {
  const get = async (resource: string): Promise<readonly (readonly [string, unknown])[]> => {
    const request = `GET /ari/api-docs/${resource}.json HTTP/1.1\r\n${authorization(USER)}\r\n\r\n`;
    const { apis } = JSON.parse((await rawHttp(served.simulator.port, request)).body) as {
      apis: { operations: { parameters: { name: string; paramType: string; required: boolean }[] }[] }[];
    };
    return apis
      .flatMap(({ operations }) => operations.flatMap(({ parameters }) => parameters))
      .filter(({ paramType }) => paramType === 'path')
      .map(({ name, required }) => [name, required]);
  };
  assert.deepEqual(
    new Map(await get('endpoints')),
    new Map([
      ['tech', false],
      ['resource', false],
    ]),
  );
  assert.deepEqual(new Map(await get('bridges')).get('bridgeId'), true);
});
