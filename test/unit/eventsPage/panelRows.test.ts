import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hello, PanelFixture } from './panelFixture';

describe('PanelSession rows', () => {
  it('sends the rows asked for, at most one message a tick', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    fixture.logEvents(5000);
    hello(session);
    await fixture.settle();
    const counts = fixture.take('counts').at(-1);
    assert.deepEqual([counts?.total, counts?.shown, counts?.scanning], [5000, 5000, false]);
    assert.deepEqual(counts?.types, { Dial: 5000 });
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 10 });
    session.receive({ type: 'rows', filterId: 1, from: 4000, to: 4003 });
    await fixture.settle();
    assert.deepEqual(
      fixture.takeRows().map((row) => row.seq),
      [4000, 4001, 4002],
    );
    fixture.sent.length = 0;
    fixture.logEvents(1000);
    assert.equal(fixture.waiting, 1, 'a thousand events make one tick');
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 10 });
    await fixture.settle(() => fixture.sent.length > 0);
    assert.deepEqual(
      fixture.sent.map(({ type }) => type),
      ['counts'],
      'rows and counts are one message',
    );
    assert.equal(fixture.takeRows().length, 10);
  });

  it('answers with the filter that is set, and ignores questions about an older one', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    fixture.logEvents(10, 'Dial');
    fixture.logEvents(10, 'StasisStart');
    hello(session);
    session.receive({
      type: 'filter',
      filterId: 2,
      filter: { text: '', types: ['StasisStart'], hiddenTypes: [] },
    });
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 10 });
    session.receive({ type: 'rows', filterId: 2, from: 0, to: 3 });
    await fixture.settle();
    assert.deepEqual(
      fixture.takeRows().map((row) => row.seq),
      [10, 11, 12],
    );
    assert.ok(fixture.take('counts').every(({ filterId, shown }) => filterId === 2 && shown <= 10));
  });

  it('answers a question for rows that have left the log with those that follow', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    fixture.logEvents(10);
    hello(session);
    await fixture.settle();
    fixture.log.clear();
    fixture.logEvents(2);
    fixture.sent.length = 0;
    session.receive({ type: 'rows', filterId: 1, from: 5, to: 12 });
    await fixture.settle();
    assert.deepEqual(
      fixture.takeBatches().map(({ from, rows }) => [from, rows.length]),
      [[10, 2]],
    );
  });

  it('sends the newest rows with the counts that announce them, and each once', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    session.receive({ type: 'tail', filterId: 1, rows: 20 });
    fixture.logEvents(50);
    await fixture.settle();
    const seen = (): unknown => {
      const batches = fixture.takeBatches().map(({ from, rows }) => [from, rows.length]);
      return [batches, fixture.take('counts').map(({ shown }) => shown)];
    };
    assert.deepEqual(seen(), [[[30, 20]], [50]]);
    fixture.logEvents(3);
    await fixture.settle();
    assert.deepEqual(seen(), [[[50, 3]], [53]], 'one message, only what is new');
    fixture.logEvents(3);
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 2 });
    await fixture.settle();
    assert.deepEqual(
      seen(),
      [
        [
          [0, 2],
          [53, 3],
        ],
        [56],
      ],
      'rows asked for travel along',
    );
    session.receive({ type: 'tail', filterId: 1, rows: 0 });
    fixture.logEvents(3);
    await fixture.settle();
    assert.deepEqual(seen(), [[], [59]]);
  });

  it('marks the rows of the resource selected in the tree, whichever part they have in the event', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    fixture.logEvents(3);
    fixture.log.appendGap('s', 1, 2, 'lost');
    const kind = 'channel' as const;
    session.highlight({ connectionId: 's', kind, resourceId: 'c1', label: 'PJSIP/1' });
    hello(session);
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 10 });
    await fixture.settle();
    assert.equal(fixture.take('highlight')[0]?.resource?.label, 'PJSIP/1', 'told when the view is there');
    const marks = (): unknown => fixture.takeRows().map(({ highlighted }) => highlighted ?? false);
    assert.deepEqual(marks(), [false, true, false, false]);
    fixture.sent.length = 0;
    session.highlight(undefined);
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 10 });
    await fixture.settle();
    assert.deepEqual(fixture.take('highlight'), [{ type: 'highlight', resource: undefined }]);
    assert.deepEqual(marks(), [false, false, false, false]);
  });

  it('starts to read the log that the first connection opens', async () => {
    const fixture = new PanelFixture();
    fixture.openLog = undefined;
    const session = fixture.open();
    hello(session);
    await fixture.settle();
    assert.equal(fixture.take('counts').at(-1)?.total, 0);
    fixture.logOpened.fire(fixture.log);
    fixture.logEvents(4);
    await fixture.settle();
    assert.equal(fixture.take('counts').at(-1)?.shown, 4);
  });
});
