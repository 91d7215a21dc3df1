import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { isMeant, type Ending, type Harm, type Which } from './harm';

/** Bytes that pass at a time where there is a limit. */
const PIECE = 1024;

/** One connection through the proxy: a socket to the client, and one to the server. */
export class ProxiedConnection {
  readonly #client: net.Socket;
  readonly #server: net.Socket;
  readonly #harm: Harm;
  readonly #ended: (connection: ProxiedConnection) => void;
  #kind: 'events' | 'rest' | undefined;
  #isForgotten = false;
  #openSides = 2;
  /** The side that ended first. */
  #firstGone: net.Socket | undefined;
  /** Sockets whose last chunk is still on its way. */
  readonly #busy = new Set<net.Socket>();

  /** `ended` is called when both sides have gone. */
  constructor(
    client: net.Socket,
    target: number,
    harm: Harm,
    ended: (connection: ProxiedConnection) => void,
  ) {
    this.#client = client;
    this.#server = net.connect(target, '127.0.0.1');
    this.#harm = harm;
    this.#ended = ended;
    this.#pump(this.#client);
    this.#pump(this.#server);
  }

  /** Whether bytes can still come of it. */
  get isOpen(): boolean {
    return !this.#isForgotten && !this.#client.destroyed;
  }

  /** Whether the network has lost it while the server still has it. */
  get isForgotten(): boolean {
    return this.#isForgotten;
  }

  /** Whether it is among those meant; one that has not asked for anything yet is among all. */
  is(which: Which | undefined): boolean {
    return which === 'all' || (this.#kind !== undefined && isMeant(which, this.#kind));
  }

  get #isMute(): boolean {
    return this.#isForgotten || this.is(this.#harm.muted);
  }

  /** Ends both sides. */
  end(how: Ending): void {
    for (const socket of [this.#client, this.#server]) {
      if (how === 'reset') socket.resetAndDestroy();
      else if (socket === this.#client) socket.destroySoon();
      else socket.destroy();
    }
  }

  /** Lets nothing through any more, not even the end of a side. */
  forget(): void {
    this.#isForgotten = true;
    this.look();
  }

  /** Slips bytes into what the client gets. */
  inject(bytes: Buffer): void {
    this.#client.write(bytes);
  }

  /** Goes on or holds back, as the harm says now. */
  look(): void {
    const isMute = this.#isMute;
    if (!isMute && this.#firstGone) this.#passEnd(this.#firstGone);
    for (const socket of [this.#client, this.#server]) {
      const isStalled = socket === this.#server && this.is(this.#harm.stalled);
      if (isMute || isStalled || this.#busy.has(socket)) socket.pause();
      else socket.resume();
    }
  }

  #pump(from: net.Socket): void {
    from.on('data', (chunk: Buffer) => {
      const passing = from === this.#client ? this.#up(chunk) : this.#down(chunk);
      this.#busy.add(from);
      this.look();
      void passing.finally(() => {
        this.#busy.delete(from);
        this.look();
      });
    });
    from.on('error', () => undefined);
    from.once('close', () => {
      this.#openSides -= 1;
      if (this.#openSides === 0) this.#ended(this);
      this.#firstGone ??= from;
      // A paused socket tells of its end all the same.
      if (!this.#isMute) this.#passEnd(from);
    });
  }

  /** What the server sent before its end still reaches the client; the other way nobody waits for it. */
  #passEnd(from: net.Socket): void {
    if (from === this.#server) this.#client.destroySoon();
    else this.#server.destroy();
  }

  async #up(chunk: Buffer): Promise<void> {
    if (this.#kind === undefined) {
      this.#kind = /^GET \S*\/ari\/events\?/.test(chunk.toString('latin1')) ? 'events' : 'rest';
      this.look();
    }
    if (this.#harm.delayMs > 0) await delay(this.#harm.delayMs);
    await this.#write(this.#server, chunk);
  }

  async #down(received: Buffer): Promise<void> {
    const { delayMs, bytesPerSecond, corrupt } = this.#harm;
    if (delayMs > 0) await delay(delayMs);
    const chunk = corrupt ? corrupt(received) : received;
    if (bytesPerSecond === 0) {
      await this.#deliver(chunk);
      return;
    }
    for (let at = 0; at < chunk.length && !this.#client.destroyed; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      await this.#deliver(piece);
      await delay((piece.length / bytesPerSecond) * 1_000);
    }
  }

  /** Gives the client a chunk, or the part of it that comes before an end that is due. */
  async #deliver(chunk: Buffer): Promise<void> {
    const due = this.#harm.dueEnd;
    if (!due || !this.is(due.which)) {
      await this.#write(this.#client, chunk);
      return;
    }
    const passing = Math.min(chunk.length, due.bytesLeft);
    due.bytesLeft -= passing;
    const written = this.#write(this.#client, chunk.subarray(0, passing));
    if (due.bytesLeft === 0) due.strike();
    await written;
  }

  /** Resolves when there is room for more, or nobody to take it. */
  async #write(to: net.Socket, chunk: Buffer): Promise<void> {
    if (to.destroyed || to.writableEnded || to.write(chunk)) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        to.off('drain', end).off('close', end);
        resolve();
      };
      to.on('drain', end).on('close', end);
    });
  }
}
