import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFrame } from '../../src/ari/eventFrame';
import type { LiveChange } from '../../src/model/liveChange';
import { LiveStore } from '../../src/model/liveStore';
import type { LiveResource } from '../../src/shared/liveResources';

/** What a recorded call does to the live model, event by event; `UPDATE_GOLDEN=1` writes it anew. */
const CALLS = [
  // Recorded without subscribeAll: Asterisk told nothing of the end of two channels.
  { call: 'bridgeTransfer', ghosts: ['b2leg-2', 'b2leg-3'] },
  { call: 'answeredCall', ghosts: [] },
];

function text(resource: LiveResource): string {
  switch (resource.kind) {
    case 'channel': {
      const { state, stasis, bridgeId, dialplan } = resource;
      const membership = stasis ? ` in ${stasis.application}${stasis.inferred ? ' (inferred)' : ''}` : '';
      const place = `${dialplan.context},${dialplan.exten},${String(dialplan.priority)} ${dialplan.appName}`;
      return `${resource.name} ${state}, ${place}${membership}${bridgeId === undefined ? '' : `, bridge ${bridgeId}`}`;
    }
    case 'bridge':
      return `${resource.id} ${resource.technology} [${resource.channelIds.join(' ')}]`;
    case 'application':
      return `${resource.id}${resource.ours ? ' ours' : ''}${resource.inferred ? ' inferred' : ''}`;
    case 'endpoint':
      return `${resource.id} ${resource.state}`;
    case 'playback':
      return `${resource.mediaUri} to ${resource.targetUri} ${resource.state}`;
  }
}

function line({ kind, before, after, id }: LiveChange): string {
  if (after) return `  ${before ? '~' : '+'} ${kind} ${text(after)}`;
  return `  - ${kind} ${before?.kind === 'channel' ? before.name : id}`;
}

for (const { call, ghosts } of CALLS) {
  test(`${call}: the live model changes as the golden transcript says`, () => {
    const golden = `test/golden/${call}.txt`;
    const live = new LiveStore(['myapp'], () => ({ dispose: () => undefined }));
    const transcript: string[] = [];
    live.onDidUpdate(({ changes }) => transcript.push(...changes.map(line)));
    const frames = readFileSync(`test/golden/traces/${call}.jsonl`, 'utf8').trimEnd().split('\n');
    for (const recorded of frames) {
      const { frame } = JSON.parse(recorded) as { frame: string };
      const event = readFrame(frame);
      transcript.push(event.type);
      live.apply(event);
      live.flush();
    }
    const all = `${transcript.join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, all);
    assert.equal(all, readFileSync(golden, 'utf8'));
    const left = (): string[] => {
      const { channel, bridge, playback } = live.resources;
      return [...channel.keys(), ...bridge.keys(), ...playback.keys()];
    };
    assert.deepEqual(left(), ghosts);
    live.synchronise({ channels: [], bridges: [], applications: [], endpoints: [] });
    assert.deepEqual(left(), [], 'the next snapshot ends the ghosts');
  });
}
