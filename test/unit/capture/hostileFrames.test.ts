import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';

const ALL = { text: '', types: [], hiddenTypes: [] };
const GENEROUS = { maxRows: 1_000_000, maxBytes: 1e9 };

describe('EventLog under hostile frames', () => {
  it('stays bounded when every event has a new type and a new application, and still shows them', () => {
    const log = new EventLog({ maxRows: 5000, maxBytes: 1e9 });
    for (let index = 0; index < 20_000; index += 1) {
      const type = `Type${String(index)}${'x'.repeat(300)}`;
      log.append('s', readFrame(JSON.stringify({ type, application: `app${String(index)}` })), index);
    }
    assert.ok(log.types().size <= 1024);
    for (const name of log.types().keys()) assert.ok(name.length <= 200);
    const view = log.openView(ALL);
    view.advance(Infinity);
    const [newest] = view.rows(view.shownDropped + 4999, view.shownDropped + 5000);
    assert.match(newest?.type ?? '', /^Type19999x/);
    assert.equal(newest?.application, 'app19999');
    for (let index = 0; index < 10_000; index += 1) log.append('s', readFrame('{"type":"Dial"}'), index);
    assert.deepEqual([...log.types()], [['Dial', 5000]], 'none of the others is left');
  });

  it('shows and filters types named like properties of objects', () => {
    const log = new EventLog(GENEROUS);
    for (const type of ['__proto__', 'constructor', 'toString'])
      log.append('s', readFrame(JSON.stringify({ type })), 1);
    assert.deepEqual([...log.types().values()], [1, 1, 1]);
    const view = log.openView({ ...ALL, types: ['__proto__'] });
    view.advance(Infinity);
    assert.deepEqual(
      view.rows(0, 9).map(({ type }) => type),
      ['__proto__'],
    );
  });

  it('keeps frames larger than a chunk, empty ones, and bytes that do not deflate', async () => {
    const log = new EventLog(GENEROUS, { chunkBytes: 64 * 1024, hotChunks: 1 });
    const frames = [
      JSON.stringify({ type: 'ChannelVarset', value: 'v'.repeat(3_000_000) }),
      '',
      randomBytes(200_000).toString('latin1'),
      '\u0000'.repeat(1000),
      '{"type":"Dial"}',
    ].map((text) => readFrame(text));
    frames.forEach((frame, time) => log.append('s', frame, time));
    await log.settle();
    const raws = [...log.entries()].map((entry) => ('raw' in entry ? entry.raw : undefined));
    assert.deepEqual(
      raws,
      frames.map(({ raw }) => raw),
    );
    assert.equal(log.detail(0)?.json, undefined, 'too long for a tree');
    assert.equal(log.detail(1)?.text, 'An empty frame.');
    assert.equal(log.detail(4)?.json, '{"type":"Dial"}');
  });

  it('is not changed by whoever reuses the bytes it was given, or writes into those it gave', () => {
    const log = new EventLog(GENEROUS);
    const bytes = Buffer.from('{"type":"Dial"}');
    log.append('s', readFrame(bytes), 1);
    bytes.fill(0);
    for (const entry of log.entries()) if ('raw' in entry) entry.raw.fill(0);
    assert.equal(log.detail(0)?.json, '{"type":"Dial"}');
  });
});
