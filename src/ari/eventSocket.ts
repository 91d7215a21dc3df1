import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket, type ClientOptions } from 'ws';
import { AriError } from './ariError';
import type { CloseReason } from './closeReason';
import type { Moment } from './moment';
import { responseError } from './responseError';
import { secretFilter } from './secretFilter';
import type { ServerAddress } from './serverAddress';
import { SilenceWatch } from './silenceWatch';
import { tlsOptions } from './tlsOptions';
import { transportError } from './transportError';

/** What an {@link EventSocket} connects to and whom it tells. Times are ms. */
export interface EventSocketOptions {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string;
  readonly applications: readonly string[];
  readonly subscribeAll: boolean;
  /** For the handshake as a whole, however the server spreads its answer; default 10,000. */
  readonly handshakeTimeout?: number;
  /** Default 10,000; silence is noticed within two. */
  readonly pingInterval?: number;
  /** Told by tests that move it. */
  readonly now?: () => Moment;
  /** Largest accepted message, bytes; default 16 MiB. */
  readonly maxPayload?: number;
  readonly opened: () => void;
  readonly message: (data: Buffer) => void;
  /** Called exactly once, last. */
  readonly closed: (reason: CloseReason) => void;
}

const operation = 'events.eventWebsocket';
const maxRefusalBytes = 64 * 1024;
/** How long the server may take to answer our close frame. */
const goodbyeMs = 500;

function socketUrl({ address, applications, subscribeAll }: EventSocketOptions): string {
  if (applications.length === 0 || applications.some((name) => name === '' || name.includes(','))) {
    throw new AriError({
      code: 'badParameter',
      operation,
      message: 'An application name is missing or contains a comma.',
      hint: 'Asterisk takes a comma for the end of a name. Choose another name.',
    });
  }
  const query = new URLSearchParams({ app: applications.join(','), subscribeAll: String(subscribeAll) });
  return `${address.origin.replace(/^http/, 'ws')}${address.prefix}/ari/events?${query.toString()}`;
}

/**
 * The life of one event WebSocket, from the handshake to its end. It pings, because Asterisk does not,
 * and because a reader that was too slow may be left with an open but silent connection.
 */
export class EventSocket {
  readonly #options: EventSocketOptions;
  readonly #socket: WebSocket;
  readonly #handshakeTimer: NodeJS.Timeout;
  readonly #silence: SilenceWatch;
  /** What the WebSocket reads from. */
  #stream: Socket | undefined;
  #goodbyeTimer: NodeJS.Timeout | undefined;
  /** Decided before the socket's own `close` event, where we know better than its code. */
  #reason: CloseReason | undefined;
  #isOpen = false;
  readonly #gone: Promise<void>;

  /** Starts the handshake at once. @throws AriError `tls` (CA file), `badParameter` (application name) */
  constructor(options: EventSocketOptions) {
    this.#options = options;
    const { user, password, ca, handshakeTimeout = 10_000, maxPayload = 16 * 1024 * 1024 } = options;
    const credentials = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
    const clientOptions: ClientOptions = {
      headers: { authorization: `Basic ${credentials}` },
      maxPayload,
      perMessageDeflate: false,
      followRedirects: false,
      // A caller's name may be any bytes: one bad letter must not cost the connection.
      skipUTF8Validation: true,
      ...tlsOptions(ca),
    };
    this.#socket = new WebSocket(socketUrl(options), clientOptions);
    this.#gone = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#silence = new SilenceWatch({
      pingInterval: options.pingInterval ?? 10_000,
      ping: () => this.#socket.ping(),
      died: (silentMs) => {
        this.#reason ??= { kind: 'died', silentMs };
        this.#end();
      },
      ...(options.now === undefined ? {} : { now: options.now }),
    });
    this.#listen(handshakeTimeout);
    // Not left to ws: its limit is one of silence, and a line now and then would hold it off for ever.
    this.#handshakeTimer = setTimeout(() => this.#giveUpHandshake(), handshakeTimeout);
  }

  /** Whether the handshake has succeeded, however the socket fared since. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether events can still arrive: opened, and neither lost nor given up since. */
  get isUp(): boolean {
    return this.#isOpen && this.#reason === undefined && this.#socket.readyState === WebSocket.OPEN;
  }

  /** When the server last completed a message: what it sent since is lost with the socket. */
  get lastSign(): Moment {
    return this.#silence.lastSign;
  }

  /**
   * Says goodbye and resolves when the socket is gone, within half a second; `closed` comes with
   * `closedByUs`. No message comes any more. Idempotent.
   */
  close(): Promise<void> {
    this.#reason ??= { kind: 'closedByUs' };
    if (this.#socket.readyState === WebSocket.OPEN) {
      // Asterisk logs two warnings for a connection that just ends.
      this.#silence.stop();
      this.#socket.close(1000);
      this.#goodbyeTimer = setTimeout(() => this.#end(), goodbyeMs);
    } else if (this.#socket.readyState === WebSocket.CONNECTING) {
      this.#end();
    }
    return this.#gone;
  }

  #listen(handshakeTimeout: number): void {
    const socket = this.#socket;
    socket.on('upgrade', (response) => (this.#stream = response.socket));
    socket.on('open', () => this.#open());
    socket.on('message', (data) => {
      this.#silence.noticeMessage();
      if (this.#reason === undefined) {
        this.#options.message(data as Buffer);
      }
    });
    socket.on('pong', () => this.#silence.noticeMessage());
    socket.on('unexpected-response', (_request, response) => {
      clearTimeout(this.#handshakeTimer);
      this.#readRefusal(response, handshakeTimeout);
    });
    socket.on('error', (error) => {
      this.#reason ??= { kind: 'failed', error: this.#errorOf(error) };
      // ws would wait half a minute for the other side's close frame, and we were deaf and called live.
      this.#end();
    });
    socket.once('close', (code) => this.#finish({ kind: 'closedByServer', code }));
  }

  #open(): void {
    clearTimeout(this.#handshakeTimer);
    if (this.#reason !== undefined) {
      this.#end();
      return;
    }
    this.#isOpen = true;
    this.#silence.start();
    // After the WebSocket's own listener: what a chunk completes has been handed on by then.
    this.#stream?.on('data', () => this.#silence.noticeBytes());
    this.#options.opened();
  }

  #errorOf(error: Error): AriError {
    const { code } = error as { code?: string };
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') {
      return new AriError({
        code: 'tooLarge',
        operation,
        message: 'The server sent a message larger than the limit.',
        hint: 'Asterisk sends no such events; check that the address is right.',
        cause: error,
      });
    }
    return transportError(operation, this.#options.address, error);
  }

  #giveUpHandshake(): void {
    const { host, port } = this.#options.address;
    const error = new AriError({
      code: 'timeout',
      operation,
      message: `No answer from ${host}:${port}.`,
      hint: 'Asterisk hangs, a firewall drops the packets, or this is no HTTP port.',
    });
    this.#reason ??= { kind: 'failed', error };
    this.#end();
  }

  /** An HTTP answer instead of a WebSocket: its body says why. */
  #readRefusal(response: IncomingMessage, timeout: number): void {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (): void => {
      clearTimeout(timer);
      const body = Buffer.concat(chunks);
      const answer = { status: response.statusCode ?? 0, headers: response.headers, body };
      const error = responseError(operation, secretFilter(this.#options)(answer));
      this.#reason ??= { kind: 'refused', error };
      response.destroy();
      this.#end();
    };
    const timer = setTimeout(finish, timeout);
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxRefusalBytes) {
        chunks.push(chunk);
      } else {
        finish();
      }
    });
    response.once('end', finish);
    response.once('error', finish);
  }

  /** Without a close handshake: a dying server would let us wait for its half of it. */
  #end(): void {
    this.#silence.stop();
    this.#socket.terminate();
  }

  #finish(fallback: CloseReason): void {
    clearTimeout(this.#handshakeTimer);
    this.#silence.stop();
    clearTimeout(this.#goodbyeTimer);
    this.#options.closed(this.#reason ?? fallback);
  }
}
