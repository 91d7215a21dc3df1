import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderConfiguration } from '../../support/asterisk/configuration/renderConfiguration';
import type { ServerSettings } from '../../support/asterisk/configuration/serverSettings';

const settings: ServerSettings = {
  insideFolder: '/srv/r1',
  bindAddress: '127.0.0.1',
  httpPort: 20001,
  sipPort: 20002,
  prefix: '',
  user: { name: 'developer', password: 'one' },
  readOnlyUser: { name: 'observer', password: 'two' },
  phonePorts: { alice: 20003, bob: 20004 },
  extraDialplan: '[more]\nexten => 1,1,NoOp()',
  extraAri: '[third]\ntype = user',
};

function rendered(changes: Partial<ServerSettings>, file: string): string {
  const text = renderConfiguration({ ...settings, ...changes }).get(file);
  assert.ok(text !== undefined, file);
  return text;
}

test('the writable folders are the run’s own', () => {
  const text = rendered({}, 'asterisk.conf');
  for (const name of ['astetcdir', 'astrundir', 'astdbdir', 'astspooldir', 'astlogdir']) {
    assert.match(text, new RegExp(`^${name} => /srv/r1/`, 'm'));
  }
});

test('http has a prefix and TLS only when asked for', () => {
  assert.doesNotMatch(rendered({}, 'http.conf'), /prefix|tls/);
  const text = rendered(
    { prefix: 'pbx', tls: { port: 20005, certificate: 'c.crt', key: 'c.key' } },
    'http.conf',
  );
  assert.match(text, /^prefix = pbx$/m);
  assert.match(text, /^tlsbindaddr = 127\.0\.0\.1:20005$/m);
  assert.match(text, /^tlscertfile = \/srv\/r1\/etc\/c\.crt$/m);
});

test('only the observer is read-only, and the test’s own text follows', () => {
  const sections = rendered({}, 'ari.conf').split(/^(?=\[)/m);
  const section = (name: string): string => sections.find((text) => text.startsWith(`[${name}]`)) ?? '';
  assert.match(section('developer'), /read_only = no\npassword = one/);
  assert.match(section('observer'), /read_only = yes\npassword = two/);
  assert.match(section('third'), /type = user/);
  assert.match(rendered({}, 'extensions.conf'), /\[more\]\nexten => 1,1,NoOp\(\)/);
});

test('alice and bob have their contacts, carol has none', () => {
  const text = rendered({}, 'pjsip.conf');
  assert.match(text, /contact = sip:alice@127\.0\.0\.1:20003/);
  assert.match(text, /contact = sip:bob@127\.0\.0\.1:20004/);
  assert.doesNotMatch(text, /sip:carol/);
});
