import type { AriResponse } from '../asterisk/ariRequest';

/** Which server a contract test runs against: the real Asterisk, an old one, or the simulator. */
export type ServerKind = 'asterisk' | 'asterisk16' | 'simulator';

/** Environment variable by which a run of the contract tests is told its server. */
export const SERVER_VARIABLE = 'ARI_CONTRACT_SERVER';

/** What a phone does with the calls it gets. */
export type PhoneBehaviour =
  | {
      readonly kind: 'answers';
      /** Rings so long first, in ms. */
      readonly ringMs?: number;
      /** Hangs up by itself so long after its answer, in ms; keeps the call unless told. */
      readonly hangUpAfterMs?: number;
    }
  /** Refuses with 486. */
  | { readonly kind: 'busy' }
  /** Rings until the caller gives up. */
  | { readonly kind: 'rings' };

/** What somebody who calls in does; waits for the other side to hang up unless told. */
export interface CallerBehaviour {
  /** Gives up so long after the ringing began, in ms, if nobody answered. */
  readonly abandonAfterMs?: number;
  /** Hangs up so long after the answer, in ms. */
  readonly hangUpAfterMs?: number;
}

/** A phone or a caller that is there until it is stopped. */
export interface TestPhone {
  /** What it had to say, for error messages. */
  readonly output: () => string;
  /** Takes it away; a call that it holds stays as it is. */
  stop(): Promise<void>;
}

/** What the contract tests need of a server: the real Asterisk and the simulator alike. */
export interface ServerUnderTest {
  readonly kind: ServerKind;
  /** The release that it must say it is: the first number of its version. */
  readonly release: number;
  /** `http://127.0.0.1:PORT`, without `/ari`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly readOnlyUser: string;
  readonly readOnlyPassword: string;
  /** Asks ARI as the read-write user; `path` is below `/ari` and starts with a slash. */
  rest(method: string, path: string, query?: Record<string, string>, body?: unknown): Promise<AriResponse>;
  /** Calls an extension of the context `from-trunk` without any application being told; the far side waits. */
  originateQuietly(extension: string): Promise<void>;
  /** Ends all calls and waits until they are gone. */
  hangUpAll(): Promise<void>;
  /** Lets the phone behind the endpoint `PJSIP/alice` or `PJSIP/bob` take calls, until it is stopped. */
  phone(name: 'alice' | 'bob', behaviour: PhoneBehaviour): Promise<TestPhone>;
  /** Somebody calls an extension of `from-trunk` over the endpoint `PJSIP/trunk`. */
  incomingCall(extension: string, behaviour?: CallerBehaviour): Promise<TestPhone>;
  /** Stops the server; nothing of it stays. */
  stop(): Promise<void>;
}
