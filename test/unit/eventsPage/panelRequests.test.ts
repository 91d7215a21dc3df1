import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import { bridge } from '../tree/liveFixtures';
import { channelOf, hello, PanelFixture } from './panelFixture';

const TARGET = { connectionId: 's', channelId: 'c' };

function withChannel(): PanelFixture {
  const fixture = new PanelFixture();
  fixture.resources.channel.set('c', channelOf('c'));
  fixture.resources.bridge.set('b', bridge('b'));
  return fixture;
}

describe('PanelSession requests', () => {
  it('tells which channel or bridge the selected row is about', () => {
    const fixture = withChannel();
    const session = fixture.open();
    session.receive({ type: 'selected', connectionId: 's', channelId: 'c', bridgeId: 'b' });
    session.receive({ type: 'selected', connectionId: 's', bridgeId: 'b' });
    session.receive({ type: 'selected', connectionId: 's' });
    session.receive({ type: 'selected', connectionId: 's', channelId: 'elsewhere' });
    session.receive({ type: 'selected', connectionId: 'elsewhere', channelId: 'c' });
    session.receive({ type: 'selected', connectionId: 's', bridgeId: '__proto__' });
    assert.deepEqual(fixture.selected, [
      { connectionId: 's', kind: 'channel', id: 'c' },
      { connectionId: 's', kind: 'bridge', id: 'b' },
    ]);
  });

  it('switches event types off at Asterisk for a connection that exists, and shows which are', async () => {
    const fixture = withChannel();
    const session = fixture.open();
    hello(session);
    const params = { connectionId: 's', hiddenTypes: ['ChannelDialplan'] };
    session.receive({ type: 'request', id: 1, action: 'setEventFilter', params });
    session.receive({
      type: 'request',
      id: 2,
      action: 'setEventFilter',
      params: { ...params, connectionId: 'x' },
    });
    await fixture.settle(() => fixture.sent.filter(({ type }) => type === 'reply').length === 2);
    assert.deepEqual(fixture.switchedOff, [params]);
    fixture.take('snapshot');
    fixture.eventFilter = ['ChannelDialplan'];
    fixture.filterChanges.fire('s');
    await fixture.settle();
    assert.deepEqual(fixture.take('snapshot')[0]?.connections[0]?.eventFilter, ['ChannelDialplan']);
  });

  it('runs a channel action and replies with its outcome', async () => {
    const fixture = withChannel();
    const asked: unknown[] = [];
    fixture.invoke = async (action, target) => {
      asked.push([action, target]);
      return Promise.resolve({ done: true, message: 'Answered.' });
    };
    fixture.open().receive({ type: 'request', id: 5, action: 'answer', params: TARGET });
    await fixture.settle(() => fixture.sent.length > 0);
    assert.deepEqual(asked, [['answer', TARGET]]);
    assert.deepEqual(fixture.sent, [
      { type: 'reply', id: 5, ok: true, value: { done: true, message: 'Answered.' } },
    ]);
  });

  it('replies with Asterisk’s own words when it refuses', async () => {
    const fixture = withChannel();
    const details = {
      code: 'http',
      operation: 'channels.answer',
      message: 'Channel not found',
      hint: 'It is gone.',
    } as const;
    fixture.invoke = async () => Promise.reject(new AriError({ ...details, status: 404 }));
    fixture.open().receive({ type: 'request', id: 5, action: 'answer', params: TARGET });
    await fixture.settle(() => fixture.sent.length > 0);
    const error = { code: 'http', message: 'Channel not found', hint: 'It is gone.', status: 404 };
    assert.deepEqual(fixture.sent, [{ type: 'reply', id: 5, ok: false, error }]);
  });

  it('gives a blocked command up when told to, while others go on', async () => {
    const fixture = withChannel();
    let aborted = false;
    fixture.invoke = async (action, _target, signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      // An answer blocks as long as a playback runs, and this one does not even listen.
      return action === 'answer'
        ? new Promise(() => undefined)
        : Promise.resolve({ done: true, message: 'Hung up.' });
    };
    const session = fixture.open();
    session.receive({ type: 'request', id: 1, action: 'answer', params: TARGET });
    session.receive({ type: 'request', id: 2, action: 'hangup', params: TARGET });
    await fixture.settle(() => fixture.sent.length > 0);
    assert.deepEqual(
      fixture.take('reply').map(({ id, ok }) => [id, ok]),
      [[2, true]],
    );
    session.receive({ type: 'cancel', id: 1 });
    await fixture.settle(() => fixture.sent.length > 0);
    assert.ok(aborted);
    const [reply] = fixture.take('reply');
    assert.ok(reply && !reply.ok);
    assert.deepEqual([reply.id, reply.error.code], [1, 'aborted']);
  });

  it('tells when a command asks the user and when it went out, and nothing after the reply', async () => {
    const fixture = withChannel();
    let answer = (): void => undefined;
    let late = (): void => undefined;
    fixture.invoke = async (_action, _target, _signal, sent) => {
      await new Promise<void>((resolve) => (answer = resolve));
      sent();
      late = sent;
      return { done: true, message: 'Played.' };
    };
    fixture.open().receive({ type: 'request', id: 5, action: 'play', params: TARGET });
    await fixture.settle(() => fixture.sent.length > 0);
    assert.deepEqual(fixture.take('phase'), [{ type: 'phase', id: 5, phase: 'asking' }]);
    answer();
    await fixture.settle(() => fixture.sent.some(({ type }) => type === 'reply'));
    assert.deepEqual(
      fixture.sent.map((message) => (message.type === 'phase' ? message.phase : message.type)),
      ['sent', 'reply'],
    );
    late();
    await fixture.settle();
    assert.equal(fixture.sent.length, 2);
  });

  it('does not call a command a question that goes out at once', async () => {
    const fixture = withChannel();
    fixture.invoke = async (_action, _target, _signal, sent) => {
      await Promise.resolve();
      sent();
      return new Promise(() => undefined);
    };
    fixture.open().receive({ type: 'request', id: 5, action: 'answer', params: TARGET });
    await fixture.settle(() => fixture.sent.length > 0);
    await fixture.settle();
    assert.deepEqual(fixture.sent, [{ type: 'phase', id: 5, phase: 'sent' }]);
  });

  it('says of a command given up whether anything may have reached Asterisk', async () => {
    const fixture = withChannel();
    fixture.invoke = async (action, _target, _signal, sent) => {
      if (action === 'answer') sent();
      return new Promise(() => undefined);
    };
    const session = fixture.open();
    session.receive({ type: 'request', id: 1, action: 'answer', params: TARGET });
    session.receive({ type: 'request', id: 2, action: 'play', params: TARGET });
    await fixture.settle(() => fixture.take('phase').some(({ phase }) => phase === 'asking'));
    session.receive({ type: 'cancel', id: 1 });
    session.receive({ type: 'cancel', id: 2 });
    await fixture.settle(() => fixture.sent.length === 2);
    const hints = fixture.take('reply').map((reply) => [reply.id, reply.ok ? '' : reply.error.hint]);
    assert.deepEqual(hints, [
      [1, 'Asterisk may still carry the command out.'],
      [2, 'Nothing was sent to Asterisk.'],
    ]);
  });

  it('leaves connecting to the command, which asks for what is missing', async () => {
    const fixture = withChannel();
    const session = fixture.open();
    session.receive({ type: 'request', id: 1, action: 'connect', params: { connectionId: 's' } });
    await fixture.settle(() => fixture.sent.length === 1);
    assert.equal(fixture.take('reply')[0]?.ok, true);
    assert.deepEqual(fixture.connected, ['s']);
  });

  it('passes no connection on that does not exist', async () => {
    const fixture = withChannel();
    const session = fixture.open();
    fixture.invoke = async () => Promise.reject(new Error('must not be called'));
    session.receive({
      type: 'request',
      id: 1,
      action: 'hangup',
      params: { connectionId: '__proto__', channelId: 'c' },
    });
    session.receive({ type: 'request', id: 2, action: 'connect', params: { connectionId: 'elsewhere' } });
    await fixture.settle(() => fixture.sent.length === 2);
    for (const reply of fixture.take('reply')) assert.ok(!reply.ok && reply.error.code === 'noConnection');
    assert.deepEqual(fixture.connected, []);
  });

  it('shows and copies a row’s JSON, and says so when it has left the log', async () => {
    const fixture = withChannel();
    const session = fixture.open();
    fixture.logEvents(1);
    session.receive({ type: 'request', id: 1, action: 'rowDetail', params: { seq: 0 } });
    session.receive({ type: 'request', id: 2, action: 'copyRow', params: { seq: 0 } });
    session.receive({ type: 'request', id: 3, action: 'rowDetail', params: { seq: 99 } });
    await fixture.settle(() => fixture.sent.length === 3);
    const json = JSON.stringify({ type: 'Dial', peer: { id: 'c0', name: 'PJSIP/0' } });
    const text = JSON.stringify(JSON.parse(json), undefined, 2);
    const replies = new Map(fixture.take('reply').map((reply) => [reply.id, reply]));
    assert.deepEqual(replies.get(1), { type: 'reply', id: 1, ok: true, value: { text, json } });
    assert.deepEqual(fixture.copied, [text]);
    const gone = replies.get(3);
    assert.ok(gone && !gone.ok && gone.error.code === 'rowGone');
  });

  it('hands a row on to be copied as code, and says so when it has left the log', async () => {
    const fixture = withChannel();
    const session = fixture.open();
    fixture.logEvents(2);
    session.receive({ type: 'request', id: 1, action: 'copyAs', params: { seq: 1 } });
    session.receive({ type: 'request', id: 2, action: 'copyAs', params: { seq: 99 } });
    await fixture.settle(() => fixture.sent.length === 2);
    const replies = new Map(fixture.take('reply').map((reply) => [reply.id, reply]));
    assert.equal(replies.get(1)?.ok, true);
    assert.deepEqual(fixture.copiedRows, [1]);
    const gone = replies.get(2);
    assert.ok(gone && !gone.ok && gone.error.code === 'rowGone');
  });

  it('gives pending commands up when the page was loaded again, so that their ids are free', async () => {
    const fixture = withChannel();
    fixture.invoke = async () => new Promise(() => undefined);
    const session = fixture.open();
    session.receive({ type: 'request', id: 1, action: 'answer', params: TARGET });
    hello(session);
    fixture.invoke = async () => Promise.resolve({ done: true, message: 'Hung up.' });
    // In the same turn: the old page's request has not come to its end yet.
    session.receive({ type: 'request', id: 1, action: 'hangup', params: TARGET });
    await fixture.settle(() => fixture.sent.some(({ type }) => type === 'reply'));
    await fixture.settle();
    const replies = fixture.take('reply').map(({ id, ok }) => [id, ok]);
    assert.deepEqual(replies, [[1, true]], 'the new page hears of its own request only');
  });

  it('refuses a flood instead of piling it up', async () => {
    const fixture = withChannel();
    fixture.invoke = async () => new Promise(() => undefined);
    const session = fixture.open();
    for (let id = 1; id <= 100; id += 1)
      session.receive({ type: 'request', id, action: 'answer', params: TARGET });
    await fixture.settle(() => fixture.sent.length === 36);
    assert.ok(fixture.take('reply').every((reply) => !reply.ok && reply.error.code === 'busy'));
    session.dispose();
    await fixture.settle();
    assert.deepEqual(fixture.sent, [], 'nobody is there any more to be told');
  });
});
