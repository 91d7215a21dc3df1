import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError, type AriErrorCode } from '../../../src/ari/ariError';
import {
  addressProblem,
  draftOf,
  EMPTY_DRAFT,
  faultyStep,
  keptPassword,
  leaksPassword,
  passwordOf,
  profileOf,
  type ConnectionDraft,
} from '../../../src/connections/connectionDraft';
import type { ServerProfile } from '../../../src/session/serverProfile';

const DRAFT: ConnectionDraft = {
  ...EMPTY_DRAFT,
  url: 'http://127.0.0.1:8088',
  user: 'asterisk',
  password: 'x',
};

test('a draft becomes a profile', () => {
  const { mode, readOnly, application } = profileOf(DRAFT);
  assert.deepEqual([mode, readOnly, application], ['watch', false, undefined]);
  assert.equal(profileOf({ ...DRAFT, mode: 'readOnly' }).readOnly, true);
  const serving = profileOf({ ...DRAFT, mode: 'serve', application: 'myapp' });
  assert.deepEqual([serving.mode, serving.application, serving.readOnly], ['serve', 'myapp', false]);
});

test('an application typed before going back to watching is not saved', () => {
  assert.equal(profileOf({ ...DRAFT, mode: 'watch', application: 'myapp' }).application, undefined);
});

test('a CA file is saved for https only', () => {
  assert.equal(profileOf({ ...DRAFT, caFile: '/ca.pem' }).caFile, undefined);
  assert.equal(profileOf({ ...DRAFT, url: 'https://pbx', caFile: '/ca.pem' }).caFile, '/ca.pem');
});

test('every saved profile survives being edited without a change', () => {
  const base: ServerProfile = profileOf(DRAFT);
  const profiles: ServerProfile[] = [
    base,
    { ...base, name: 'Lab' },
    { ...base, readOnly: true },
    { ...base, mode: 'serve', application: 'a' },
  ];
  for (const profile of profiles) assert.deepEqual(profileOf(draftOf(profile, undefined)), profile);
});

test('a kept password is used for the very same server and user, and for no other', () => {
  const draft = draftOf(profileOf(DRAFT), 'kept');
  assert.equal(passwordOf(draft), 'kept');
  assert.equal(passwordOf({ ...draft, password: 'typed' }), 'typed');
  for (const other of [{ url: 'http://127.0.0.1:8089' }, { url: 'http://evil' }, { user: 'someone' }]) {
    assert.equal(keptPassword({ ...draft, ...other }), undefined);
    assert.equal(passwordOf({ ...draft, ...other }), '');
  }
});

test('plain http to another machine is warned of once per address', () => {
  for (const url of ['http://127.0.0.1:8088', 'http://localhost', 'http://[::1]:8088', 'https://pbx']) {
    assert.equal(leaksPassword({ ...DRAFT, url }), false, url);
  }
  const remote = { ...DRAFT, url: 'http://pbx:8088' };
  assert.equal(leaksPassword(remote), true);
  assert.equal(leaksPassword({ ...remote, acceptedPlain: 'http://pbx:8088' }), false);
  assert.equal(leaksPassword({ ...remote, url: 'http://other', acceptedPlain: 'http://pbx:8088' }), true);
});

test('a bad address is explained without repeating it', () => {
  assert.equal(addressProblem('127.0.0.1:8088'), undefined);
  assert.match(addressProblem('  ') ?? '', /Write the address/);
  const problem = addressProblem('http://me:topsecret@host') ?? '';
  assert.match(problem, /user name or a password/);
  assert.doesNotMatch(problem, /topsecret/);
});

const FAULTS: readonly [AriErrorCode, number | undefined, string][] = [
  ['unreachable', undefined, 'url'],
  ['notAri', 404, 'url'],
  ['timeout', undefined, 'url'],
  ['http', 401, 'user'],
  ['tls', undefined, 'caFile'],
];
for (const [code, status, step] of FAULTS) {
  test(`after ${code}${status === undefined ? '' : ` ${status}`} the way back leads to ${step}`, () => {
    const error = new AriError({ code, status, operation: 'connect', message: '', hint: '' });
    assert.equal(faultyStep(error), step);
  });
}
