import { execFile } from 'node:child_process';
import { findProgram } from '../findProgram';
import { Unavailable } from '../unavailable';

/** What curl did: its exit code, what it printed, and what `--verbose` told of the exchange. */
export interface CurlResult {
  readonly exitCode: number;
  /** Standard output: the body. */
  readonly body: string;
  /** The same, undecoded. */
  readonly bytes: Buffer;
  /** Standard error: with `-v` the request (`>`) and the answer's head (`<`). */
  readonly talk: string;
}

/** The path of curl. Throws {@link Unavailable} without it. */
export function findCurl(): string {
  const program = findProgram('curl');
  if (program === undefined) throw new Unavailable('no curl on the PATH', 'apt-get install curl');
  return program;
}

/** Runs curl with the arguments as a user would type them. Throws {@link Unavailable} without curl. */
export function curl(...args: string[]): Promise<CurlResult> {
  const program = findCurl();
  // No ~/.curlrc and no proxy of the machine may change what is sent.
  const env = { ...process.env, no_proxy: '*' };
  return new Promise((resolve) => {
    execFile(
      program,
      ['-q', ...args],
      { env, timeout: 20_000, encoding: 'buffer' },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ exitCode, body: stdout.toString(), bytes: stdout, talk: stderr.toString() });
      },
    );
  });
}

/** The status of each answer that `curl -v` told of. */
export function statusesOf({ talk }: CurlResult): readonly number[] {
  return [...talk.matchAll(/^< HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
}

/** The value of a header of the last answer; `undefined` where it had none. */
export function headerOf({ talk }: CurlResult, name: string): string | undefined {
  const lines = talk.split('\n').filter((line) => line.startsWith('< '));
  const line = lines.findLast((text) => text.toLowerCase().startsWith(`< ${name.toLowerCase()}:`));
  return line?.slice(line.indexOf(':') + 1).trim();
}
