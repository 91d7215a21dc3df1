import type { AriEvent } from '../../ari/generated/events';
import { asteriskTime } from '../asteriskTime';
import type { Clock } from '../clock';
import type { EventSink } from './eventSink';
import { StasisApplication } from './stasisApplication';
import type { Topic, TopicKind } from './topic';

/** An event without what every event gets when it is sent: time, server and application. */
export type EventContent = AriEvent extends infer E
  ? E extends AriEvent
    ? Omit<E, 'application' | 'timestamp' | 'asterisk_id'>
    : never
  : never;

const KINDS: readonly TopicKind[] = ['channel', 'bridge', 'endpoint', 'deviceState'];

/** The registered applications, and the one place from which events are sent. */
export class Applications {
  readonly #byName = new Map<string, StasisApplication>();
  /** Applications that are gone but keep subscriptions to device states, for when they come back. */
  readonly #remembered = new Map<string, StasisApplication>();

  readonly #vacancies = new Set<(name: string) => void>();
  #published = 0;

  constructor(
    private readonly clock: Clock,
    private readonly asteriskId: string,
  ) {}

  get(name: string): StasisApplication | undefined {
    return this.#byName.get(name);
  }

  all(): readonly StasisApplication[] {
    return [...this.#byName.values()];
  }

  /** True when a program is connected under this name, so that calls can enter it. */
  isServed(name: string): boolean {
    return this.#byName.get(name)?.sink !== undefined;
  }

  /** Number of events since the start, whether somebody was subscribed to them or not. */
  get published(): number {
    return this.#published;
  }

  /** Tells when the program of an application has left; gives how to be told no more. */
  onVacant(listener: (name: string) => void): () => void {
    this.#vacancies.add(listener);
    return () => void this.#vacancies.delete(listener);
  }

  /** Registers a socket for an application; the socket before it is told and gets nothing more. */
  connect(name: string, sink: EventSink, subscribeAll: boolean): void {
    const application = this.#byName.get(name) ?? this.#remembered.get(name) ?? new StasisApplication(name);
    this.#remembered.delete(name);
    this.#byName.set(name, application);
    if (application.sink) this.#send(application, { type: 'ApplicationReplaced' });
    application.sink = sink;
    if (subscribeAll) for (const kind of KINDS) application.subscriptions.addAll(kind);
  }

  /**
   * Ends what the socket served. Subscriptions to single resources outlive it, those to everything and the
   * event filter do not; an application without subscriptions is forgotten.
   */
  disconnect(sink: EventSink): void {
    for (const application of this.all()) {
      if (application.sink !== sink) continue;
      application.sink = undefined;
      application.subscriptions.removeAll();
      application.allowed = [];
      application.disallowed = [];
      this.forgetIfUnused(application);
      for (const listener of [...this.#vacancies]) listener(application.name);
    }
  }

  /** Forgets an application that nobody serves and that has no subscription left. */
  forgetIfUnused(application: StasisApplication): void {
    if (application.sink || !application.subscriptions.isEmpty) return;
    if (!this.#byName.delete(application.name)) return;
    if (application.subscriptions.hasDeviceStates) this.#remembered.set(application.name, application);
  }

  /** Sends the event to every application subscribed to one of the topics. */
  publish(topics: readonly Topic[], event: EventContent): void {
    this.#published += 1;
    let prepared: string | undefined;
    for (const application of this.#byName.values()) {
      if (!application.sink || !application.subscriptions.covers(topics)) continue;
      if (!application.wants(event.type)) continue;
      prepared ??= this.#prepare(event);
      application.sink.send(this.#finish(prepared, application.name));
    }
  }

  /** Sends the event to one application only, as StasisStart is. */
  sendTo(name: string, event: EventContent): void {
    this.#published += 1;
    const application = this.#byName.get(name);
    if (application) this.#send(application, event);
  }

  #send(application: StasisApplication, event: EventContent): void {
    if (!application.sink || !application.wants(event.type)) return;
    application.sink.send(this.#finish(this.#prepare(event), application.name));
  }

  /** The event's text up to the application, which alone differs between receivers. */
  #prepare(event: EventContent): string {
    const { type, ...rest } = event;
    const whole = {
      type,
      timestamp: asteriskTime(this.clock.now()),
      ...rest,
      asterisk_id: this.asteriskId,
    };
    return JSON.stringify(whole).slice(0, -1);
  }

  #finish(prepared: string, application: string): string {
    return `${prepared},"application":${JSON.stringify(application)}}`;
  }
}
