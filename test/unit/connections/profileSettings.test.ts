import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryOf, withoutProfile, withProfile } from '../../../src/connections/profileEntries';
import { parseProfile, parseProfiles } from '../../../src/connections/profileSettings';
import type { ServerProfile } from '../../../src/session/serverProfile';

const LOCAL = { url: 'http://127.0.0.1:8088', user: 'asterisk' };

function parsed(entry: unknown): ServerProfile {
  const profile = parseProfile(entry);
  assert.ok(typeof profile !== 'string', typeof profile === 'string' ? profile : '');
  return profile;
}

test('the smallest entry: watches, may write, is named after its address', () => {
  assert.deepEqual(parsed(LOCAL), {
    id: 'asterisk@http://127.0.0.1:8088',
    name: '127.0.0.1:8088',
    url: 'http://127.0.0.1:8088',
    user: 'asterisk',
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
  });
});

test('the address is normalised, so that one server has one id', () => {
  for (const url of [
    '127.0.0.1:8088',
    'http://127.0.0.1:8088/',
    'http://127.0.0.1:8088/ari/',
    ' HTTP://127.0.0.1:8088/ari ',
  ]) {
    assert.equal(parsed({ ...LOCAL, url }).id, 'asterisk@http://127.0.0.1:8088');
  }
});

const WRONG: readonly [string, unknown, RegExp][] = [
  ['no object', 'http://127.0.0.1', /must be an object/],
  ['no address', { user: 'a' }, /"url" is missing/],
  ['no user', { url: '127.0.0.1' }, /"user" is missing/],
  ['an empty user', { ...LOCAL, user: ' ' }, /"user" must not be empty/],
  ['a user with a colon', { ...LOCAL, user: 'a:b' }, /"user" must not contain a colon/],
  ['a number for an address', { ...LOCAL, url: 8088 }, /"url" must be text/],
  ['another scheme', { ...LOCAL, url: 'ftp://host' }, /"url": The scheme ftp is not supported/],
  ['an unknown mode', { ...LOCAL, mode: 'steal' }, /"mode" must be "watch" or "serve"/],
  ['serving nothing', { ...LOCAL, mode: 'serve' }, /"application" is missing/],
  [
    'serving read-only',
    { ...LOCAL, mode: 'serve', application: 'a', readOnly: true },
    /serving takes the calls/,
  ],
  ['a text for a flag', { ...LOCAL, readOnly: 'yes' }, /"readOnly" must be true or false/],
];
for (const [name, entry, message] of WRONG) {
  test(`refused with its reason: ${name}`, () => {
    const { profiles, problems } = parseProfiles([LOCAL, entry, { ...LOCAL, user: 'other' }]);
    assert.deepEqual(
      profiles.map(({ user }) => user),
      ['asterisk', 'other'],
    );
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.index, 1);
    assert.match(problems[0].message, message);
  });
}

test('a password in the address is refused and not repeated', () => {
  const { profiles, problems } = parseProfiles([{ url: 'http://me:topsecret@127.0.0.1:8088', user: 'me' }]);
  assert.equal(profiles.length, 0);
  assert.match(problems[0]?.message ?? '', /user name or a password/);
  assert.doesNotMatch(JSON.stringify(problems), /topsecret/);
});

test('a second entry for the same user and address is reported', () => {
  const { profiles, problems } = parseProfiles([LOCAL, { ...LOCAL, url: '127.0.0.1:8088/ari' }]);
  assert.equal(profiles.length, 1);
  assert.deepEqual(
    problems.map(({ index }) => index),
    [1],
  );
});

test('a setting that is no list is reported', () => {
  assert.deepEqual(
    parseProfiles({}).problems.map(({ index }) => index),
    [undefined],
  );
});

test('no setting whatever makes the reading throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.array(fc.anything()), (setting, list) => {
      parseProfiles(setting);
      const { profiles, problems } = parseProfiles(list);
      assert.equal(profiles.length + problems.length, list.length);
    }),
  );
});

test('a profile survives the way into the setting and back', () => {
  const profiles = [
    parsed(LOCAL),
    parsed({ ...LOCAL, name: 'Lab', readOnly: true }),
    parsed({ ...LOCAL, mode: 'serve', application: 'myapp', caFile: '/ca.pem' }),
  ];
  for (const profile of profiles) assert.deepEqual(parsed(entryOf(profile)), profile);
  assert.deepEqual(entryOf(parsed(LOCAL)), LOCAL);
});

const BROKEN = { url: 'ftp://x', user: 'y' };

test('saving leaves all other entries as they are, unreadable ones too', () => {
  const profile = parsed({ ...LOCAL, user: 'new' });
  assert.deepEqual(withProfile([BROKEN, LOCAL], profile), [BROKEN, LOCAL, { ...LOCAL, user: 'new' }]);
  assert.deepEqual(withProfile(undefined, profile), [{ ...LOCAL, user: 'new' }]);
});

test('an edited profile keeps its place, and does not double another entry', () => {
  const other = { ...LOCAL, user: 'other' };
  const renamed = parsed({ ...LOCAL, user: 'renamed' });
  const id = parsed(LOCAL).id;
  assert.deepEqual(withProfile([LOCAL, other], renamed, id), [{ ...LOCAL, user: 'renamed' }, other]);
  assert.deepEqual(withProfile([LOCAL, other], parsed(other), id), [other]);
});

test('removing takes one entry out', () => {
  const other = { ...LOCAL, user: 'other' };
  assert.deepEqual(withoutProfile([BROKEN, LOCAL, other], parsed(LOCAL).id), [BROKEN, other]);
});
