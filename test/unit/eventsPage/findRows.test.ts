import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hello, PanelFixture } from './panelFixture';

it('marks the rows that the search finds, in any place of the event, and none when there is no search', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(12);
  const session = fixture.open();
  hello(session);
  session.receive({ type: 'find', text: 'channel:c1*' });
  session.receive({ type: 'rows', filterId: 1, from: 0, to: 12 });
  await fixture.settle();
  const marked = fixture.takeRows().flatMap(({ seq, found }) => (found === true ? [seq] : []));
  assert.deepEqual(marked, [1, 10, 11]);
  for (const text of ['', '/(', 'status:']) {
    fixture.take('counts');
    session.receive({ type: 'find', text });
    session.receive({ type: 'rows', filterId: 1, from: 0, to: 12 });
    await fixture.settle();
    const rows = fixture.takeRows();
    assert.equal(rows.length, 12);
    assert.ok(
      rows.every(({ found }) => found !== true),
      text,
    );
  }
});

it('finds rows by position in the rows shown', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(30);
  const session = fixture.open();
  hello(session);
  await fixture.settle();
  const ask = async (params: { filterId: number; text: string; from: number; backwards: boolean }) => {
    session.receive({ type: 'request', id: 5, action: 'findRow', params });
    await fixture.settle(() => fixture.sent.some(({ type }) => type === 'reply'));
    const [reply] = fixture.take('reply');
    return reply?.ok === true ? reply.value : reply?.error.code;
  };
  assert.deepEqual(await ask({ filterId: 1, text: 'c2', from: 2, backwards: false }), { position: 20 });
  assert.deepEqual(await ask({ filterId: 1, text: 'c2', from: -1, backwards: false }), { position: 2 });
  assert.deepEqual(await ask({ filterId: 1, text: 'c2', from: 20, backwards: true }), { position: 2 });
  assert.deepEqual(await ask({ filterId: 1, text: 'nowhere', from: -1, backwards: false }), {
    position: undefined,
  });
  assert.deepEqual(await ask({ filterId: 9, text: 'c2', from: -1, backwards: false }), {
    position: undefined,
  });
  assert.deepEqual(await ask({ filterId: 1, text: '"', from: -1, backwards: false }), {
    position: undefined,
  });
});
