import { randomBytes } from 'node:crypto';
import { profileId, type ServerProfile } from '../session/serverProfile';
import type { Connections } from '../session/connections';
import { Emitter, type Disposable } from '../shared/emitter';
import type { Simulator, SimulatorOptions } from '../simulator/startSimulator';

/** What an editor needs of a running simulator. */
export type EditorSimulator = Pick<Simulator, 'close' | 'exchange' | 'setCallsPerMinute' | 'url'>;

/** The lazily loaded module that holds the simulator. */
export interface SimulatorChunk {
  readonly startSimulator: (options: SimulatorOptions) => Promise<EditorSimulator>;
}

/** Where the password of a simulator is kept: in memory, since it goes with the window. */
export interface WindowPasswords {
  storeForWindow(owner: Pick<ServerProfile, 'url' | 'user'>, password: string): void;
  forgetForWindow(owner: Pick<ServerProfile, 'url' | 'user'>): void;
}

/** What {@link SimulatedServer} needs from outside. */
export interface SimulatedServerOptions {
  readonly loadChunk: () => Promise<SimulatorChunk>;
  readonly connections: Pick<Connections, 'connect' | 'removeOfWindow' | 'session' | 'setOfWindow'>;
  readonly passwords: WindowPasswords;
  /** Told of a fault inside the simulator; it goes on. */
  readonly onFault: (error: unknown) => void;
}

/** What a program needs to connect to the simulator. */
export interface SimulatorAccess {
  /** `http://127.0.0.1:PORT`, without `/ari`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

interface Running {
  readonly simulator: EditorSimulator;
  readonly access: SimulatorAccess;
  readonly id: string;
}

const USER = 'simulator';

function profileOf(url: string): ServerProfile {
  return {
    id: profileId(url, USER),
    name: 'Simulated Asterisk',
    url,
    user: USER,
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
    simulated: true,
  };
}

/** The simulated Asterisk of this window, and its place among the connections; at most one runs. */
export class SimulatedServer implements Disposable {
  readonly #options: SimulatedServerOptions;
  readonly #changes = new Emitter<void>();
  #running: Running | undefined;
  #starting: Promise<void> | undefined;
  #isClosed = false;

  /** Fires when it has started or is being stopped. */
  readonly onDidChange = this.#changes.event;

  constructor(options: SimulatedServerOptions) {
    this.#options = options;
  }

  /** How to connect to it; undefined while none runs. */
  get access(): SimulatorAccess | undefined {
    return this.#running?.access;
  }

  /** Names of the applications that programs other than this window serve on it. */
  get programs(): readonly string[] {
    if (!this.#running) return [];
    const { simulator, id } = this.#running;
    const ours = this.#options.connections.session(id)?.ourApplication;
    return simulator.exchange.applications
      .all()
      .filter(({ sink, name }) => sink && !sink.isBuiltIn && name !== ours)
      .map(({ name }) => name);
  }

  /**
   * Starts it on a free port with a password of its own, and connects to it; does nothing where one runs.
   * Rejects with what kept it from starting; connecting tells of its own failures.
   */
  async start(callsPerMinute: number): Promise<void> {
    if (this.#running || this.#isClosed) return;
    this.#starting ??= this.#start(callsPerMinute).finally(() => (this.#starting = undefined));
    await this.#starting;
  }

  /** Changes the number of calls that it makes by itself, from 0. */
  setCallsPerMinute(callsPerMinute: number): void {
    this.#running?.simulator.setCallsPerMinute(callsPerMinute);
  }

  /** Disconnects, ends it with all its calls, and forgets connection and password. */
  async stop(): Promise<void> {
    // Whoever waits for the start is told how it went.
    if (this.#starting) await this.#starting.catch(() => undefined);
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    this.#changes.fire();
    await this.#options.connections.removeOfWindow(running.id);
    this.#options.passwords.forgetForWindow(running.access);
    await running.simulator.close();
  }

  /** As {@link stop}, for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.stop();
  }

  dispose(): void {
    void this.close();
    this.#changes.dispose();
  }

  async #start(callsPerMinute: number): Promise<void> {
    const { loadChunk, connections, passwords, onFault } = this.#options;
    const { startSimulator } = await loadChunk();
    const password = randomBytes(18).toString('base64url');
    const users = [{ name: USER, password, readOnly: false }];
    const simulator = await startSimulator({ users, callsPerMinute, onFault });
    const profile = profileOf(simulator.url);
    this.#running = { simulator, access: { url: profile.url, user: USER, password }, id: profile.id };
    passwords.storeForWindow(profile, password);
    connections.setOfWindow(profile);
    this.#changes.fire();
    await connections.connect(profile.id);
  }
}
