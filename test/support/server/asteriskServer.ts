import type { RealAsterisk } from '../asterisk/realAsterisk';
import { startAsterisk, type AsteriskOptions } from '../asterisk/startAsterisk';
import { startCall, startPhone } from '../sipp/startSipp';
import { hangUpAll, originateQuietly } from './serverBasics';
import type { ServerUnderTest } from './serverUnderTest';

/** The real Asterisk as a server under test, and itself for what only it has. */
export interface AsteriskServer extends ServerUnderTest {
  readonly asterisk: RealAsterisk;
}

/** Starts a real Asterisk; its phones are played by sipp. Throws `Unavailable` as `startAsterisk` does. */
export async function asteriskServer(options: AsteriskOptions = {}): Promise<AsteriskServer> {
  const asterisk = await startAsterisk(options);
  const { url, user, password, readOnlyUser, readOnlyPassword } = asterisk;
  return {
    kind: 'asterisk',
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
