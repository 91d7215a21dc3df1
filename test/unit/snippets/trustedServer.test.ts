import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { snippet } from '../../../src/snippets/snippet';
import { SNIPPET_LANGUAGES } from '../../../src/snippets/snippetRequest';
import { makeCertificate } from '../../support/asterisk/certificate';
import { MISSING_FOR } from '../../support/missingFor';
import { runSnippet } from '../../support/runSnippet';
import { arrivals } from './arrivals';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ca-'));
const caFile = path.join(folder, `the 'own' "ca" $x.pem`);
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const server = arrivals(async () => {
  const { certificate, key } = await makeCertificate(folder, ['IP:127.0.0.1']);
  const [cert, secret] = [certificate, key].map((name) => fs.readFileSync(path.join(folder, name)));
  assert.ok(cert && secret);
  fs.writeFileSync(caFile, cert);
  return { cert, key: secret };
});

for (const language of SNIPPET_LANGUAGES) {
  test(
    `${language}: trusts the CA file of the connection, and waits`,
    { skip: MISSING_FOR[language] },
    async () => {
      const request = { method: 'POST', path: '/channels/1/answer', waits: true };
      const text = snippet(language, [request], { url: server.url, user: 'demo', caFile });
      assert.doesNotMatch(text, /timeout\(30|timeout=30|Timeout: 30/);
      await runSnippet(language, text, 'secret');
      const arrived = server.take().map(({ method, segments, login }) => [method, segments.join('/'), login]);
      assert.deepEqual(arrived, [['POST', '/ari/channels/1/answer', 'demo:secret']]);
    },
  );
}
