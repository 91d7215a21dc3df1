import { isAriError } from '../../ari/ariError';
import type { EventFrame } from '../../ari/eventFrame';
import { jsonOf } from '../../ari/jsonOf';
import { problemOf } from '../../ari/problemOf';
import type { RestClient, RestExchange } from '../../ari/restClient';
import { Emitter, type Disposable, type Listen } from '../../shared/emitter';
import { notConnected } from '../notConnected';
import { askList, readListed } from './askList';
import type { ListedResource, ListedResources, ListKind, ServerList } from './listedResource';
import type { ShownVariables } from './shownVariables';
import { writtenList } from './writtenLists';

/** What {@link ServerLists} work with. */
export interface ServerListsOptions {
  readonly rest: Pick<RestClient, 'call'>;
  readonly variables: ShownVariables;
  /** What the server's paths have before `/ari`. */
  readonly prefix: string;
  /** Whether the server can be asked now. */
  readonly isLive: () => boolean;
}

/** A call that begins a recording, and answers it. */
const RECORD = /^\/(?:bridges|channels)\/[^/?]+\/record(?:\?|$)/;

type Items = Map<string, ListedResource>;

interface Slot {
  items: Items | undefined;
  /** What the last answer failed with. */
  failure: { readonly error: unknown } | undefined;
  /** The question under way. */
  asking: Promise<void> | undefined;
  /** Something was written since it was asked. */
  isOld: boolean;
  /** What events have told since it was asked: the answer may be from before them. */
  told: ((items: Items) => unknown)[];
}

/** Over how long changes are gathered before they are told, ms. */
const COALESCE_MS = 100;

const KINDS: readonly ListKind[] = [
  'deviceState',
  'globalVariable',
  'liveRecording',
  'logChannel',
  'mailbox',
  'module',
  'sound',
  'storedRecording',
];

/**
 * What a server has besides its live model: lists that are asked for when somebody looks, again when we have
 * written to them, and kept up to date by events where Asterisk sends any. Recordings under way cannot be asked
 * for: known are those that have begun since the connection was opened.
 */
export class ServerLists implements Disposable {
  readonly #options: ServerListsOptions;
  readonly #slots = new Map<ListKind, Slot>();
  readonly #changes = new Emitter<ListKind>();
  readonly #changed = new Set<ListKind>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: ServerListsOptions) {
    this.#options = options;
    for (const kind of KINDS) {
      const items = kind === 'liveRecording' ? new Map<string, ListedResource>() : undefined;
      this.#slots.set(kind, { items, failure: undefined, asking: undefined, isOld: false, told: [] });
    }
  }

  /** Tells, at most every 100 ms, the kind whose list has changed, is being asked for, or has failed to come. */
  get onDidChange(): Listen<ListKind> {
    return this.#changes.event;
  }

  /** A list as far as it is known; asks nothing. */
  get(kind: ListKind): ServerList {
    const { items, asking, failure } = this.#slot(kind);
    return { items, isLoading: asking !== undefined, problem: failure && problemOf(failure.error) };
  }

  /** A list, asked for when it is not known yet; rejects with an AriError. */
  async load(kind: ListKind): Promise<ListedResources> {
    const slot = this.#slot(kind);
    if (!slot.items || slot.failure) await this.refresh(kind);
    if (slot.failure) throw slot.failure.error;
    return slot.items ?? new Map<string, ListedResource>();
  }

  /** Asks for a list again; what goes wrong is told by {@link get}. */
  async refresh(kind: ListKind): Promise<void> {
    const slot = this.#slot(kind);
    if (slot.asking) slot.isOld = true;
    else {
      slot.asking = this.#ask(kind, slot);
      this.#tell(kind);
    }
    await slot.asking;
  }

  /** Asks again for every list that somebody has looked at: the server may be another one by now. */
  refreshKnown(): void {
    for (const kind of KINDS) if (this.#isKnown(kind)) void this.refresh(kind);
  }

  /** Takes an event in. */
  take(frame: EventFrame): void {
    switch (frame.type) {
      case 'RecordingStarted':
        this.#put('liveRecording', frame.value?.recording);
        break;
      case 'RecordingFinished':
        this.#drop('liveRecording', frame.value?.recording);
        this.#store(frame.value?.recording);
        break;
      case 'RecordingFailed':
        this.#drop('liveRecording', frame.value?.recording);
        break;
      case 'DeviceStateChanged':
        this.#noteDevice(frame.value?.device_state);
        break;
      default:
        break;
    }
  }

  /** Takes note of a REST call of ours: what has written may have changed a list. */
  noteExchange(exchange: Pick<RestExchange, 'answer' | 'method' | 'path' | 'status'>): void {
    const { method, path, status = 0, answer } = exchange;
    const below = `${this.#options.prefix}/ari`;
    if (method === 'GET' || status < 200 || status >= 300 || !path.startsWith(below)) return;
    const place = path.slice(below.length);
    if (RECORD.test(place) && answer) this.#noteRecording(jsonOf(answer));
    const written = writtenList(place);
    if (!written) return;
    const { kind, variable } = written;
    if (kind === 'globalVariable' && variable !== undefined) {
      this.#options.variables.add(variable);
      void this.refresh(kind);
    } else if (this.#isKnown(kind)) void this.refresh(kind);
    // What a module brings may be there now.
    if (kind === 'module') {
      for (const other of KINDS) if (this.#slot(other).failure) void this.refresh(other);
    }
  }

  /** Ends the lists: nothing is told any more. */
  dispose(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#changes.dispose();
  }

  #slot(kind: ListKind): Slot {
    const slot = this.#slots.get(kind);
    if (!slot) throw new Error(`There is no list of ${kind}.`);
    return slot;
  }

  #isKnown(kind: ListKind): boolean {
    const { items, failure } = this.#slot(kind);
    return failure !== undefined || (items !== undefined && (kind !== 'liveRecording' || items.size > 0));
  }

  async #ask(kind: ListKind, slot: Slot): Promise<void> {
    const { rest, variables, isLive } = this.#options;
    // Without this a refusal of our own would be over before it is known as the question under way.
    await Promise.resolve();
    do {
      slot.isOld = false;
      slot.told = [];
      try {
        if (!isLive()) throw notConnected(kind);
        const liveRecordings = this.#slot('liveRecording').items ?? new Map<string, ListedResource>();
        const items = await askList(kind, { rest, variables: variables.list(), liveRecordings });
        for (const change of slot.told) change(items);
        slot.items = items;
        slot.failure = undefined;
      } catch (error) {
        slot.failure = { error };
        // The module that has them is gone, and they with it.
        if (isAriError(error) && error.status === 404) slot.items = undefined;
      }
    } while (this.#slot(kind).isOld && !this.#closed && isLive());
    slot.asking = undefined;
    slot.told = [];
    this.#tell(kind);
  }

  /** One that waits behind a playback has no event yet; one that has ended meanwhile is not told of any more. */
  #noteRecording(value: unknown): void {
    this.#put('liveRecording', value);
    void this.refresh('liveRecording');
  }

  #put(kind: ListKind, value: unknown): void {
    const listed = readListed(kind, value);
    if (listed) this.#change(kind, (items) => items.set(listed.id, listed));
  }

  #drop(kind: ListKind, value: unknown): void {
    const listed = readListed(kind, value);
    if (listed) this.#change(kind, (items) => items.delete(listed.id));
  }

  /** A recording that has ended well lies on the disk from now on. */
  #store(value: unknown): void {
    const listed = readListed('storedRecording', value);
    if (listed?.raw.state !== 'done') return;
    const { name, format } = listed.raw;
    this.#put('storedRecording', { name, format });
  }

  /** Of all devices, the list holds those only that ARI itself has made. */
  #noteDevice(value: unknown): void {
    const listed = readListed('deviceState', value);
    if (listed?.id.startsWith('Stasis:') === true) this.#put('deviceState', value);
  }

  #change(kind: ListKind, change: (items: Items) => unknown): void {
    const { items, asking, told } = this.#slot(kind);
    if (asking) told.push(change);
    if (!items) return;
    change(items);
    this.#tell(kind);
  }

  #tell(kind: ListKind): void {
    if (this.#closed) return;
    this.#changed.add(kind);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const kinds = [...this.#changed];
      this.#changed.clear();
      for (const changed of kinds) this.#changes.fire(changed);
    }, COALESCE_MS);
  }
}
