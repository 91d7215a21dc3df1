import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { GuardedProcess } from '../guardedProcess';
import { runProgram, type CommandLine } from '../runProgram';
import { waitFor } from '../waitFor';
import { ariRequest, type AriResponse } from './ariRequest';
import type { AsteriskRun } from './asteriskInstall';
import type { PhonePorts, ServerSettings } from './configuration/serverSettings';

/** Milliseconds until ARI must answer; about 3 s are usual, a busy machine needs more. */
const START_TIMEOUT = 60_000;

/** A running Asterisk of a test, with files and ports of its own. Made by `startAsterisk`. */
export class RealAsterisk {
  /** `http://127.0.0.1:PORT`, with the prefix of the HTTP server when it has one; without `/ari`. */
  readonly url: string;
  /** The same over TLS, when asked for. */
  readonly httpsUrl: string | undefined;
  /** PEM file to trust for `httpsUrl`. */
  readonly caFile: string | undefined;
  readonly user: string;
  readonly password: string;
  readonly readOnlyUser: string;
  readonly readOnlyPassword: string;
  /** UDP port on 127.0.0.1 that takes SIP calls. */
  readonly sipPort: number;
  /** UDP ports where Asterisk looks for the phones of the endpoints `alice` and `bob`. */
  readonly phonePorts: PhonePorts;
  /** The configuration folder as this process sees it. */
  readonly configFolder: string;
  /** Asterisk's own notices, warnings and errors. */
  readonly logFile: string;
  readonly #run: AsteriskRun;
  readonly #ports: number[];
  #process: GuardedProcess | undefined;

  constructor(run: AsteriskRun, settings: ServerSettings) {
    const prefix = settings.prefix && `/${settings.prefix}`;
    this.url = `http://127.0.0.1:${settings.httpPort}${prefix}`;
    this.httpsUrl = settings.tls && `https://127.0.0.1:${settings.tls.port}${prefix}`;
    this.configFolder = path.join(run.folder, 'etc');
    this.caFile = settings.tls && path.join(this.configFolder, settings.tls.certificate);
    this.user = settings.user.name;
    this.password = settings.user.password;
    this.readOnlyUser = settings.readOnlyUser.name;
    this.readOnlyPassword = settings.readOnlyUser.password;
    this.sipPort = settings.sipPort;
    this.phonePorts = settings.phonePorts;
    this.logFile = path.join(run.folder, 'log', 'messages.log');
    this.#run = run;
    this.#ports = [settings.httpPort, settings.sipPort, ...(settings.tls ? [settings.tls.port] : [])];
  }

  /** Process id of the server command; `undefined` while it is stopped. */
  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  /** Starts the server and waits until ARI answers 200 (before that: refused, 404, 503). */
  async start(): Promise<void> {
    const server = new GuardedProcess(this.#run.server(['-f', ...this.#config()], this.#ports), {
      logFile: path.join(this.#run.folder, 'console.log'),
      cleanUp: () => this.#cleanUp(),
    });
    this.#process = server;
    await waitFor(
      'ARI of the test Asterisk to answer 200',
      async () => {
        if (!server.running) return 'ended';
        return (await this.rest('GET', '/asterisk/info')).status === 200;
      },
      { timeoutMs: START_TIMEOUT },
    );
    if (!server.running) throw new Error(`Asterisk did not start: ${server.lastWords}`);
  }

  /** Runs a command on Asterisk's console and returns what it printed. */
  cli(command: string): Promise<string> {
    return runProgram(this.#run.beside('asterisk', [...this.#config(), '-rx', command]), {
      timeoutMs: 20_000,
    });
  }

  /** Asks ARI as the read-write user; `requestPath` is below `/ari` and starts with a slash. */
  rest(
    method: string,
    requestPath: string,
    query?: Record<string, string>,
    body?: unknown,
  ): Promise<AriResponse> {
    const { url, user, password } = this;
    return ariRequest({ url, user, password, method, path: requestPath, query, body });
  }

  /** Replaces a configuration file; Asterisk reads it on its next reload or restart. */
  writeConfig(file: string, text: string): void {
    fs.writeFileSync(path.join(this.configFolder, file), text);
  }

  /** The text of a configuration file. */
  readConfig(file: string): string {
    return fs.readFileSync(path.join(this.configFolder, file), 'utf8');
  }

  /** The command line that runs sipp where it reaches this server, and the run's folder on both sides. */
  sipp(args: string[]): { command: CommandLine; folder: string; insideFolder: string } {
    const { folder, insideFolder } = this.#run;
    return { command: this.#run.beside('sipp', args), folder, insideFolder };
  }

  /** Kills the server as a crash would, and waits until it is gone. `restart` brings it back. */
  async kill9(): Promise<void> {
    if (this.#run.killCommand) await runProgram(this.#run.killCommand);
    await this.#process?.stop('SIGKILL');
    this.#process = undefined;
  }

  /** Stops the server if it runs and starts it again with the same files and ports. */
  async restart(): Promise<void> {
    await this.#process?.stop();
    await this.start();
  }

  /** Stops the server and removes its files; tells when it had already ended by itself, as a crash does. */
  async stop(): Promise<void> {
    if (this.#endedByItself())
      console.error(`The test Asterisk had ended by itself: ${this.#process?.lastWords}`);
    await this.#process?.stop();
    this.#cleanUp();
  }

  #endedByItself(): boolean {
    return this.#process !== undefined && !this.#process.running;
  }

  #config(): string[] {
    return ['-C', `${this.#run.insideFolder}/etc/asterisk.conf`];
  }

  #cleanUp(): void {
    const kill = this.#run.killCommand;
    if (kill) spawnSync(kill.program, kill.args, { stdio: 'ignore' });
    fs.rmSync(this.#run.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
