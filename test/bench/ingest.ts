import assert from 'node:assert/strict';
import { FrameReader } from '../../src/ari/frameReader';
import { EventLog } from '../../src/capture/eventLog';
import { LiveStore } from '../../src/model/liveStore';
import type { BenchReport } from './benchLine';
import { eventFrames, meanSize } from './eventFrames';
import { compare, perSecond, times } from './measure';

const FRAMES = 60_000;
const RUNS = 7;
/** At 50,000 events/s, the most that Asterisk was seen to give, an update of 100 ms gathers so many. */
const FRAMES_AN_UPDATE = 5_000;

/** Event frames into log and live model, against a plain `JSON.parse` of the same frames. */
export async function ingest(): Promise<BenchReport> {
  const frames = eventFrames(FRAMES);
  let channels = 0;
  const ours = (): void => {
    const reader = new FrameReader();
    const log = new EventLog({ maxRows: 200_000, maxBytes: 256 * 1024 * 1024 });
    const store = new LiveStore(['watcher'], () => ({ dispose: () => undefined }));
    let taken = 0;
    for (const raw of frames) {
      const frame = reader.read(raw);
      log.append('server', frame, taken);
      store.apply(frame);
      if (++taken % FRAMES_AN_UPDATE === 0) store.flush();
    }
    assert.equal(log.total, FRAMES, 'every frame is in the log');
    channels = store.resources.channel.size;
    log.dispose();
    store.dispose();
  };
  let objects = 0;
  const peer = (): void => {
    objects = 0;
    for (const raw of frames) {
      const value: unknown = JSON.parse(raw.toString('utf8'));
      if (typeof value === 'object') objects += 1;
    }
  };
  const found = await compare(RUNS, ours, peer);
  const parsed = await compare(
    RUNS,
    () => {
      const reader = new FrameReader();
      for (const raw of frames) reader.read(raw);
    },
    peer,
  );
  assert.equal(objects, FRAMES);
  assert.ok(channels > 0);
  const theirs = perSecond(FRAMES, found.peer);
  return {
    input: `${String(FRAMES)} frames of ${meanSize(frames)}, ${String(RUNS)} runs, all delivered`,
    lines: [
      {
        what: 'ingest: frame → log + live model, not viewed',
        ours: perSecond(FRAMES, found.ours),
        peer: 'Buffer → JSON.parse',
        theirs,
        ratio: `${times(found.peer / found.ours)} the rate`,
      },
      {
        what: 'of which: reading the frame',
        ours: perSecond(FRAMES, parsed.ours),
        peer: 'Buffer → JSON.parse',
        theirs: perSecond(FRAMES, parsed.peer),
        ratio: `${times(parsed.peer / parsed.ours)} the rate`,
      },
    ],
  };
}
