import { findAsterisk16 } from '../asterisk/findAsterisk16';
import type { RealAsterisk } from '../asterisk/realAsterisk';
import { startAsterisk, type AsteriskOptions } from '../asterisk/startAsterisk';
import { startCall, startPhone } from '../sipp/startSipp';
import { hangUpAll, originateQuietly } from './serverBasics';
import type { ServerUnderTest } from './serverUnderTest';

/** The real Asterisk as a server under test, and itself for what only it has. */
export interface AsteriskServer extends ServerUnderTest {
  readonly asterisk: RealAsterisk;
}

/** Starts a real Asterisk, of version 22 unless told; its phones are played by sipp. Throws `Unavailable` as `startAsterisk` does. */
export async function asteriskServer(
  options: AsteriskOptions = {},
  kind: 'asterisk' | 'asterisk16' = 'asterisk',
): Promise<AsteriskServer> {
  const install = kind === 'asterisk16' ? { install: await findAsterisk16() } : {};
  const asterisk = await startAsterisk({ ...options, ...install });
  const { url, user, password, readOnlyUser, readOnlyPassword } = asterisk;
  return {
    kind,
    release: kind === 'asterisk16' ? 16 : 22,
    asterisk,
    ...{ url, user, password, readOnlyUser, readOnlyPassword },
    rest: (method, path, query, body) => asterisk.rest(method, path, query, body),
    originateQuietly: (extension) => originateQuietly(asterisk, extension),
    hangUpAll: () => hangUpAll(asterisk),
    phone: (name, behaviour) => startPhone(asterisk, name, behaviour),
    incomingCall: (extension, behaviour) => startCall(asterisk, extension, behaviour),
    stop: () => asterisk.stop(),
  };
}
