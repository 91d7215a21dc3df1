import { applyChangeSet, emptyResourceTable, type ChangeSet, type ResourceTable } from '../shared/changeSet';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import { fieldsOf } from '../shared/fields';
import type { LiveResource, ResourceKind } from '../shared/liveResources';
import { diffApplications, diffSnapshot, type ResourceSnapshot } from './diffSnapshot';
import { GoneResources } from './goneResources';
import type { LiveChange, LiveUpdate } from './liveChange';
import { textOf } from './readResource';
import { reduceEvent, type ReduceContext } from './reduceEvent';

type Event = Readonly<Record<string, unknown>>;

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
  readonly #before = new Map<
    string,
    { kind: ResourceKind; id: string; resource: LiveResource | undefined }
  >();
  #buffer: Event[] | undefined;
  #pending: Disposable | undefined;
  #revision = 0;

  /** `ours`: the application names that our own WebSocket is registered under. */
  constructor(ours: readonly string[], schedule: Schedule = later) {
    this.#schedule = schedule;
    this.#context = { ours: new Set(ours), isGone: (kind, id) => this.#gone.has(kind, id) };
  }

  /** The resources now. They may be ahead of the last update. */
  get resources(): ResourceTable {
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

  /** Takes one event in; while a snapshot is awaited, it waits for it. */
  apply(event: Event): void {
    if (this.#buffer) this.#buffer.push(event);
    else this.#reduce(event);
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
    if (eventsLost) this.#gone.clear();
    this.#buffer = [];
  }

  /** The snapshot does not come: takes the events in that waited for it. */
  giveUpSnapshot(): void {
    const waiting = this.#buffer ?? [];
    this.#buffer = undefined;
    for (const event of waiting) this.#reduce(event);
  }

  /**
   * Brings the model in line with a snapshot and then with the events that came while it was taken.
   * Deletions among them win over the snapshot. Answers what the snapshot changed.
   */
  synchronise(snapshot: ResourceSnapshot): ChangeSet {
    const waiting = this.#buffer ?? [];
    this.#buffer = undefined;
    for (const event of waiting) this.#noteDeletion(event);
    const difference = diffSnapshot(this.#table, snapshot, this.#context);
    this.#take(difference);
    for (const event of waiting) this.#reduce(event);
    return difference;
  }

  /** Takes the answer of `GET /applications` in: the one kind of resource that no event tells of. */
  takeApplications(applications: readonly unknown[]): void {
    if (!this.#buffer) this.#take(diffApplications(this.#table, applications, this.#context));
  }

  /** Sends what is still gathered, without waiting. */
  flush(): void {
    this.#pending?.dispose();
    this.#pending = undefined;
    const changes: LiveChange[] = [];
    for (const { kind, id, resource } of this.#before.values()) {
      const after = this.#table[kind].get(id);
      if (after !== resource) changes.push({ kind, id, before: resource, after });
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
    this.#updates.dispose();
  }

  #reduce(event: Event): void {
    const changes = reduceEvent(this.#table, event, this.#context);
    this.#noteDeletion(event);
    this.#take(changes);
  }

  #noteDeletion(event: Event): void {
    const channelId = textOf(fieldsOf(event.channel)?.id);
    const bridgeId = textOf(fieldsOf(event.bridge)?.id);
    switch (event.type) {
      case 'ChannelDestroyed':
        this.#gone.add('channel', channelId);
        break;
      case 'ChannelCreated':
        this.#gone.delete('channel', channelId);
        break;
      case 'BridgeDestroyed':
        this.#gone.add('bridge', bridgeId);
        break;
      case 'BridgeMerged':
        this.#gone.add('bridge', textOf(fieldsOf(event.bridge_from)?.id));
        break;
      case 'BridgeCreated':
        this.#gone.delete('bridge', bridgeId);
        break;
      default:
        break;
    }
  }

  #take(changes: ChangeSet): void {
    for (const { kind, id } of [...changes.removals, ...changes.upserts]) {
      const key = `${kind} ${id}`;
      if (!this.#before.has(key)) this.#before.set(key, { kind, id, resource: this.#table[kind].get(id) });
    }
    applyChangeSet(this.#table, changes);
    if (this.#before.size > 0) this.#pending ??= this.#schedule(() => this.flush());
  }
}
