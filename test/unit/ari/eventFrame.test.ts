import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFrame } from '../../../src/ari/eventFrame';
import { eventTypes } from '../../../src/ari/generated/events';

test('reads an event', () => {
  const text =
    '{"application":"a","timestamp":"2026-11-23T04:21:16.736+0000","type":"StasisStart","args":[]}';
  const frame = readFrame(text);
  assert.equal(frame.kind, 'event');
  assert.equal(frame.type, 'StasisStart');
  assert.equal(frame.application, 'a');
  assert.equal(frame.timestamp, Date.UTC(2026, 10, 23, 4, 21, 16, 736));
  assert.equal(frame.raw.toString(), text);
  assert.deepEqual(frame.value?.args, []);
});

test('knows all 45 events', () => {
  assert.equal(eventTypes.length, 45);
  for (const type of eventTypes) {
    assert.equal(readFrame(JSON.stringify({ type })).kind, 'event', type);
  }
});

test('only the outermost type counts', () => {
  const frame = readFrame('{"userevent":{"type":"StasisEnd","id":"x"},"type":"ChannelUserevent"}');
  assert.equal(frame.type, 'ChannelUserevent');
});

test('an event of a newer Asterisk is kept', () => {
  const frame = readFrame('{"type":"ChannelTeleported","channel":{"id":"1"}}');
  assert.equal(frame.kind, 'unknown');
  assert.equal(frame.type, 'ChannelTeleported');
  assert.deepEqual(frame.value, { type: 'ChannelTeleported', channel: { id: '1' } });
});

test('what is no event is kept, with the reason', () => {
  for (const text of ['', '{', '{"type":', 'null', '[]', '"x"', '1', '{}', '{"type":5}', '{"type":""}']) {
    const frame = readFrame(text);
    assert.equal(frame.kind, 'malformed', text);
    assert.equal(frame.value, undefined);
    assert.equal(frame.raw.toString(), text);
    assert.ok(frame.problem);
  }
});

test('whatever comes, it is a frame with the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const raw = Buffer.from(bytes);
      assert.deepEqual(readFrame(raw).raw, raw);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal(typeof readFrame(JSON.stringify(value)).kind, 'string');
    }),
  );
});
