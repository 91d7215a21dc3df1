import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import { liveSource, type LiveCapture } from '../../../src/captureFiles/saveSource';
import type { RowFilter } from '../../../src/shared/eventRow';

const OPEN: RowFilter = { text: '', types: [], hiddenTypes: [] };

function liveCapture(...ids: readonly string[]): LiveCapture {
  const log = new EventLog({ maxRows: 100, maxBytes: 1e9 });
  for (const id of ids) log.append(id, readFrame('{"type":"Dial"}'), 1);
  const list = (): ReturnType<LiveCapture['list']> => [
    { id: 'me@http://lab:8088', name: 'Lab', url: 'http://lab:8088' },
    { id: 'me@http://idle:8088', name: 'Idle', url: 'http://idle:8088' },
  ];
  return { log, list };
}

describe('the rows of the window as a source to save from', () => {
  it('are none before there is a row', () => {
    assert.equal(liveSource({ log: undefined, list: () => [] }, undefined), undefined);
    assert.equal(liveSource(liveCapture(), undefined), undefined);
  });

  it('name the connections that have rows, those that are gone too, and never a user', () => {
    const source = liveSource(liveCapture('me@http://lab:8088', 'root@https://pbx/a@b', 'odd'), undefined);
    assert.deepEqual(
      [...(source?.connections ?? [])],
      [
        ['me@http://lab:8088', { name: 'Lab', server: 'http://lab:8088' }],
        ['root@https://pbx/a@b', { name: 'https://pbx/a@b', server: 'https://pbx/a@b' }],
        ['odd', { name: 'Removed connection', server: undefined }],
      ],
    );
  });

  it('take a filter for one only where it hides something', () => {
    const of = (filter: RowFilter | undefined): RowFilter | undefined =>
      liveSource(liveCapture('a'), filter)?.filter;
    assert.equal(of(undefined), undefined);
    assert.equal(of({ ...OPEN, text: '  ' }), undefined);
    for (const filter of [
      { ...OPEN, text: 'x' },
      { ...OPEN, types: ['Dial'] },
      { ...OPEN, hiddenTypes: ['REST poll'] },
      { ...OPEN, resourceId: '1.2' },
      { ...OPEN, connectionId: 'a' },
    ]) {
      assert.equal(of(filter), filter);
    }
  });
});
