import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAriError } from '../../../src/ari/ariError';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { Passwords, type PasswordAnswer } from '../../../src/connections/passwords';

const PROFILE = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:8088', user: 'asterisk' });

function rig(
  answer?: PasswordAnswer,
  mayUse: () => boolean = () => true,
): {
  passwords: Passwords;
  secrets: Map<string, string>;
  asked: () => number;
  breakDown: () => void;
} {
  const secrets = new Map<string, string>();
  let asked = 0;
  let isBroken = false;
  const passwords = new Passwords(
    {
      get: (key) => (isBroken ? Promise.reject(new Error('no key ring')) : Promise.resolve(secrets.get(key))),
      store: (key, value) => {
        if (isBroken) return Promise.reject(new Error('no key ring'));
        secrets.set(key, value);
        return Promise.resolve();
      },
      delete: (key) => {
        secrets.delete(key);
        return Promise.resolve();
      },
    },
    () => {
      asked += 1;
      return Promise.resolve(answer);
    },
    () => Promise.resolve(mayUse()),
  );
  return { passwords, secrets, asked: () => asked, breakDown: () => (isBroken = true) };
}

test('a kept password is not asked for', async () => {
  const { passwords, asked } = rig();
  assert.equal(await passwords.store(PROFILE, 'x'), true);
  assert.equal(await passwords.getOrAsk(PROFILE), 'x');
  assert.equal(asked(), 0);
});

test('passwords are kept by address and user', async () => {
  const { passwords, secrets } = rig();
  await passwords.store(PROFILE, 'x');
  assert.equal(await passwords.get({ ...PROFILE, url: 'http://127.0.0.1:8089' }), undefined);
  assert.equal(await passwords.get({ ...PROFILE, user: 'other' }), undefined);
  // Whatever the name or the mode: only these two count.
  assert.equal(await passwords.get({ url: PROFILE.url, user: PROFILE.user }), 'x');
  assert.equal(secrets.size, 1);
});

test('no play with separators reaches another server’s password', async () => {
  const { passwords } = rig();
  await passwords.store({ url: 'http://a', user: 'u' }, 'x');
  assert.equal(await passwords.get({ url: 'http://a","u', user: '' }), undefined);
  assert.equal(await passwords.get({ url: '', user: 'http://a","u' }), undefined);
});

test('a typed password is kept only if the user says so', async () => {
  const kept = rig({ password: 'x', keep: true });
  assert.equal(await kept.passwords.getOrAsk(PROFILE), 'x');
  assert.equal(kept.secrets.size, 1);
  const once = rig({ password: 'x', keep: false });
  assert.equal(await once.passwords.getOrAsk(PROFILE), 'x');
  assert.equal(await once.passwords.getOrAsk(PROFILE), 'x');
  assert.deepEqual([once.secrets.size, once.asked()], [0, 1]);
});

test('giving up answers nothing and keeps nothing', async () => {
  const { passwords, secrets } = rig();
  assert.equal(await passwords.getOrAsk(PROFILE), undefined);
  assert.equal(secrets.size, 0);
});

test('without a working secret storage the password lasts as long as the window', async () => {
  const { passwords, breakDown } = rig();
  breakDown();
  assert.equal(await passwords.store(PROFILE, 'x'), false);
  assert.equal(await passwords.get(PROFILE), 'x');
});

test('a secret storage that cannot be read says so, with a way out', async () => {
  const { passwords, breakDown } = rig();
  breakDown();
  await assert.rejects(passwords.get(PROFILE), (error) => {
    assert.ok(isAriError(error));
    assert.equal(error.code, 'secretStorage');
    assert.match(error.message, /no key ring/);
    assert.match(error.hint, /key ring.*Edit Connection/);
    return true;
  });
});

test('a new password replaces the one for this window', async () => {
  const { passwords } = rig({ password: 'old', keep: false });
  await passwords.getOrAsk(PROFILE);
  await passwords.store(PROFILE, 'new');
  assert.equal(await passwords.get(PROFILE), 'new');
});

test('what is deleted is gone from both places', async () => {
  const { passwords } = rig({ password: 'x', keep: false });
  await passwords.getOrAsk(PROFILE);
  await passwords.delete(PROFILE);
  assert.equal(await passwords.get(PROFILE), undefined);
});

test('a password of the window is nowhere in the secret storage, and can be forgotten', async () => {
  const { passwords, secrets, breakDown } = rig();
  breakDown();
  passwords.storeForWindow(PROFILE, 'p');
  assert.equal(await passwords.getOrAsk(PROFILE), 'p');
  assert.equal(secrets.size, 0);
  passwords.forgetForWindow(PROFILE);
  await assert.rejects(passwords.get(PROFILE), /no key ring/);
});

test('a password that may not be sent is neither handed out nor asked for', async () => {
  let may = false;
  const { passwords, asked } = rig({ password: 'typed', keep: true }, () => may);
  await passwords.store(PROFILE, 'kept');
  assert.equal(await passwords.getOrAsk(PROFILE), undefined);
  assert.equal(await passwords.askAgain(PROFILE), undefined);
  assert.equal(asked(), 0);
  may = true;
  assert.equal(await passwords.getOrAsk(PROFILE), 'kept');
  assert.equal(await passwords.askAgain(PROFILE), 'typed');
});

/** An address as a user, or a hostile settings file, may write it, and what the secret must be bound to. */
const anyAddress = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.constantFrom(
      'pbx',
      'PBX',
      'pbx.',
      'pbx.example',
      '127.0.0.1',
      '127.1',
      '[::1]',
      '[::2]',
      'pbx%2eexample',
    ),
    port: fc.constantFrom('', ':80', ':443', ':8088', ':08088', ':8089'),
    prefix: fc.constantFrom('', '/', '/ari', '/a', '/a/ari', '/b', '//a', '/a/../b', '/%61'),
    user: fc.constantFrom('asterisk', 'Asterisk', 'asterisk ', 'a"],["b', ''),
  })
  .map(({ scheme, host, port, prefix, user }) => ({ text: `${scheme}://${host}${port}${prefix}`, user }));

test('a secret is bound to scheme, host, port, prefix and user: any other address asks again', async () => {
  await fc.assert(
    fc.asyncProperty(anyAddress, anyAddress, async (one, other) => {
      const [mine, theirs] = [parseServerAddress(one.text), parseServerAddress(other.text)];
      const { passwords } = rig();
      await passwords.store({ url: mine.href, user: one.user }, 'x');
      const found = await passwords.get({ url: theirs.href, user: other.user });
      const same = (['protocol', 'host', 'port', 'prefix'] as const).every(
        (part) => mine[part] === theirs[part],
      );
      assert.equal(found, same && one.user === other.user ? 'x' : undefined);
    }),
    { numRuns: 2_000 },
  );
});
