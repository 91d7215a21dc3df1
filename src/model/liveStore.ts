import type { EventFrame } from '../ari/eventFrame';
import {
  applyChangeSet,
  emptyResourceTable,
  type ChangeSet,
  type LocalKey,
  type ResourceTable,
} from '../shared/changeSet';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import { fieldsOf } from '../shared/fields';
import type { LiveResource, ResourceKind } from '../shared/liveResources';
import { BufferedFrames } from './bufferedFrames';
import { diffApplications, diffSnapshot, type ResourceSnapshot } from './diffSnapshot';
import { GoneResources } from './goneResources';
import type { LiveChange, LiveUpdate } from './liveChange';
import { textOf } from './readResource';
import { reduceEvent, type ReduceContext } from './reduceEvent';
import { sameResource } from './sameResource';
import { isRefresh, knowsApplications, WaitingFrames } from './waitingFrames';

/** Runs `run` later; disposing the answer calls it off. Injected, so that tests need no clock. */
export type Schedule = (run: () => void) => Disposable;

/** Time over which changes are gathered into one update, ms. */
const COALESCE_MS = 100;

function later(run: () => void): Disposable {
  const timer = setTimeout(run, COALESCE_MS);
  return { dispose: () => clearTimeout(timer) };
}

/**
 * The live model of one server: its resources now, changed by events and snapshots, told to listeners
 * in coalesced, numbered updates.
 */
export class LiveStore implements Disposable {
  readonly #table = emptyResourceTable();
  readonly #gone = new GoneResources();
  readonly #context: ReduceContext;
  readonly #schedule: Schedule;
  readonly #updates = new Emitter<LiveUpdate>();
  /** What each changed resource was before the update under way. */
  readonly #before = new Map<string, Before>();
  /** What came while a snapshot is awaited. */
  #buffer: BufferedFrames | undefined;
  /** Since the last snapshot that came. */
  #eventsLost = false;
  /** What came since and need not be parsed before somebody looks. */
  readonly #waiting = new WaitingFrames();
  #pending: Disposable | undefined;
  #revision = 0;

  /** `ours`: the application names that our own WebSocket is registered under. */
  constructor(ours: readonly string[], schedule: Schedule = later) {
    this.#schedule = schedule;
    this.#context = { ours: new Set(ours), isGone: (kind, id) => this.#gone.has(kind, id) };
  }

  /** The resources now. They may be ahead of the last update. */
  get resources(): ResourceTable {
    this.#takeWaiting();
    return this.#table;
  }

  /** Counts the updates sent. */
  get revision(): number {
    return this.#revision;
  }

  /** Tells what changed, at most every 100 ms. */
  get onDidUpdate(): Listen<LiveUpdate> {
    return this.#updates.event;
  }

  /**
   * Takes one event in; while a snapshot is awaited, it waits for it. One that only brings channels up to
   * date is parsed when the update is due or {@link resources} are read: most are followed by a newer one.
   */
  apply(frame: EventFrame): void {
    if (this.#buffer) this.#buffer.add(frame);
    else this.#takeIn(frame);
  }

  /**
   * From now on events wait until {@link synchronise}; those of an older wait are taken in first.
   *
   * `eventsLost`: some may have been missed since the last snapshot, as on a new socket. Then an id that
   * was seen to go may be in use again, and what the snapshot lists exists. Otherwise deletions stay
   * known: Asterisk may list for a moment what it has already told the end of.
   */
  awaitSnapshot(eventsLost: boolean): void {
    this.giveUpSnapshot();
    this.#takeWaiting();
    if (eventsLost) this.#gone.clear();
    this.#eventsLost ||= eventsLost;
    this.#buffer = new BufferedFrames();
  }

  /** The snapshot does not come: takes the events in that waited for it. */
  giveUpSnapshot(): void {
    const waiting = this.#buffer?.all() ?? [];
    this.#buffer = undefined;
    for (const frame of waiting) this.#takeIn(frame);
  }

  /**
   * Brings the model in line with a snapshot and then with the events that came while it was taken.
   * Deletions among them win over the snapshot. Answers what the snapshot changed.
   *
   * `isNewServer`: Asterisk has been started anew since the snapshot before, no channel has survived.
   */
  synchronise(snapshot: ResourceSnapshot, isNewServer = false): ChangeSet {
    const waiting = this.#buffer?.all() ?? [];
    this.#buffer = undefined;
    this.#takeWaiting();
    for (const frame of waiting) this.#noteDeletion(frame);
    const events = this.#eventsLost ? 'events' : 'nothing';
    this.#eventsLost = false;
    const missed = isNewServer ? 'server' : events;
    const difference = diffSnapshot(this.#table, snapshot, this.#context, missed);
    this.#take(difference);
    for (const frame of waiting) this.#takeIn(frame);
    return difference;
  }

  /** Takes the answer of `GET /applications` in: the one kind of resource that no event tells of. */
  takeApplications(applications: readonly unknown[]): void {
    if (this.#buffer) return;
    this.#takeWaiting();
    this.#take(diffApplications(this.#table, applications, this.#context));
  }

  /** Sends what is still gathered, without waiting. */
  flush(): void {
    this.#takeWaiting();
    this.#pending?.dispose();
    this.#pending = undefined;
    const changes: LiveChange[] = [];
    for (const { kind, id, resource, changedAgain } of this.#before.values()) {
      const after = this.#table[kind].get(id);
      // One change is one; of several the last may have undone the others.
      if (!changedAgain || !sameResource(resource, after))
        changes.push({ kind, id, before: resource, after });
    }
    this.#before.clear();
    if (changes.length === 0) return;
    const fromRevision = this.#revision;
    this.#revision += 1;
    this.#updates.fire({ fromRevision, revision: this.#revision, changes });
  }

  /** Ends the store: nothing is sent any more. */
  dispose(): void {
    this.#pending?.dispose();
    this.#pending = undefined;
    this.#waiting.takeAll();
    this.#updates.dispose();
  }

  #takeIn(frame: EventFrame): void {
    if (frame.kind === 'malformed') return;
    if (isRefresh(frame)) {
      if (frame.channelIds.length === 0) return;
      if (this.#waiting.mayWait(frame, this.#table)) {
        for (const older of this.#waiting.add(frame)) this.#reduce(older);
        this.#pending ??= this.#schedule(() => this.flush());
        return;
      }
    } else if (frame.channelIds.length === 0) this.#takeWaiting();
    for (const older of this.#waiting.takeFor(frame)) this.#reduce(older);
    this.#reduce(frame);
  }

  #takeWaiting(): void {
    for (const frame of this.#waiting.takeAll()) this.#reduce(frame);
  }

  #reduce(frame: EventFrame): void {
    const changes = this.#endOfChannel(frame) ?? reduceEvent(this.#table, frame.value ?? {}, this.#context);
    this.#noteDeletion(frame);
    this.#take(changes);
  }

  /** What the end of a channel changes, where the bytes tell it; undefined for other events. */
  #endOfChannel(frame: EventFrame): ChangeSet | undefined {
    const isEnd = frame.type === 'ChannelDestroyed' && frame.carries === 'channel';
    if (!isEnd || !knowsApplications(frame, this.#table)) return undefined;
    const id = frame.channelIds[0] ?? '';
    return { upserts: [], removals: this.#table.channel.has(id) ? [{ kind: 'channel', id }] : [] };
  }

  #noteDeletion(frame: EventFrame): void {
    switch (frame.type) {
      case 'ChannelDestroyed':
        this.#gone.add('channel', idAt(frame, 'channel'));
        break;
      case 'ChannelCreated':
        this.#gone.delete('channel', idAt(frame, 'channel'));
        break;
      case 'BridgeDestroyed':
        this.#gone.add('bridge', idAt(frame, 'bridge'));
        break;
      case 'BridgeMerged':
        this.#gone.add('bridge', idAt(frame, 'bridge_from'));
        break;
      case 'BridgeCreated':
        this.#gone.delete('bridge', idAt(frame, 'bridge'));
        break;
      default:
        break;
    }
  }

  #take(changes: ChangeSet): void {
    for (const key of changes.removals) this.#remember(key);
    for (const resource of changes.upserts) this.#remember(resource);
    applyChangeSet(this.#table, changes);
    if (this.#before.size > 0) this.#pending ??= this.#schedule(() => this.flush());
  }

  #remember({ kind, id }: LocalKey): void {
    const key = `${kind} ${id}`;
    const before = this.#before.get(key);
    if (before) before.changedAgain = true;
    else this.#before.set(key, { kind, id, resource: this.#table[kind].get(id), changedAgain: false });
  }
}

interface Before {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly resource: LiveResource | undefined;
  changedAgain: boolean;
}

/** The id of what stands at `field`; read off the bytes where they tell it. */
function idAt(frame: EventFrame, field: 'bridge' | 'bridge_from' | 'channel'): string {
  if (field === 'channel' && frame.carries === 'channel') return frame.channelIds[0] ?? '';
  return textOf(fieldsOf(frame.value?.[field])?.id);
}
