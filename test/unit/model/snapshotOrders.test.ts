import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LiveStore } from '../../../src/model/liveStore';
import { bridgeValue, eventFrame } from './ariValues';
import { channelOf, playbackOf, ServerLife, type LifeStep, type Truth } from './serverLife';

const STEP = fc.record<LifeStep>({
  what: fc.constantFrom<LifeStep['what'][]>(
    ...(['create', 'create', 'create', 'destroy', 'answer'] as const),
    ...(['stasis', 'stasis', 'stasis', 'leaveStasis', 'leaveStasis', 'continue', 'continue'] as const),
    ...(['bridge', 'unbridge', 'enter', 'enter', 'leave', 'play', 'stop'] as const),
  ),
  channel: fc.constantFrom('a', 'b'),
  bridge: fc.constantFrom('x', 'y'),
  application: fc.constantFrom('ours', 'theirs'),
});

/**
 * A socket: from when it listens, when each list is taken, when the last answer is here, when it is lost. The
 * moments are put in order, those of the lists among themselves stay as they are.
 */
const SOCKET = fc.record({
  listens: fc.nat(),
  taken: fc.record({ channels: fc.nat(), bridges: fc.nat(), playbacks: fc.nat() }),
  answered: fc.nat(),
  ends: fc.nat(),
});

/** What a program can know of the truth; `known` are the playbacks that it has been told of. */
function picture({ channels, bridges, playbacks }: Truth, known: ReadonlySet<string>): unknown {
  const bridgeOf = new Map([...bridges].flatMap(([id, members]) => members.map((member) => [member, id])));
  return {
    channels: [...channels]
      .map(([id, { state, location, isInStasis }]) => [
        id,
        state,
        isInStasis ? location : '',
        bridgeOf.get(id),
      ])
      .sort(),
    bridges: [...bridges].map(([id, members]) => [id, ...[...members].sort()]).sort(),
    playbacks: [...playbacks.keys()].filter((id) => known.has(id)).sort(),
  };
}

function modelPicture({ resources: { channel, bridge, playback } }: LiveStore): unknown {
  return {
    channels: [...channel.values()]
      .map(({ id, state, stasis, bridgeId }) => [id, state, stasis?.application ?? '', bridgeId])
      .sort(),
    bridges: [...bridge.values()].map(({ id, channelIds }) => [id, ...[...channelIds].sort()]).sort(),
    playbacks: [...playback.keys()].sort(),
  };
}

/*
 * Each list of a snapshot is answered out of a moment of its own between the first event heard and the last
 * answer; what is told between them is heard before, during or after. A socket may be lost at any moment
 * after that, and with it what happens until the next one listens; ids may be used again meanwhile. However
 * it comes, the model ends as a fresh GET of everything says.
 */
test('events before, during and after the lists of a snapshot, over several sockets: as a fresh GET', () => {
  fc.assert(
    fc.property(
      fc.array(STEP, { maxLength: 60, size: 'max' }),
      fc.array(SOCKET, { minLength: 1, maxLength: 3 }),
      (steps, sockets) => {
        const { events, moments, now } = new ServerLife(steps);
        const last = events.length;
        const at = (moment: number): Truth => moments[moment] ?? now;
        const live = new LiveStore(['ours'], () => ({ dispose: () => undefined }));
        /** Playbacks that the program can know of: those that it was told of and has not been told the end of. */
        const known = new Set<string>();
        let from = 0;
        for (const [index, { listens, taken, answered, ends }] of sockets.entries()) {
          const rest = (moment: number, since: number): number => since + (moment % (last - since + 1));
          const begin = rest(listens, from);
          const here = rest(answered, begin);
          const within = (moment: number): number => begin + (moment % (here - begin + 1));
          const end = index === sockets.length - 1 ? last : rest(ends, here);
          live.awaitSnapshot(true);
          const asked = [...live.resources.playback.keys()];
          for (const event of events.slice(begin, here)) live.apply(eventFrame(event));
          const { channels } = at(within(taken.channels));
          const { bridges } = at(within(taken.bridges));
          const { playbacks } = at(within(taken.playbacks));
          live.synchronise({
            channels: [...channels].map(([id, channel]) => channelOf(id, channel)),
            bridges: [...bridges].map(([id, members]) => bridgeValue(id, members)),
            applications: [],
            endpoints: [],
            playbacks: new Map(
              asked.map((id) => {
                const channel = playbacks.get(id);
                return [id, channel === undefined ? undefined : playbackOf(id, channel)];
              }),
            ),
          });
          for (const event of events.slice(here, end)) live.apply(eventFrame(event));
          for (const id of asked) known.add(id);
          for (const { playback } of events.slice(begin, end)) {
            if (playback !== undefined) known.add((playback as { id: string }).id);
          }
          for (const id of known) if (!at(end).playbacks.has(id)) known.delete(id);
          from = end;
        }
        assert.deepEqual(modelPicture(live), picture(now, known));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a channel that had left Stasis, and entered it again unseen, is in it', () => {
  const live = new LiveStore(['ours'], () => ({ dispose: () => undefined }));
  const channel = channelOf('a', { state: 'Up', location: 'theirs', isInStasis: true });
  live.apply(eventFrame({ type: 'ChannelCreated', channel }));
  live.apply(eventFrame({ type: 'ChannelVarset', variable: 'STASISSTATUS', value: 'SUCCESS', channel }));
  assert.equal(live.resources.channel.get('a')?.leftStasis, true);
  live.awaitSnapshot(true);
  live.synchronise({ channels: [channel], bridges: [], applications: [], endpoints: [] });
  assert.deepEqual(live.resources.channel.get('a')?.stasis, { application: 'theirs', inferred: true });
});
