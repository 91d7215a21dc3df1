import type { EventFrame } from '../../../src/ari/eventFrame';
import { diffApplications, diffSnapshot, type ResourceSnapshot } from '../../../src/model/diffSnapshot';
import { GoneResources } from '../../../src/model/goneResources';
import { reduceEvent, type ReduceContext } from '../../../src/model/reduceEvent';
import { applyChangeSet, emptyResourceTable } from '../../../src/shared/changeSet';
import { fieldsOf } from '../../../src/shared/fields';

type Event = Readonly<Record<string, unknown>>;

function idOf(value: unknown): string {
  const id = fieldsOf(value)?.id;
  return typeof id === 'string' ? id : '';
}

/** The live model as it is meant: every event is parsed and reduced when it comes. */
export class ImmediateModel {
  readonly table = emptyResourceTable();
  readonly #gone = new GoneResources();
  readonly #context: ReduceContext;
  #buffer: EventFrame[] | undefined;
  #eventsLost = false;

  constructor(ours: readonly string[]) {
    this.#context = { ours: new Set(ours), isGone: (kind, id) => this.#gone.has(kind, id) };
  }

  apply(frame: EventFrame): void {
    if (this.#buffer) this.#buffer.push(frame);
    else this.#reduce(frame);
  }

  awaitSnapshot(eventsLost: boolean): void {
    this.giveUpSnapshot();
    if (eventsLost) this.#gone.clear();
    this.#eventsLost ||= eventsLost;
    this.#buffer = [];
  }

  giveUpSnapshot(): void {
    const waiting = this.#buffer ?? [];
    this.#buffer = undefined;
    for (const frame of waiting) this.#reduce(frame);
  }

  synchronise(snapshot: ResourceSnapshot): void {
    const waiting = this.#buffer ?? [];
    this.#buffer = undefined;
    for (const { value } of waiting) if (value) this.#noteDeletion(value);
    const missed = this.#eventsLost ? 'events' : 'nothing';
    this.#eventsLost = false;
    applyChangeSet(this.table, diffSnapshot(this.table, snapshot, this.#context, missed));
    for (const frame of waiting) this.#reduce(frame);
  }

  takeApplications(applications: readonly unknown[]): void {
    if (this.#buffer) return;
    applyChangeSet(this.table, diffApplications(this.table, applications, this.#context));
  }

  #reduce({ value }: EventFrame): void {
    if (!value) return;
    const changes = reduceEvent(this.table, value, this.#context);
    this.#noteDeletion(value);
    applyChangeSet(this.table, changes);
  }

  #noteDeletion(event: Event): void {
    if (event.type === 'ChannelDestroyed') this.#gone.add('channel', idOf(event.channel));
    else if (event.type === 'ChannelCreated') this.#gone.delete('channel', idOf(event.channel));
    else if (event.type === 'BridgeDestroyed') this.#gone.add('bridge', idOf(event.bridge));
    else if (event.type === 'BridgeMerged') this.#gone.add('bridge', idOf(event.bridge_from));
    else if (event.type === 'BridgeCreated') this.#gone.delete('bridge', idOf(event.bridge));
  }
}
