import { parseArgs } from 'node:util';
import type { SimulatorUser } from './startSimulator';

/** What `--help` prints. */
export const USAGE = `A simulated Asterisk with ARI, on 127.0.0.1 only.

  node simulator.js [options]

  --port NUMBER                 port of HTTP and WebSocket (8088; 0: any free one)
  --user NAME                   user of ARI (myapp)
  --password TEXT               the user's password; see below
  --read-only-user NAME         a second user who may only read
  --read-only-password TEXT     that user's password
  --calls-per-minute NUMBER     calls that come in by themselves (0)
  --seed NUMBER                 makes those calls the same every time
  --storm NUMBER                so many events a second, up to 10000, from calls that only make events
  --help                        this text

Other users of this machine can see a program's options. Give the passwords in the environment instead:
ARI_SIMULATOR_PASSWORD and ARI_SIMULATOR_READ_ONLY_PASSWORD. A password that is given nowhere is made up and
printed once.
`;

/** What the program was asked to do. */
export interface ProgramOptions {
  readonly port: number;
  /** The password is undefined where one shall be made up. */
  readonly user: { readonly name: string; readonly password: string | undefined };
  readonly readOnlyUser: SimulatorUser | undefined;
  readonly callsPerMinute: number;
  readonly seed: number | undefined;
  /** Events a second. */
  readonly storm: number;
}

/** Words of the command line that mean nothing; the message says which and why. */
export class UsageError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the command line (without program and script) and the environment. `help` when that was asked for.
 * Throws {@link UsageError}.
 */
export function readProgramOptions(
  words: readonly string[],
  environment: Environment,
): ProgramOptions | 'help' {
  const values = readWords(words);
  if (values.help === true) return 'help';
  const name = values.user ?? 'myapp';
  checkName('user', name);
  const readOnlyUser = readReadOnlyUser(
    values['read-only-user'],
    values['read-only-password'] ?? environment.ARI_SIMULATOR_READ_ONLY_PASSWORD,
  );
  if (readOnlyUser?.name === name) throw new UsageError('--read-only-user and --user are the same name.');
  const seed = values.seed;
  return {
    port: readNumber('port', values.port ?? '8088', 65_535),
    user: { name, password: values.password ?? environment.ARI_SIMULATOR_PASSWORD },
    readOnlyUser,
    callsPerMinute: readNumber('calls-per-minute', values['calls-per-minute'] ?? '0', 6_000),
    seed: seed === undefined ? undefined : readNumber('seed', seed, 2 ** 32 - 1),
    storm: readNumber('storm', values.storm ?? '0', 10_000),
  };
}

function readWords(words: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...words],
      options: {
        port: text,
        user: text,
        password: text,
        'read-only-user': text,
        'read-only-password': text,
        'calls-per-minute': text,
        seed: text,
        storm: text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readReadOnlyUser(name: string | undefined, password: string | undefined): SimulatorUser | undefined {
  if (name === undefined) return undefined;
  checkName('read-only-user', name);
  if (password === undefined) throw new UsageError('--read-only-user needs --read-only-password.');
  return { name, password, readOnly: true };
}

/** Basic authentication ends the name at the first colon. */
function checkName(option: string, name: string): void {
  if (name === '' || name.includes(':')) throw new UsageError(`--${option} must be a name without a colon.`);
}

function readNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) {
    throw new UsageError(`--${option} must be a whole number from 0 to ${String(most)}, not "${text}".`);
  }
  return number;
}
