import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PanelSession } from '../../../src/eventsPage/panelSession';
import { channelOf, hello, PanelFixture } from './panelFixture';

/** Messages that may be under way to a view. */
const MOST = 32;

/** An hour of a busy server in a moment: updates of the model, events, states. */
async function anHour(fixture: PanelFixture): Promise<void> {
  for (let second = 0; second < 3600; second += 1) {
    const update = { fromRevision: second, revision: second + 1, changes: [] };
    fixture.updates.fire({ connectionId: 's', update });
    fixture.states.fire({ connectionId: 's', state: { status: 'live', since: second } });
    if (second % 100 === 0) {
      fixture.logEvents(5);
      await fixture.settle();
    }
  }
}

function types(fixture: PanelFixture): readonly string[] {
  return fixture.sent.map(({ type }) => type);
}

describe('a view that does not read', () => {
  it('is sent a bounded number of messages, and the full state once it has read on', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    await fixture.settle();
    fixture.sent.length = 0;
    fixture.reads = false;
    await anHour(fixture);
    assert.ok(fixture.sent.length <= MOST, `${String(fixture.sent.length)} messages under way`);
    assert.ok(fixture.sent.length > 1);
    fixture.sent.length = 0;
    fixture.reads = true;
    fixture.read(session);
    await fixture.settle();
    assert.deepEqual(types(fixture), ['snapshot', 'counts'], 'all of it, once');
    assert.equal(fixture.take('counts')[0]?.total, 180);
    fixture.updates.fire({ connectionId: 's', update: { fromRevision: 7, revision: 8, changes: [] } });
    assert.equal(fixture.take('changes').length, 1, 'and then what changes');
  });

  it('has rows and counts wait much sooner: what waits is one message', async () => {
    const fixture = new PanelFixture();
    fixture.reads = false;
    const session = fixture.open();
    hello(session);
    for (let turn = 0; turn < 20; turn += 1) {
      fixture.logEvents(10);
      await fixture.settle();
    }
    assert.ok(fixture.take('counts').length < 5);
    fixture.read(session);
    await fixture.settle();
    assert.deepEqual(
      fixture.take('counts').map(({ total }) => total),
      [200],
    );
  });

  it('is answered its requests all the same, and cannot claim to have read what was never sent', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    fixture.reads = false;
    session.receive({ type: 'read', messages: Number.MAX_SAFE_INTEGER });
    fixture.sent.length = 0;
    await anHour(fixture);
    assert.ok(fixture.sent.length <= MOST, `${String(fixture.sent.length)} messages under way`);
    session.receive({ type: 'request', id: 1, action: 'rowDetail', params: { seq: 0 } });
    await fixture.settle(() => fixture.sent.some(({ type }) => type === 'reply'));
  });

  it('that asks for the full state without end gets it a few times a second', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    fixture.sent.length = 0;
    for (let turn = 0; turn < 1000; turn += 1) {
      session.receive({ type: 'resync', connectionId: 's', haveRevision: 0 });
      session.receive({ type: 'ready' });
      fixture.profileChanges.fire();
    }
    assert.equal(fixture.take('snapshot').length, 0, 'the one of a moment ago was the last');
    fixture.updates.fire({ connectionId: 's', update: { fromRevision: 7, revision: 8, changes: [] } });
    assert.equal(fixture.take('changes').length, 0, 'a change is in the state that is due');
    await fixture.settle();
    assert.equal(fixture.take('snapshot').length, 1);
  });

  it('that sends nonsense all day is noted, but fills no log with it', () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    for (let turn = 0; turn < 100_000; turn += 1) session.receive({ type: `nonsense ${String(turn)}` });
    assert.equal(fixture.warnings.length, 6);
    assert.match(fixture.warnings.at(-1) ?? '', /100000 times/);
  });

  it('that asks for many searches at once has them one after the other', async () => {
    const fixture = new PanelFixture();
    fixture.logEvents(2000);
    const session = fixture.open();
    hello(session);
    await fixture.settle();
    for (let id = 1; id <= 4; id += 1) {
      const params = { filterId: 1, text: '/nowhere.*at all/', from: -1, backwards: false };
      session.receive({ type: 'request', id, action: 'findRow', params });
    }
    let most = 0;
    await fixture.settle(() => {
      most = Math.max(most, fixture.waiting);
      return fixture.sent.filter(({ type }) => type === 'reply').length === 4;
    });
    assert.ok(most <= 2, `${String(most)} searches took their slices at once`);
  });
});

describe('a view that comes and goes', () => {
  const shown = { connectionId: 's', resourceId: 'c', label: 'PJSIP/c' };
  const aim = { resourceId: 'c', connectionId: 's' };

  function setFilter(session: PanelSession, filterId: number, more: object = {}): void {
    session.receive({ type: 'filter', filterId, filter: { text: 'x', types: [], hiddenTypes: [], ...more } });
  }

  it('killed a hundred times, it shows the same again each time', async () => {
    const fixture = new PanelFixture();
    fixture.resources.channel.set('c', channelOf('c'));
    fixture.logEvents(10);
    const session = fixture.open();
    session.highlight({ connectionId: 's', kind: 'channel', resourceId: 'c', label: 'PJSIP/c' });
    session.showResource(shown);
    for (let life = 0; life < 100; life += 1) {
      // It dies in the middle of everything: without having read, with a request under way.
      fixture.reads = life % 2 === 0;
      fixture.sent.length = 0;
      hello(session);
      await fixture.settle();
      setFilter(session, 2, aim);
      session.receive({
        type: 'request',
        id: 1,
        action: 'findRow',
        params: { filterId: 2, text: 'x', from: -1, backwards: false },
      });
      await fixture.settle();
      for (const type of ['snapshot', 'highlight', 'showResource'] as const)
        assert.equal(fixture.take(type).length, 1, `${type} in life ${String(life)}`);
      if (fixture.reads) assert.equal(fixture.take('counts').at(-1)?.filterId, 2);
    }
    assert.equal(fixture.waiting, 0);
  });

  it('moved to another place, it is told what it showed, unless the user had left that', () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    session.showResource(shown);
    hello(session);
    assert.deepEqual(session.shown, shown, 'the filter that a page begins with is not the user’s');
    setFilter(session, 2, aim);
    setFilter(session, 3, aim);
    assert.deepEqual(session.shown, shown);
    setFilter(session, 4);
    assert.equal(session.shown, undefined);
  });

  it('tells a page that nothing is marked any more, once, also when it could not be told at once', () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    session.highlight({ connectionId: 's', kind: 'channel', resourceId: 'c', label: 'PJSIP/c' });
    session.setVisible(false);
    fixture.sent.length = 0;
    session.highlight(undefined);
    session.setVisible(true);
    session.setVisible(false);
    session.setVisible(true);
    assert.deepEqual(fixture.take('highlight'), [{ type: 'highlight', resource: undefined }]);
  });

  it('opened and closed a hundred times, it leaves no listener and no timer', async () => {
    const fixture = new PanelFixture();
    fixture.invoke = async () => new Promise(() => undefined);
    fixture.resources.channel.set('c', channelOf('c'));
    let logListeners = 0;
    const { onDidChange } = fixture.log;
    const counted: typeof onDidChange = (listener) => {
      const subscription = onDidChange(listener);
      logListeners += 1;
      return {
        dispose: () => {
          logListeners -= 1;
          subscription.dispose();
        },
      };
    };
    Object.defineProperty(fixture.log, 'onDidChange', { value: counted });
    for (let life = 0; life < 100; life += 1) {
      const session = fixture.open(life % 3 > 0);
      hello(session);
      session.receive({
        type: 'request',
        id: 1,
        action: 'answer',
        params: { connectionId: 's', channelId: 'c' },
      });
      session.receive({ type: 'resync', connectionId: 's', haveRevision: 0 });
      fixture.logEvents(1);
      assert.ok(fixture.listeners > 0);
      session.dispose();
      fixture.sent.length = 0;
      const { length } = fixture.invoked;
      session.receive({ type: 'ready' });
      session.receive({
        type: 'request',
        id: 2,
        action: 'answer',
        params: { connectionId: 's', channelId: 'c' },
      });
      assert.equal(fixture.invoked.length, length, 'nor acts one that is gone');
      fixture.logEvents(1);
      fixture.profileChanges.fire();
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(fixture.sent, [], 'a view that is gone is told nothing');
    }
    // What a command has not been told yet it is told by a timer that runs once.
    await fixture.settle();
    assert.equal(fixture.listeners, 0);
    assert.equal(logListeners, 0);
  });
});
