import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles, type SourceFile } from './sourceFiles';

/** The one file that may say how certificates are checked. */
const BORDER = 'src/ari/tlsOptions.ts';

/** Ways to weaken TLS, or to open a connection without the border's options. */
const WEAKENING: readonly RegExp[] = [
  /rejectUnauthorized/,
  /checkServerIdentity/,
  /process\.env\S*NODE_TLS|NODE_EXTRA_CA_CERTS/,
  /secureOptions|minVersion|maxVersion|\bciphers\b/,
  /\bglobalAgent\b|setGlobalDispatcher/,
];
/** Opens TLS connections. */
const OPENING =
  /\bfrom '(?:node:)?(?:https|tls|http2)'|\bimport .*'(?:node:)?(?:https|tls|http2)'|new UndiciPool\(|new WebSocket\(/;

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

function violations({ name, text }: SourceFile): readonly string[] {
  const code = withoutComments(text);
  if (name === BORDER) return /rejectUnauthorized: true\b/.test(code) ? [] : [`${name}: does not check`];
  const found = WEAKENING.filter((pattern) => pattern.test(code)).map(
    (pattern) => `${name}: ${String(pattern)}`,
  );
  if (code.includes('trustedAuthorities(') && name !== 'src/ari/trustedAuthorities.ts')
    found.push(`${name}: names its own CAs`);
  // Types, and the table of root certificates, open nothing.
  const opens = OPENING.test(code) && name !== 'src/ari/trustedAuthorities.ts';
  if (opens && name.startsWith('src/ari/') && !code.includes('tlsOptions('))
    found.push(`${name}: without tlsOptions`);
  return found;
}

test('the check itself finds a TLS switch-off', () => {
  const bad = [
    'const a = { rejectUnauthorized: false };',
    "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';",
    'const b = { checkServerIdentity: () => undefined };',
    "import https from 'node:https';\nhttps.get(url);",
    'const c = { ca: trustedAuthorities(ca) };',
  ];
  for (const text of bad) assert.notDeepEqual(violations({ name: 'src/ari/bad.ts', text }), [], text);
  const off = { name: BORDER, text: 'return { rejectUnauthorized: false };' };
  assert.notDeepEqual(violations(off), []);
});

test('TLS certificates are checked everywhere, and nothing can switch that off', () => {
  assert.deepEqual(sourceFiles('src').flatMap(violations), []);
});
