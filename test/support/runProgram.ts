import { execFile } from 'node:child_process';

/** A program and its arguments, without a shell. */
export interface CommandLine {
  program: string;
  args: string[];
}

/** What `runProgram` may be told; the time-out is in ms. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
  /** Its standard input ends only with it: a program for people takes the end for their leaving. */
  keepInput?: boolean;
}

/** Runs a program to its end and returns what it printed; throws, with its last words, when it fails. */
export function runProgram({ program, args }: CommandLine, options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { stdin } = execFile(
      program,
      args,
      {
        cwd: options.cwd,
        env: options.env ?? process.env,
        timeout: options.timeoutMs ?? 60_000,
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const lastWords = `${stderr}\n${stdout}`.trim().slice(-2000);
        reject(
          new Error(`${program} ${args.join(' ')} failed: ${lastWords || error.message}`, { cause: error }),
        );
      },
    );
    if (options.keepInput !== true) stdin?.end();
  });
}
