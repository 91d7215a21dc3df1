import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { log, reasonOf } from './log.js';
import { authorization, type Settings } from './settings.js';

/** An event, with the parts that this program looks at. */
export interface AriEvent {
  readonly type: string;
  readonly args?: readonly string[];
  readonly channel?: Channel;
  readonly playback?: { readonly id: string; readonly state: string };
}

/** A channel as events and REST describe it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly caller: { readonly name: string; readonly number: string };
}

/** What is done when we are connected (again), and with each event. */
export interface EventHandler {
  connected(): void;
  event(event: AriEvent): void;
}

/** Trying again does not help: somebody has to change something. */
class FatalError extends Error {}

/** Milliseconds: for the handshake, between two pings, for a farewell, and between attempts. */
const HANDSHAKE = 10_000;
const PING_EVERY = 10_000;
const FAREWELL = 1_000;
const LASTING = 10_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;

/**
 * Serves the application until `signal` aborts, and connects again whenever the connection is lost. Rejects only
 * when that would not help: wrong password, or another program has taken the application.
 */
export async function listen(settings: Settings, handler: EventHandler, signal: AbortSignal): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  let wait = FIRST_DELAY;
  while (!isOver()) {
    const connection = new Connection(settings, handler, signal);
    try {
      const reason = await connection.ended;
      if (!isOver()) log('warn', 'disconnected', { reason });
    } catch (error) {
      if (error instanceof FatalError) throw error;
      log('warn', 'not connected', { reason: reasonOf(error) });
    }
    if (connection.lasted) wait = FIRST_DELAY;
    // Not all programs at the same moment when the server is back.
    const pause = Math.round(wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_DELAY);
    await delay(isOver() ? 0 : pause, undefined, { signal }).catch(() => undefined);
  }
}

/** One WebSocket, from its handshake to its end. */
class Connection {
  /** Resolves with the reason of the end; rejects with what went wrong. */
  readonly ended: Promise<string>;
  readonly #settings: Settings;
  readonly #handler: EventHandler;
  readonly #socket: WebSocket;
  #isAlive = true;
  #liveSince = Infinity;

  constructor(settings: Settings, handler: EventHandler, signal: AbortSignal) {
    this.#settings = settings;
    this.#handler = handler;
    const url = new URL('ari/events', settings.url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.search = `?app=${encodeURIComponent(settings.application)}`;
    this.#socket = new WebSocket(url, {
      headers: { authorization: authorization(settings) },
      handshakeTimeout: HANDSHAKE,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    });
    this.ended = this.#follow(signal);
  }

  /** Whether it was of use: not one that Asterisk takes and closes at once. */
  get lasted(): boolean {
    return Date.now() - this.#liveSince > LASTING;
  }

  #follow(signal: AbortSignal): Promise<string> {
    const socket = this.#socket;
    const pings = setInterval(() => this.#ping(), PING_EVERY);
    const stop = (): void => {
      socket.close(1000);
      setTimeout(() => socket.terminate(), FAREWELL).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    const over = new Promise<string>((resolve, reject) => {
      socket.on('open', () => {
        this.#liveSince = Date.now();
        log('info', 'connected', { application: this.#settings.application });
        this.#handler.connected();
      });
      socket.on('unexpected-response', (request, { statusCode = 0 }) => {
        request.destroy();
        // Everything else may be a server that is still starting.
        if (statusCode === 401 || statusCode === 403) {
          reject(new FatalError('Asterisk refused user and password (ARI_USER, ARI_PASSWORD)'));
        } else {
          reject(new Error(`Asterisk answered ${String(statusCode)}`));
        }
      });
      socket.on('pong', () => (this.#isAlive = true));
      socket.on('message', (data: Buffer) => {
        this.#isAlive = true;
        const event = parse(data);
        if (event?.type === 'ApplicationReplaced') {
          reject(new FatalError(`Another program has taken the application ${this.#settings.application}`));
        } else if (event) {
          this.#handle(event);
        }
      });
      socket.on('error', reject);
      socket.on('close', (code) => resolve(`closed with code ${String(code)}`));
    });
    return over.finally(() => {
      clearInterval(pings);
      signal.removeEventListener('abort', stop);
      socket.on('error', () => undefined);
      socket.terminate();
    });
  }

  /** Asterisk never pings, and a lost network says nothing: who does not answer us is gone. */
  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
  }

  /** One event that we cannot take must not end all calls. */
  #handle(event: AriEvent): void {
    try {
      this.#handler.event(event);
    } catch (error) {
      log('error', 'event failed', { type: event.type, reason: reasonOf(error) });
    }
  }
}

function parse(data: Buffer): AriEvent | undefined {
  try {
    return JSON.parse(data.toString()) as AriEvent;
  } catch {
    log('warn', 'not an event', { bytes: data.length });
    return undefined;
  }
}
