import assert from 'node:assert/strict';
import { FrameReader } from '../../src/ari/frameReader';
import { EventLog } from '../../src/capture/eventLog';
import { LiveStore } from '../../src/model/liveStore';
import type { BenchLine, BenchReport } from './benchLine';
import { eventFrames, meanSize } from './eventFrames';
import { compare, perSecond, times } from './measure';
import { stormFrames } from '../support/feed/stormFrames';

const FRAMES = 60_000;
const RUNS = 7;
/** At 50,000 events/s, the most that Asterisk was seen to give, an update of 100 ms gathers so many. */
const FRAMES_AN_UPDATE = 5_000;

/** How far the frames are taken in. */
interface Stages {
  readonly log: boolean;
  readonly model: boolean;
}

function take(frames: readonly Buffer[], stages: Stages): void {
  const reader = new FrameReader();
  const log = new EventLog({ maxRows: 200_000, maxBytes: 256 * 1024 * 1024 });
  const store = new LiveStore(['watcher'], () => ({ dispose: () => undefined }));
  let taken = 0;
  for (const raw of frames) {
    const frame = reader.read(raw);
    if (stages.log) log.append('server', frame, taken);
    if (stages.model) store.apply(frame);
    if (++taken % FRAMES_AN_UPDATE === 0) store.flush();
  }
  if (stages.log) assert.equal(log.total, FRAMES, 'every frame is in the log');
  if (stages.model) assert.ok(store.resources.channel.size > 0);
  log.dispose();
  store.dispose();
}

function parse(frames: readonly Buffer[]): void {
  let objects = 0;
  for (const raw of frames) {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    if (typeof value === 'object') objects += 1;
  }
  assert.equal(objects, FRAMES);
}

async function against(frames: readonly Buffer[], what: string, stages: Stages): Promise<BenchLine> {
  const found = await compare(
    RUNS,
    () => take(frames, stages),
    () => parse(frames),
  );
  return {
    what,
    ours: perSecond(FRAMES, found.ours),
    peer: 'Buffer → JSON.parse',
    theirs: perSecond(FRAMES, found.peer),
    ratio: `${times(found.peer / found.ours)} the rate`,
  };
}

/**
 * Event frames into log and live model, not viewed, against a plain `JSON.parse` of the same frames, without
 * sockets; `peers` measures with them.
 */
export async function ingest(): Promise<BenchReport> {
  const storm = stormFrames(FRAMES);
  const busy = eventFrames(FRAMES);
  const all = { log: true, model: true };
  return {
    input: `${String(FRAMES)} frames each of a storm (${meanSize(storm)}) and of a busy hour (${meanSize(busy)}), ${String(RUNS)} runs, all delivered`,
    lines: [
      await against(storm, 'in process: frame → log + live model, storm', all),
      await against(storm, 'of which: reading the frame', { log: false, model: false }),
      await against(storm, 'of which: reading the frame, and live model', { log: false, model: true }),
      await against(busy, 'in process: frame → log + live model, busy hour', all),
      await against(busy, 'of which: reading the frame', { log: false, model: false }),
    ],
  };
}
