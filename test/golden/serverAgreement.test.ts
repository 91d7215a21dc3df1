import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFrame } from '../../src/ari/eventFrame';
import { LiveStore } from '../../src/model/liveStore';

/** A line of a recording: a frame, or what the server answered to a list at that moment. */
interface Recorded {
  readonly frame?: string;
  readonly channels?: readonly { readonly id: string; readonly state: string }[];
  readonly bridges?: readonly { readonly id: string; readonly channels: readonly string[] }[];
}

/** A recording, and where Asterisk did not tell its socket everything; nowhere unless said. */
interface Trace {
  readonly name: string;
  /** Why the socket was told less than the server knows. */
  readonly because?: string;
  /** What the model still has although it is gone, at each answer in turn. */
  readonly ghosts?: readonly (readonly string[])[];
  /** What the server had that was never told. */
  readonly unseen?: readonly (readonly string[])[];
}

const ONLY_OWN = 'without subscribeAll, neither the far halves nor what follows StasisEnd is told';

const TRACES: readonly Trace[] = [
  {
    name: 'hello',
    because: ONLY_OWN,
    unseen: [['1795405459.0|Up'], []],
    ghosts: [[], ['1795405459.1|Up']],
  },
  {
    name: 'twoBridges',
    because: 'without a subscription, a bridge that its members left is not told of any more',
    ghosts: [[], ['br-A|', 'br-B|']],
  },
  { name: 'watchedBridges' },
  { name: 'channelIds' },
  {
    name: 'snoop',
    because: ONLY_OWN,
    ghosts: [['d3-2|Up', 'd3snoop|Up', 'd3wh|Up']],
  },
  {
    name: 'bridgeMedia',
    because: ONLY_OWN,
    unseen: [
      ['far_d8-10|Up', 'far_d8-11|Up'],
      ['far_d8-10|Up', 'far_d8-11|Up'],
    ],
  },
  {
    name: 'duringPlayback',
    because: `${ONLY_OWN}; one call was up before`,
    unseen: [['1795407164.74|Up', 'far_q|Up']],
    ghosts: [['qs|Up']],
  },
  { name: 'blindTransfer' },
  { name: 'ariTransfer', because: 'one call was up before', unseen: [['1795407164.74|Up']] },
  { name: 'redirectGhost' },
];

function check(trace: Trace, index: number, server: readonly string[], model: readonly string[]): void {
  const where = `answer ${String(index + 1)}; ${trace.because ?? 'the socket is told everything'}`;
  const only = (these: readonly string[], others: readonly string[]): readonly string[] =>
    these.filter((text) => !others.includes(text)).sort();
  assert.deepEqual(only(model, server), trace.ghosts?.[index] ?? [], `only in the model, ${where}`);
  assert.deepEqual(only(server, model), trace.unseen?.[index] ?? [], `only at the server, ${where}`);
}

for (const trace of TRACES) {
  test(`${trace.name}: the model that the events made is what the server answers when asked`, () => {
    const live = new LiveStore(['myapp'], () => ({ dispose: () => undefined }));
    const lines = readFileSync(`test/golden/traces/${trace.name}.jsonl`, 'utf8').trimEnd().split('\n');
    let answers = 0;
    for (const line of lines) {
      const { frame, channels, bridges } = JSON.parse(line) as Recorded;
      if (frame !== undefined) {
        live.apply(readFrame(frame));
        live.flush();
      }
      const { channel, bridge } = live.resources;
      if (channels) {
        const model = [...channel.values()].map(({ id, state }) => `${id}|${state}`);
        const server = channels.map(({ id, state }) => `${id}|${state}`);
        check(trace, answers++, server, model);
      }
      if (bridges) {
        const text = (id: string, ids: readonly string[]): string => `${id}|${[...ids].sort().join(',')}`;
        const model = [...bridge.values()].map(({ id, channelIds }) => text(id, channelIds));
        check(
          trace,
          answers++,
          bridges.map(({ id, channels: ids }) => text(id, ids)),
          model,
        );
      }
    }
    assert.ok(answers > 0, 'the server was asked');
  });
}
