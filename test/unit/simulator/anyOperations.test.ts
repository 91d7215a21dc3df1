import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { operations, type OperationId } from '../../../src/ari/generated/operations';
import { ChannelGone } from '../../../src/simulator/exchange/stasisControl';
import { Exchange } from '../../../src/simulator/exchange/exchange';
import { ApiParams } from '../../../src/simulator/http/apiParams';
import { allOperations } from '../../../src/simulator/operations/allOperations';
import { Refusal } from '../../../src/simulator/refusal';
import { ManualClock } from '../../support/manualClock';

/** One operation with numbers that pick its parameters from what there is, or time that passes. */
type Step =
  { readonly operation: OperationId; readonly picks: readonly number[] } | { readonly advance: number };

/** Those that act on calls; a path that becomes a WebSocket is none. */
const IDS = (Object.keys(operations) as OperationId[]).filter(
  (id) =>
    /^(?:applications|bridges|channels|events|playbacks|recordings)\./.test(id) &&
    id !== 'events.eventWebsocket',
);

/** The everyday ones more often, or few calls would live long enough for the others. */
const OFTEN: readonly OperationId[] = [
  'channels.originate',
  'channels.originateWithId',
  'channels.create',
  'channels.dial',
  'channels.answer',
  'channels.play',
  'channels.snoopChannel',
  'bridges.createWithId',
  'bridges.addChannel',
  'bridges.removeChannel',
  'bridges.play',
  'bridges.record',
  'channels.record',
  'channels.hangup',
];

/** Values for parameters by name; channels, bridges and playbacks that there are come from the state. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  endpoint: [
    'Local/500@from-trunk',
    'Local/502@from-trunk',
    'PJSIP/alice',
    'PJSIP/bob',
    'PJSIP/carol',
    'PJSIP/nope',
    'garbage',
    'Local/x@y',
    'Local/511@from-trunk/n',
  ],
  app: ['watcher', 'other', 'nobody'],
  application: ['watcher', 'other', 'nobody'],
  applicationName: ['watcher', 'other', 'nobody'],
  media: ['sound:hello', 'sound:hello,digits:12', 'tone:ring', 'bogus:x', '', 'recording:r1', 'number:42'],
  name: ['r1', 'r2', '../r', 'b'],
  recordingName: ['r1', 'r2', 'nope'],
  destinationRecordingName: ['r1', 'r3'],
  format: ['wav', 'ulaw', 'bogus'],
  variable: ['A', 'CHANNEL(state)', 'CALLERID(num)', '__B', 'NOPE()'],
  value: ['1', ''],
  context: ['from-trunk', 'default', 'nope'],
  extension: ['500', '502', '506', '999'],
  operation: ['pause', 'unpause', 'restart', 'forward', 'reverse', 'bogus'],
  eventSource: ['channel:nope', 'bridge:', 'endpoint:PJSIP', 'deviceState:Stasis:x', 'garbage'],
  type: ['mixing', 'holding', 'dtmf_events', 'bogus'],
  dtmf: ['12#', 'x', ''],
  spy: ['both', 'in', 'out', 'none', 'bogus'],
  whisper: ['none', 'both', 'bogus'],
  formats: ['ulaw', 'slin', 'bogus'],
  originator: ['nope'],
  direction: ['both', 'in', 'out'],
  role: ['participant', 'announcer'],
  reason: ['normal', 'busy', 'bogus'],
  ifExists: ['overwrite', 'fail'],
  maxDurationSeconds: ['0', '2'],
  terminateOn: ['none', '#'],
  external_host: ['127.0.0.1:4000', 'garbage'],
  states: ['channel_progress'],
  eventName: ['mine'],
  timeout: ['1', '30', '-1', 'abc'],
  priority: ['1', '7', 'abc'],
};

/** Parameters that most programs leave out. */
const SELDOM = new Set([
  'originator',
  'formats',
  'label',
  'recorder_format',
  'announcer_format',
  'lang',
  'variables',
]);

/** A run of the simulator with one watcher; checks what it hears. */
class Run {
  readonly clock = new ManualClock();
  readonly exchange = new Exchange(this.clock);
  readonly pending: Promise<void>[] = [];
  readonly faults: unknown[] = [];
  readonly #handlers = allOperations(this.exchange);
  readonly #alive = new Set<string>();
  readonly #gone = new Set<string>();

  constructor() {
    for (const name of ['watcher', 'other']) {
      this.exchange.applications.connect(
        name,
        { send: (frame) => this.#hear(name, JSON.parse(frame) as Record<string, unknown>) },
        name === 'watcher',
      );
    }
  }

  async perform(step: Step): Promise<void> {
    if ('advance' in step) await this.clock.advance(step.advance);
    else this.#ask(step.operation, step.picks);
    await this.clock.advance(0);
    this.#check();
  }

  /** Two calls in the watcher's hands and a bridge, so that the first operations have something to act on. */
  async begin(): Promise<void> {
    this.#call('bridges.createWithId', new Map([['bridgeId', 'b1']]));
    for (const [channelId, endpoint] of [
      ['c1', 'Local/502@from-trunk'],
      ['c2', 'PJSIP/alice'],
    ] as const) {
      const given = { channelId, endpoint, app: 'watcher' };
      this.#call('channels.originateWithId', new Map(Object.entries(given)));
    }
    await this.clock.advance(5_000);
    this.#check();
  }

  /** Hangs everything up and lets all time pass that it may need. */
  async end(): Promise<void> {
    for (const { id } of this.exchange.channels.all())
      this.#call('channels.hangup', new Map([['channelId', id]]));
    await this.clock.advance(3_600_000);
    await Promise.all(this.pending);
    this.#check();
  }

  #ask(operation: OperationId, picks: readonly number[]): void {
    const given = new Map<string, string>();
    for (const [index, { name, required }] of operations[operation].params.entries()) {
      const pick = picks[index] ?? 0;
      // What is seldom given would seldom let a call succeed.
      if (!required && pick % (SELDOM.has(name) ? 10 : 2) !== 1) continue;
      const values = this.#valuesOf(name);
      given.set(name, values[pick % values.length] ?? '');
    }
    this.#call(operation, given);
  }

  #valuesOf(name: string): readonly string[] {
    const { channels, bridges } = this.exchange;
    if (/^channel(?:Id)?$/.test(name)) return often(channels.all(), ['c1', 'c3', 'nope']);
    if (name === 'bridgeId') return often(bridges.all(), ['b1', 'b2']);
    if (name.endsWith('Id')) return ['p1', 'p2', 'c1', 'c2'];
    return VALUES[name] ?? ['1', 'x', ''];
  }

  #call(operation: OperationId, given: ReadonlyMap<string, string>): void {
    const run = async (): Promise<void> => {
      const { status } = await this.#handlers[operation](new ApiParams(given, [], undefined));
      assert.ok(status >= 200 && status < 300, `${operation} answered ${String(status)}`);
    };
    this.pending.push(
      run().catch((error: unknown) => {
        if (!(error instanceof Refusal) && !(error instanceof ChannelGone)) this.faults.push(error);
      }),
    );
  }

  /** Nothing about a channel before its ChannelCreated or after its ChannelDestroyed. */
  #hear(name: string, event: Record<string, unknown>): void {
    assert.equal(event.application, name);
    if (name !== 'watcher') return;
    const { id } = (event.channel ?? {}) as { id?: string };
    if (id === undefined) return;
    const type = String(event.type);
    if (type === 'ChannelCreated') {
      if (this.#alive.has(id)) this.faults.push(`${id} is created twice`);
      this.#alive.add(id);
      this.#gone.delete(id);
    } else if (!this.#alive.has(id)) {
      this.faults.push(`${type} of ${id} ${this.#gone.has(id) ? 'after its end' : 'before its beginning'}`);
    }
    if (type === 'ChannelDestroyed') {
      this.#alive.delete(id);
      this.#gone.add(id);
    }
  }

  #check(): void {
    const { channels, bridges } = this.exchange;
    assert.deepEqual(this.faults, []);
    assert.deepEqual(
      [...this.#alive].sort(),
      channels
        .all()
        .map(({ id }) => id)
        .sort(),
    );
    for (const bridge of bridges.all()) {
      for (const channel of bridge.channels) {
        assert.equal(channels.get(channel.id), channel, `${channel.id} in ${bridge.id} is gone`);
        assert.equal(channel.bridge, bridge, `${channel.id} says it is elsewhere`);
      }
    }
    for (const channel of channels.all()) {
      if (channel.bridge)
        assert.ok(channel.bridge.channels.includes(channel), `${channel.id} is not in its bridge`);
    }
  }
}

/** Ids of what there is, several times, and some others. */
function often(those: readonly { readonly id: string }[], others: readonly string[]): readonly string[] {
  const ids = those.map(({ id }) => id);
  return [...ids, ...ids, ...ids, ...others];
}

const picks = fc.array(fc.nat(100), { minLength: 16, maxLength: 16 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ operation: fc.constantFrom(...OFTEN), picks }) },
  { weight: 2, arbitrary: fc.record({ operation: fc.constantFrom(...IDS), picks }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 50, 1_000, 30_000).map((advance) => ({ advance })) },
);

test('any operations in any order: no channel without its events, no bridge with a dead member, no fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50, size: 'max' }), async (steps) => {
      const run = new Run();
      await run.begin();
      for (const one of steps) await run.perform(one);
      await run.end();
    }),
    { numRuns: 100, includeErrorInReport: true },
  );
});
