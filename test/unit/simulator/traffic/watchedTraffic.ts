import { Exchange } from '../../../../src/simulator/exchange/exchange';
import { TrafficGenerator, type TrafficOptions } from '../../../../src/simulator/traffic/trafficGenerator';
import { ManualClock } from '../../../support/manualClock';

/** An event as a watcher received it, as far as the tests look at it. */
export interface WatchedEvent {
  readonly type: string;
  readonly timestamp: string;
  readonly channel?: {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly dialplan: { readonly exten: string };
  };
  readonly caller?: { readonly id: string };
  readonly bridge?: { readonly id: string; readonly name: string; readonly channels: readonly string[] };
  readonly dialstatus?: string;
  readonly cause?: number;
}

/** A traffic generator on an exchange and clock of its own, and everything that a watcher sees of it. */
export class WatchedTraffic {
  readonly exchange: Exchange;
  readonly traffic: TrafficGenerator;
  readonly frames: string[] = [];
  /** Calls that came in over the trunk. */
  calls = 0;

  constructor(
    options: TrafficOptions,
    readonly clock = new ManualClock(),
  ) {
    this.exchange = new Exchange(clock);
    this.traffic = new TrafficGenerator(this.exchange, options);
    this.exchange.applications.connect('watch', { send: (frame) => this.#receive(frame) }, true);
  }

  get events(): WatchedEvent[] {
    return this.frames.map((frame) => JSON.parse(frame) as WatchedEvent);
  }

  #receive(frame: string): void {
    this.frames.push(frame);
    if (frame.startsWith('{"type":"ChannelCreated"') && frame.includes('"PJSIP/trunk-')) this.calls += 1;
  }

  /** What would be left behind, if anything: channels, bridges, timers, applications. */
  left(): readonly [channels: number, bridges: number, timers: number, applications: string[]] {
    const { applications, bridges, channels } = this.exchange;
    return [
      channels.all().length,
      bridges.all().length,
      this.clock.pending,
      applications.all().map(({ name }) => name),
    ];
  }
}

/** What `left` gives when nothing but the watcher is there. */
export const NOTHING_LEFT = [0, 0, 0, ['watch']];
