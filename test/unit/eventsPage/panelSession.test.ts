import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelOf, hello, PanelFixture } from './panelFixture';

describe('PanelSession state', () => {
  it('says nothing before the webview does, then the full state without raw resources', async () => {
    const fixture = new PanelFixture();
    fixture.resources.channel.set('c', channelOf('c'));
    const session = fixture.open();
    fixture.logEvents(3);
    await fixture.settle();
    assert.deepEqual(fixture.sent, []);
    hello(session);
    const [snapshot] = fixture.take('snapshot');
    assert.equal(snapshot?.connections[0]?.revision, 7);
    assert.deepEqual(snapshot.connections[0].resources, [{ ...channelOf('c'), raw: {} }]);
  });

  it('forwards changes by revision and answers a resync with the full state', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    fixture.take('snapshot');
    const after = channelOf('n');
    const changes = [
      { kind: 'channel', id: 'n', before: undefined, after },
      { kind: 'channel', id: 'o', before: channelOf('o'), after: undefined },
      { kind: 'endpoint', id: 'PJSIP/x', before: undefined, after: undefined },
    ] as const;
    fixture.updates.fire({ connectionId: 's', update: { fromRevision: 7, revision: 8, changes } });
    assert.deepEqual(fixture.take('changes'), [
      {
        type: 'changes',
        connectionId: 's',
        fromRevision: 7,
        revision: 8,
        upserts: [{ ...after, raw: {} }],
        removals: [{ kind: 'channel', id: 'o' }],
      },
    ]);
    session.receive({ type: 'resync', connectionId: 's', haveRevision: 3 });
    await fixture.settle();
    assert.equal(fixture.take('snapshot').length, 1);
  });

  it('sends nothing while hidden, and the full state when shown again', async () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    hello(session);
    await fixture.settle();
    session.setVisible(false);
    fixture.sent.length = 0;
    fixture.logEvents(100);
    fixture.updates.fire({ connectionId: 's', update: { fromRevision: 7, revision: 8, changes: [] } });
    fixture.states.fire({ connectionId: 's', state: { status: 'disconnected' } });
    fixture.profileChanges.fire();
    await fixture.settle();
    assert.deepEqual(fixture.sent, []);
    session.setVisible(true);
    await fixture.settle();
    assert.equal(fixture.take('snapshot').length, 1);
    assert.equal(fixture.take('counts').at(-1)?.total, 100);
  });

  it('sends a state alone, but the full state when a session came or went with its model', async () => {
    const fixture = new PanelFixture();
    hello(fixture.open());
    fixture.take('snapshot');
    fixture.states.fire({ connectionId: 's', state: { status: 'synchronising' } });
    assert.equal(fixture.take('connectionState').length, 1);
    fixture.store = undefined;
    fixture.states.fire({ connectionId: 's', state: { status: 'disconnected' } });
    await fixture.settle();
    assert.equal(fixture.take('connectionState').length, 0);
    assert.deepEqual(fixture.take('snapshot')[0]?.connections[0]?.resources, []);
  });

  it('refuses unknown messages and notes them without their content', () => {
    const fixture = new PanelFixture();
    const session = fixture.open();
    session.receive({ type: 'request', id: 1, action: 'hangup', params: { channelId: 'secret-channel' } });
    assert.equal(fixture.warnings.length, 1);
    assert.doesNotMatch(fixture.warnings.join(), /secret|hangup/);
    assert.deepEqual(fixture.sent, []);
  });

  it('delivers "show resource" when the view is there, once', () => {
    const fixture = new PanelFixture();
    const session = fixture.open(false);
    session.showResource({ connectionId: 's', resourceId: 'c', label: 'PJSIP/c' });
    assert.deepEqual(fixture.sent, []);
    hello(session);
    session.setVisible(true);
    session.setVisible(false);
    session.setVisible(true);
    assert.equal(fixture.take('showResource').length, 1);
  });
});
