import type { RestClient } from '../ari/restClient';
import { takeSnapshot, type ServerSnapshot } from '../ari/snapshot';
import type { EventLog } from '../capture/eventLog';
import type { LiveStore } from '../model/liveStore';
import { fieldsOf } from '../shared/fields';
import type { LostResources } from './lostResources';
import type { SentEvents } from './sentEvents';
import type { ServedElsewhere } from './servedElsewhere';
import { newStart, startOf } from './serverStart';
import { snapshotDifference } from './snapshotDifference';

/** What a {@link ModelSync} works on. */
export interface ModelSyncOptions {
  readonly connectionId: string;
  readonly rest: RestClient;
  readonly store: LiveStore;
  readonly log: EventLog;
  /** Takes what ended with the server. */
  readonly lost: LostResources;
  readonly sentEvents: Pick<SentEvents, 'socketOpened'>;
  readonly elsewhere: Pick<ServedElsewhere, 'isOurs'>;
  /** Whether the connection is live now. */
  readonly isLive: () => boolean;
}

/** Brings the live model in line with the server by snapshots, and tells the log what a loss of events has hidden. */
export class ModelSync {
  readonly #options: ModelSyncOptions;
  #version: string | undefined;
  #startedAt: number | undefined;
  #hasModel = false;
  #lostEvents = false;
  /** What is lost since when, ms since 1970, and not in the log yet. */
  #gap: { readonly from: number; readonly reason: string } | undefined;
  #closed = false;
  /** Counts snapshots begun: an older one that comes late is dropped. */
  #turn = 0;
  /** A first look after a loss may have met what Asterisk still listed, or told of late. */
  #looksAgain = false;

  constructor(options: ModelSyncOptions) {
    this.#options = options;
  }

  /** The server's version, e.g. `22.10.1`; undefined until the first snapshot. */
  get version(): string | undefined {
    return this.#version;
  }

  /** When the server was started, by its own clock, ms since 1970; undefined until the first snapshot. */
  get startedAt(): number | undefined {
    return this.#startedAt;
  }

  /** Notes that events are lost `from` then, ms since 1970. */
  noteGap(from: number, reason: string): void {
    this.#lostEvents = true;
    this.#gap ??= { from, reason };
  }

  /** Writes what was lost into the log: a gap lasts until we are subscribed, some time after the socket has opened. */
  tellGap(): void {
    const { connectionId, log } = this.#options;
    if (this.#gap) log.appendGap(connectionId, this.#gap.from, Date.now(), this.#gap.reason);
    this.#gap = undefined;
  }

  /** Looks once more after a loss: Asterisk lists a bridge for a moment after its end, told perhaps to the socket before. */
  async lookAgain(): Promise<void> {
    if (this.#looksAgain) await this.run(new AbortController().signal, false);
  }

  /** Snapshots that are under way change nothing any more. */
  close(): void {
    this.#closed = true;
  }

  /** Takes a snapshot and brings the model in line with it; rejects with an AriError. */
  async run(signal: AbortSignal, isNewSocket: boolean): Promise<void> {
    const { connectionId, store, log, lost, elsewhere, isLive } = this.#options;
    const snapshot = await this.#look(signal, isNewSocket);
    if (!snapshot) return;
    if (!isNewSocket && !isLive()) {
      // Perhaps of a server that has been restarted meanwhile, which the next socket has to notice.
      store.giveUpSnapshot();
      return;
    }
    const version: unknown = fieldsOf(snapshot.info.system)?.version;
    this.#version = typeof version === 'string' ? version : undefined;
    const startedAt = startOf(snapshot.info);
    // Behind one address and one socket there may be several that answer: only a loss tells of a new start.
    const start = this.#lostEvents ? newStart(this.#startedAt, startedAt) : undefined;
    const { channel, bridge, playback } = store.resources;
    const before = { channel: new Map(channel), bridge: new Map(bridge) };
    if (start) {
      for (const resources of [channel, bridge, playback]) lost.add(resources.values(), start);
    }
    const difference = store.synchronise(snapshot, start !== undefined);
    // A new model has nothing to compare with: all of it would be new.
    if (this.#lostEvents && this.#hasModel) {
      const lines = snapshotDifference(difference, before, start);
      log.appendSnapshot(connectionId, Date.now(), lines);
    }
    this.#startedAt = startedAt ?? this.#startedAt;
    elsewhere.isOurs(startedAt);
    this.#looksAgain = this.#lostEvents;
    this.#lostEvents = false;
    this.#hasModel = true;
    store.flush();
  }

  /** The server's state, while events wait for it; undefined when a newer snapshot is under way, or the end. */
  async #look(signal: AbortSignal, isNewSocket: boolean): Promise<ServerSnapshot | undefined> {
    const { rest, store, sentEvents } = this.#options;
    const turn = ++this.#turn;
    store.awaitSnapshot(isNewSocket);
    try {
      if (isNewSocket) {
        await sentEvents.socketOpened(signal);
        this.tellGap();
      }
      const playbacks = [...store.resources.playback.keys()];
      const snapshot = await takeSnapshot(rest, signal, playbacks);
      signal.throwIfAborted();
      return turn === this.#turn && !this.#closed ? snapshot : undefined;
    } catch (error) {
      // Events must not wait for a snapshot that does not come: the connection may well live on.
      if (turn === this.#turn && !this.#closed) store.giveUpSnapshot();
      throw error;
    }
  }
}
