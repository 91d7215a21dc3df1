import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { findProgram } from './findProgram';
import type { CommandLine } from './runProgram';
import { waitFor } from './waitFor';

/** How to start a guarded process. */
export interface GuardedProcessOptions {
  /** File that receives what the process prints (appended). */
  logFile: string;
  env?: NodeJS.ProcessEnv;
  /** Keeps the program's standard input open until it ends; unless told, it reads an empty one. */
  input?: boolean;
  /** Starts a process group of its own; `kill` then ends the whole group (for programs that fork). */
  group?: boolean;
  /** Called once when the process is gone or this one ends, in time for synchronous clean-up only. */
  cleanUp?: () => void;
}

/**
 * A child process that does not outlive this one: it is killed when this process exits or is interrupted,
 * and (on Linux, through `setpriv`) by the kernel when this process is itself killed.
 */
export class GuardedProcess {
  readonly #child: ChildProcess;
  readonly #group: boolean;
  readonly #logFile: string;
  readonly #atExit = (): void => {
    this.kill('SIGKILL');
    this.#cleanUp?.();
  };
  readonly #cleanUp: (() => void) | undefined;

  constructor(command: CommandLine, options: GuardedProcessOptions) {
    const { program, args } = diesWithParent(command);
    const log = fs.openSync(options.logFile, 'a');
    this.#group = options.group ?? false;
    this.#cleanUp = options.cleanUp;
    this.#logFile = options.logFile;
    this.#child = spawn(program, args, {
      env: options.env ?? process.env,
      stdio: [options.input === true ? 'pipe' : 'ignore', log, log],
      detached: this.#group,
    });
    fs.closeSync(log);
    this.#child.once('error', (error) => fs.appendFileSync(this.#logFile, `${error.message}\n`));
    process.once('exit', this.#atExit);
    exitOnSignals();
    this.#child.once('exit', () => {
      // What the leader of a group left behind must go too.
      if (this.#group) this.kill('SIGKILL');
      process.off('exit', this.#atExit);
    });
  }

  /** The process id; `undefined` when the program could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether the process still runs. */
  get running(): boolean {
    return this.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The exit code; `undefined` while the process runs and when a signal ended it. */
  get exitCode(): number | undefined {
    return this.#child.exitCode ?? undefined;
  }

  /** Types a line into a process that was started with `input`. */
  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** The end of what the process printed, for error messages. */
  get lastWords(): string {
    return fs.existsSync(this.#logFile) ? fs.readFileSync(this.#logFile, 'utf8').slice(-2000) : '';
  }

  /** Sends a signal to the process (or its group); does nothing when it is gone. */
  kill(signal: NodeJS.Signals): void {
    if (this.pid === undefined) return;
    try {
      process.kill(this.#group ? -this.pid : this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Asks the process to end, kills it when `graceMs` (5 s unless told) were not enough, waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', graceMs = 5_000): Promise<void> {
    if (this.running) this.kill(signal);
    await this.ended(graceMs).catch(async () => {
      this.kill('SIGKILL');
      await this.ended(5_000);
    });
  }

  /** Waits until the process has ended; throws after `timeoutMs`. */
  async ended(timeoutMs: number): Promise<void> {
    await waitFor(`the end of process ${String(this.pid)}`, () => !this.running, {
      timeoutMs,
      intervalMs: 20,
    });
  }
}

function diesWithParent(command: CommandLine): CommandLine {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;
  if (setpriv === undefined) return command;
  return { program: setpriv, args: ['--pdeathsig', 'KILL', command.program, ...command.args] };
}

/** Without a handler a signal ends Node at once, and no `exit` event gives the chance to clean up. */
function exitOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(code));
  }
}
