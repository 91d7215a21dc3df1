import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFrame } from '../../src/ari/eventFrame';
import { EventLog } from '../../src/capture/eventLog';

const GOLDEN = 'test/golden/eventRows.txt';

test('every recorded type of event reads as the golden transcript says', () => {
  const log = new EventLog({ maxRows: 1000, maxBytes: 1e7 });
  const lines = readFileSync('test/golden/traces/everyType.jsonl', 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const { time, frame } = JSON.parse(line) as { time: number; frame: string };
    log.append('server', readFrame(frame), time);
  }
  const view = log.openView({ text: '', types: [], hiddenTypes: [] });
  assert.ok(view.advance(10_000));
  const transcript = view
    .rows(0, lines.length)
    .map((row) =>
      [row.type, row.resource, row.summary, row.channelId ?? '-', row.bridgeId ?? '-'].join(' | '),
    )
    .join('\n')
    .concat('\n');
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, transcript);
  assert.equal(transcript, readFileSync(GOLDEN, 'utf8'));
  assert.equal(view.shown, lines.length);
});
