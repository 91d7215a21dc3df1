import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { GuardedProcess } from '../guardedProcess';
import type { CommandLine } from '../runProgram';
import { waitFor } from '../waitFor';

/** A line that a client printed: an event as Asterisk sent it, or what the client says of its own doing. */
export type ClientLine = Readonly<Record<string, unknown>>;

/** An ARI client in a process of its own, seen by what it prints; the JSON lines are what tests look at. */
export class ClientProgram {
  readonly #process: GuardedProcess;
  readonly #logFile: string;

  /** Starts the program, with `env` added to the environment; it ends with the test at the latest. */
  constructor(context: TestContext, command: CommandLine, env: Readonly<Record<string, string>> = {}) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'client-'));
    this.#logFile = path.join(folder, 'output.log');
    this.#process = new GuardedProcess(command, {
      logFile: this.#logFile,
      input: true,
      env: { ...process.env, ...env },
    });
    context.after(async () => {
      await this.#process.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Everything printed so far, standard error included. */
  get output(): string {
    return fs.readFileSync(this.#logFile, 'utf8');
  }

  /** The whole JSON lines printed so far. */
  get lines(): readonly ClientLine[] {
    const whole = this.output.split('\n').slice(0, -1);
    return whole
      .filter((line) => line.startsWith('{'))
      .map((line): ClientLine => JSON.parse(line) as ClientLine);
  }

  /** The `type` of each JSON line that has one: the events, in the order in which the client got them. */
  get types(): readonly string[] {
    return this.lines.flatMap(({ type }) => (typeof type === 'string' ? [type] : []));
  }

  /** Types a line into the program. */
  type(line: string): void {
    this.#process.type(line);
  }

  /** Waits for a line that passes; throws with what the program printed when it has ended without one. */
  async line(what: string, wanted: (line: ClientLine) => boolean): Promise<ClientLine> {
    return waitFor(`${what} from the client`, () => {
      const isOver = !this.#process.running;
      const found = this.lines.find(wanted);
      if (found === undefined && isOver)
        throw new Error(`The client has ended: ${this.output.slice(-2_000)}`);
      return found;
    });
  }

  /** Waits for the first event of the type. */
  event(type: string): Promise<ClientLine> {
    return this.line(type, (line) => line.type === type);
  }

  /** Waits until the program has ended by itself (10 s) and returns its exit code. */
  async exitCode(): Promise<number | undefined> {
    await this.#process.ended(10_000);
    return this.#process.exitCode;
  }

  /** Interrupts the program as Ctrl+C does, and waits until it is gone. */
  interrupt(): Promise<void> {
    return this.#process.stop('SIGINT');
  }
}
