import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notConnected } from '../../../src/session/notConnected';
import { ownOperations } from '../../../src/operations/ownOperations';
import type { SuggestingServer } from '../../../src/operations/suggestions/suggestion';
import { hasSuggestions, isNewId, suggestValues } from '../../../src/operations/suggestions/suggestValues';
import { emptyResourceTable } from '../../../src/shared/changeSet';
import { channelOf } from '../eventsPage/panelFixture';

const LISTS: Readonly<Record<string, readonly (readonly [id: string, raw: object])[]>> = {
  module: [['res_pjsip.so', { status: 'Running', description: 'SIP' }]],
  sound: [
    ['hello-world', { text: 'Hello', formats: [{ language: 'en', format: 'gsm' }] }],
    ['hallo', { formats: [{ language: 'de', format: 'gsm' }, 'nonsense'] }],
  ],
  storedRecording: [['greeting', { format: 'wav' }]],
  logChannel: [
    ['/var/log/asterisk/messages', { configuration: 'NOTICE' }],
    ['/var/log/asterisk/full', {}],
    ['/var/log/asterisk/sub/full', {}],
  ],
  liveRecording: [['now', { state: 'recording', target_uri: 'channel:1' }]],
};

function server(): SuggestingServer {
  const table = emptyResourceTable();
  const dialplan = { context: 'inside', exten: '100', priority: 1, appName: '', appData: '' };
  const inStasis = { application: 'ivr', inferred: true };
  table.channel.set('1', {
    ...channelOf('1'),
    name: 'PJSIP/alice-1',
    createdAt: 1,
    stasis: inStasis,
    dialplan,
  });
  table.channel.set('2', {
    ...channelOf('2'),
    name: 'PJSIP/bob-2',
    createdAt: 2,
    stasis: undefined,
    dialplan,
  });
  const bridge = { name: 'room', bridgeType: 'mixing', technology: 'simple_bridge', creator: '', raw: {} };
  table.bridge.set('b', { kind: 'bridge', id: 'b', channelIds: ['1'], ...bridge });
  for (const [id, state] of [
    ['PJSIP/alice', 'offline'],
    ['PJSIP/bob', 'online'],
    ['Local/x', 'unknown'],
  ] as const) {
    const [technology = '', resource = ''] = id.split('/');
    table.endpoint.set(id, { kind: 'endpoint', id, technology, resource, state, raw: {} });
  }
  table.application.set('ivr', { kind: 'application', id: 'ivr', ours: false, inferred: false, raw: {} });
  return {
    ourApplication: 'workbench',
    store: { resources: table },
    lists: {
      load: async (kind: string) => {
        const items = LISTS[kind];
        if (!items) throw notConnected(kind);
        return Promise.resolve(new Map(items.map(([id, raw]) => [id, { kind, id, raw }])));
      },
    },
  } as unknown as SuggestingServer;
}

async function values(
  parameter: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const [operationId = '', name = ''] = parameter.split(' ');
  return (await suggestValues(server(), { operationId, name }, given)).map(({ value }) => value);
}

test('channels: those that an application controls first, for what works with all the newest', async () => {
  assert.deepEqual(await values('channels.answer channelId'), ['1', '2']);
  assert.deepEqual(await values('channels.hangup channelId'), ['2', '1']);
  const [first] = await suggestValues(server(), { operationId: 'channels.answer', name: 'channelId' }, {});
  assert.match(first?.description ?? '', /^PJSIP\/alice-1/);
  assert.match(first?.detail ?? '', /in ivr/);
});

test('what is chosen narrows what comes next', async () => {
  assert.deepEqual(await values('bridges.removeChannel channel', { bridgeId: 'b' }), ['1']);
  assert.deepEqual(await values('endpoints.get resource', { tech: 'Local' }), ['x']);
  assert.deepEqual(await values('channels.continueInDialplan extension', { context: 'outside' }), []);
  assert.deepEqual(await values('channels.continueInDialplan extension', { context: 'inside' }), ['100']);
});

test('applications, endpoints, technologies', async () => {
  assert.deepEqual(await values('channels.move app'), ['workbench', 'ivr']);
  assert.deepEqual(await values('channels.originate endpoint'), ['PJSIP/bob', 'PJSIP/alice', 'Local/x']);
  assert.deepEqual(await values('endpoints.listByTech tech'), ['PJSIP', 'Local']);
});

test('event sources: each resource, and all of a kind', async () => {
  const found = await values('applications.subscribe eventSource');
  for (const source of ['channel:1', 'bridge:b', 'endpoint:PJSIP/bob', 'deviceState:Local/x', 'channel:']) {
    assert.ok(found.includes(source), source);
  }
});

test('lists of the server', async () => {
  assert.deepEqual(await values('asterisk.reloadModule moduleName'), ['res_pjsip.so']);
  assert.deepEqual(await values('recordings.stop recordingName'), ['now']);
  assert.deepEqual(await values('recordings.getStored recordingName'), ['greeting']);
  assert.deepEqual(await values('sounds.list lang'), ['en', 'de']);
  assert.deepEqual(await values('asterisk.deleteLog logChannelName'), ['messages']);
  const media = await values('channels.play media');
  assert.deepEqual(media.slice(-3), ['recording:greeting', 'sound:hello-world', 'sound:hallo']);
});

test('a list that cannot be had is a rejection', async () => {
  await assert.rejects(values('mailboxes.get mailboxName'), { name: 'AriError' });
});

test('an id that is to be made is not chosen from those that are there', async () => {
  const parameter = { operationId: 'channels.originateWithId', name: 'channelId' };
  assert.equal(isNewId(parameter), true);
  assert.equal(hasSuggestions(parameter), false);
  assert.deepEqual(await values('channels.originateWithId channelId'), []);
  assert.equal(isNewId({ operationId: 'channels.get', name: 'channelId' }), false);
});

test('every id and name in a path can be chosen, or is new', () => {
  const without = ownOperations(undefined).flatMap(({ id: operationId, params }) =>
    params
      .filter((parameter) => parameter.in === 'path')
      .filter(({ name }) => !hasSuggestions({ operationId, name }) && !isNewId({ operationId, name }))
      .map(({ name }) => `${operationId} ${name}`),
  );
  assert.deepEqual(without, ['events.userEvent eventName']);
});

test('names of JavaScript are no parameters', async () => {
  assert.deepEqual(await values('channels.teleport constructor'), []);
  assert.deepEqual(await values('channels.teleport __proto__'), []);
});
