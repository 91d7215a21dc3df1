import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LiveChannel, LivePlayback } from '../../../src/shared/liveResources';
import { channelChoices } from '../../../webview/channelChoices';
import { ConnectionsModel } from '../../../webview/connectionsModel';

function channel(id: string, more: Partial<LiveChannel> = {}): LiveChannel {
  return {
    kind: 'channel',
    id,
    name: `PJSIP/${id}`,
    state: 'Up',
    caller: { name: 'Alice', number: '101' },
    connected: { name: '', number: '' },
    dialplan: { context: 'c', exten: 'e', priority: 1, appName: 'Stasis', appData: 'myapp' },
    createdAt: 1,
    stasis: { application: 'myapp', inferred: true },
    leftStasis: false,
    bridgeId: undefined,
    raw: {},
    ...more,
  };
}

function modelOf(channels: readonly LiveChannel[]): ConnectionsModel {
  const model = new ConnectionsModel();
  const state = { status: 'live', since: 0 } as const;
  const more = { application: 'app', eventFilter: [], serverFilterable: true };
  model.replace([
    { id: 's', name: 'lab', readOnly: false, state, revision: 3, resources: channels, ...more },
  ]);
  return model;
}

describe('ConnectionsModel', () => {
  it('takes changes that continue its revision and refuses others', () => {
    const model = modelOf([channel('a')]);
    const changes = { type: 'changes', connectionId: 's', upserts: [channel('b')], removals: [] } as const;
    assert.equal(model.apply({ ...changes, fromRevision: 4, revision: 5 }), false);
    assert.equal(model.channel('s', 'b'), undefined);
    assert.equal(model.apply({ ...changes, fromRevision: 3, revision: 4 }), true);
    assert.ok(model.channel('s', 'b'));
    const gone = { ...changes, upserts: [], removals: [{ kind: 'channel', id: 'a' }] } as const;
    assert.equal(model.apply({ ...gone, fromRevision: 4, revision: 5 }), true);
    assert.equal(model.channel('s', 'a'), undefined);
    assert.equal(model.apply({ ...gone, connectionId: 'other', fromRevision: 5, revision: 6 }), false);
  });

  it('knows which channel something is played to', () => {
    const model = modelOf([channel('a')]);
    const playback: LivePlayback = {
      kind: 'playback',
      id: 'p',
      mediaUri: 'sound:x',
      targetUri: 'channel:a',
      state: 'playing',
      raw: {},
    };
    model.apply({
      type: 'changes',
      connectionId: 's',
      fromRevision: 3,
      revision: 4,
      upserts: [playback],
      removals: [],
    });
    assert.equal(model.isPlaying('s', 'a'), true);
    assert.equal(model.isPlaying('s', 'b'), false);
  });
});

describe('channelChoices', () => {
  it('offers at most 200 of thousands, the newest first, and says how many more there are', () => {
    const channels = Array.from({ length: 5000 }, (_, index) => channel(`c${index}`, { createdAt: index }));
    const { choices, more } = channelChoices(modelOf(channels).all, '');
    assert.equal(choices.length, 200);
    assert.equal(more, 4800);
    assert.equal(choices[0]?.name, 'PJSIP/c4999');
  });

  it('offers channels in Stasis before those for which no button does anything', () => {
    const { all } = modelOf([channel('old'), channel('new', { stasis: undefined, createdAt: 9 })]);
    assert.deepEqual(
      channelChoices(all, '').choices.map(({ target }) => target.channelId),
      ['old', 'new'],
    );
  });

  it('narrows by name, id, state and caller', () => {
    const { all } = modelOf([
      channel('a', { name: 'Local/500@x;1' }),
      channel('b', { state: 'Ring' }),
      channel('c', { caller: { name: 'Bob', number: '102' } }),
    ]);
    const names = (query: string): string[] =>
      channelChoices(all, query).choices.map(({ target }) => target.channelId);
    assert.deepEqual(names('local/500'), ['a']);
    assert.deepEqual(names('RING'), ['b']);
    assert.deepEqual(names('bob <102>'), ['c']);
    assert.deepEqual(names('nobody'), []);
    assert.equal(names('myapp').length, 3);
  });
});
