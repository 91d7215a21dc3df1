import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError, type AriErrorCode } from '../../../src/ari/ariError';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { connectServer, takeOverServer } from '../../../src/connections/connectServer';
import type { ConnectionState } from '../../../src/shared/connectionState';

const WATCH = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:1', user: 'u' });
const SERVE = { ...WATCH, mode: 'serve', application: 'myapp' } as const;
const DISCONNECTED: ConnectionState = { status: 'disconnected' };
const REPLACED: ConnectionState = { status: 'replaced', application: 'myapp' };

function failed(status?: number): ConnectionState {
  const problem = { code: 'http', message: 'No.', hint: '', ...(status === undefined ? {} : { status }) };
  return { status: 'failed', problem };
}

function errorOf(code: AriErrorCode): AriError {
  return new AriError({ code, operation: 'asterisk.getInfo', message: 'No.', hint: '' });
}

interface Situation {
  readonly profile?: typeof SERVE | typeof WATCH;
  readonly state?: ConnectionState;
  /** What the user types; undefined: gives up. */
  readonly password?: string | undefined;
  readonly isKnown?: boolean | Error;
  readonly agrees?: boolean;
}

/** Runs `command` in a situation; answers what was asked and done, in order. */
async function toldBy(command: typeof connectServer, situation: Situation): Promise<string[]> {
  const { profile = SERVE, state = DISCONNECTED, isKnown = true, agrees = true } = situation;
  const password = 'password' in situation ? situation.password : 'right';
  const told: string[] = [];
  const note = (what: string): Promise<void> => Promise.resolve(void told.push(what));
  const answer = (what: string): Promise<string | undefined> => note(what).then(() => password);
  await command(
    {
      connections: {
        state: () => state,
        profile: () => profile,
        connect: () => note('connect'),
        disconnect: () => note('disconnect'),
      },
      passwords: { askAgain: () => answer('ask again'), getOrAsk: () => answer('password') },
    },
    profile.id,
    {
      isKnown: (_profile, used) =>
        note(`is known with ${used}`).then(() =>
          isKnown instanceof Error ? Promise.reject(isKnown) : isKnown,
        ),
      confirm: (application, known) => note(`confirm ${application} ${String(known)}`).then(() => agrees),
    },
  );
  return told;
}

test('watching takes nothing: no question', async () => {
  assert.deepEqual(await toldBy(connectServer, { profile: WATCH }), ['connect']);
});

test('serving asks the server and then the user', async () => {
  const asked = ['password', 'is known with right', 'confirm myapp true'];
  assert.deepEqual(await toldBy(connectServer, {}), [...asked, 'connect']);
  assert.deepEqual(await toldBy(connectServer, { agrees: false }), asked);
});

test('whoever gives no password is asked nothing more', async () => {
  assert.deepEqual(await toldBy(connectServer, { password: undefined }), ['password']);
});

test('a server that cannot be asked now may be reached later: the user is asked', async () => {
  const told = await toldBy(connectServer, { isKnown: errorOf('unreachable'), agrees: false });
  assert.deepEqual(told, ['password', 'is known with right', 'confirm myapp undefined']);
});

test('what will fail for good takes nothing: connecting tells why', async () => {
  const told = await toldBy(connectServer, { isKnown: errorOf('tls') });
  assert.deepEqual(told, ['password', 'is known with right', 'connect']);
});

test('a try by itself, made now, is not asked about', async () => {
  const problem = { code: 'unreachable', message: 'No.', hint: '' };
  const state: ConnectionState = { status: 'waitingToRetry', attempt: 1, retryAt: 0, problem };
  assert.deepEqual(await toldBy(connectServer, { state }), ['connect']);
});

test('after a 401 the password is asked for again, never tried again unasked', async () => {
  const state = failed(401);
  assert.deepEqual(await toldBy(connectServer, { profile: WATCH, state }), [
    'ask again',
    'disconnect',
    'connect',
  ]);
  assert.deepEqual(await toldBy(connectServer, { profile: WATCH, state, password: undefined }), [
    'ask again',
  ]);
});

test('after another failure a new session is made, with the CA file as it is now', async () => {
  assert.deepEqual(await toldBy(connectServer, { profile: WATCH, state: failed() }), [
    'disconnect',
    'connect',
  ]);
});

test('Connect on a replaced server asks; Take Over says what it does and does it', async () => {
  const asked = ['confirm myapp true'];
  assert.deepEqual(await toldBy(connectServer, { state: REPLACED }), [...asked, 'connect']);
  assert.deepEqual(await toldBy(connectServer, { state: REPLACED, agrees: false }), asked);
  assert.deepEqual(await toldBy(takeOverServer, { state: REPLACED }), ['connect']);
});

test('Take Over on a server that is not replaced any more asks as Connect does', async () => {
  const told = await toldBy(takeOverServer, { agrees: false });
  assert.deepEqual(told, ['password', 'is known with right', 'confirm myapp true']);
});
