import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAriError } from '../../../src/ari/ariError';
import { isLoopback, parseServerAddress } from '../../../src/ari/serverAddress';

const readings = [
  { text: '127.0.0.1:8088', href: 'http://127.0.0.1:8088', port: 8088 },
  { text: 'http://pbx:8088', href: 'http://pbx:8088', port: 8088 },
  { text: 'http://pbx:8088/', href: 'http://pbx:8088', port: 8088 },
  { text: 'http://pbx:8088/ari', href: 'http://pbx:8088', port: 8088 },
  { text: 'http://pbx:8088/ari/', href: 'http://pbx:8088', port: 8088 },
  { text: '  pbx.example.org  ', href: 'http://pbx.example.org', port: 80 },
  { text: 'https://pbx/prefix/', href: 'https://pbx/prefix', port: 443 },
  { text: 'https://pbx/a/b/ari', href: 'https://pbx/a/b', port: 443 },
  { text: 'https://pbx/safari', href: 'https://pbx/safari', port: 443 },
  { text: 'HTTPS://PBX:8089', href: 'https://pbx:8089', port: 8089 },
  { text: '[::1]:8088', href: 'http://[::1]:8088', port: 8088 },
  { text: 'localhost:8088', href: 'http://localhost:8088', port: 8088 },
];

for (const { text, href, port } of readings) {
  test(`reads "${text}"`, () => {
    const address = parseServerAddress(text);
    assert.equal(address.href, href);
    assert.equal(address.port, port);
    assert.equal(address.href, address.origin + address.prefix);
  });
}

test('takes IPv6 out of its brackets', () => {
  const { host, origin } = parseServerAddress('http://[fe80::1]:8088/ari');
  assert.equal(host, 'fe80::1');
  assert.equal(origin, 'http://[fe80::1]:8088');
});

test('what it writes, it reads the same again', () => {
  for (const { text } of readings) {
    const address = parseServerAddress(text);
    assert.deepEqual(parseServerAddress(address.href), address);
  }
});

function badUrl(text: string): string {
  try {
    parseServerAddress(text);
  } catch (error) {
    assert.ok(isAriError(error));
    assert.equal(error.code, 'badUrl');
    return `${error.message} ${error.hint} ${String(error.cause)}`;
  }
  assert.fail(`"${text}" was accepted`);
}

test('refuses user info', () => {
  assert.match(badUrl('http://user:secret@pbx:8088'), /user name or a password/);
  assert.match(badUrl('user:secret@pbx:8088'), /user name or a password/);
  assert.match(badUrl('http://user@pbx'), /user name or a password/);
  assert.match(badUrl('http://user:54321/secret@pbx'), /user name or a password/);
  assert.match(badUrl('http://@pbx'), /user name or a password/);
});

test('refuses other schemes, queries, fragments and what is no URL', () => {
  assert.match(badUrl('ftp://pbx'), /scheme ftp/);
  assert.match(badUrl('ws://pbx:8088'), /scheme ws/);
  assert.match(badUrl('http://pbx/?api_key=a:b'), /query/);
  assert.match(badUrl('http://pbx/#x'), /fragment/);
  assert.match(badUrl(''), /Not a URL/);
  assert.match(badUrl('http://'), /Not a URL/);
  assert.match(badUrl('http://pbx:99999'), /Not a URL/);
  assert.match(badUrl('http://a b'), /Not a URL/);
});

test('a password in a refused URL is never repeated', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9@:/?#%. ]{4,20}$/).map((text) => `s3cr3t${text}`);
  fc.assert(
    fc.property(
      fc.constantFrom('http://', 'https://', 'ftp://', '', 'http:// '),
      secret,
      (scheme, password) => {
        const text = `${scheme}user:${password}@pbx:8088`;
        let shown: string;
        try {
          shown = JSON.stringify(parseServerAddress(text));
        } catch (error) {
          assert.ok(isAriError(error));
          shown = `${error.message} ${error.hint} ${String(error.cause)} ${error.stack ?? ''}`;
        }
        assert.ok(!shown.includes('s3cr3t'), shown);
      },
    ),
  );
});

test('knows this machine', () => {
  for (const text of ['127.0.0.1', '127.9.8.7:1', 'localhost:8088', '[::1]', 'https://pbx.localhost']) {
    assert.equal(isLoopback(parseServerAddress(text)), true, text);
  }
  for (const text of ['10.0.0.1', 'pbx', 'localhost.example.org', '[::2]', '127.0.0.1.example.org']) {
    assert.equal(isLoopback(parseServerAddress(text)), false, text);
  }
});
