import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { bridgeCalls, callEach, playCalls } from '../../src/actions/channel/channelCalls';
import type { Named } from '../../src/actions/named';
import type { PlannedCall } from '../../src/actions/plannedCall';
import { isAriError } from '../../src/ari/ariError';
import { operations } from '../../src/ari/generated/operations';
import { isAvailable } from '../../src/operations/availableActions';
import { isOffered } from '../../src/operations/isOffered';
import type { CHANNEL_ACTIONS } from '../../src/operations/channelActions';
import { fieldsOf } from '../../src/shared/fields';
import type { LiveChannel } from '../../src/shared/liveResources';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';

const bed = contractBed();
const BRIDGE = 'standing';

/** Those without a call of their own, or that change nothing about the channel's state. */
type Left = 'hangup' | 'hangupWithReason' | 'redirect' | 'removeFromBridge' | 'transferProgress';

/** One call of each action, as it would be sent for a channel. */
const CALLS: Readonly<
  Record<Exclude<keyof typeof CHANNEL_ACTIONS, Left>, (channel: readonly Named[]) => readonly PlannedCall[]>
> = {
  answer: (channel) => callEach(channel, 'channels.answer', {}),
  play: (channel) => playCalls(channel, ['digits:1'], randomUUID),
  bridge: (channel) => bridgeCalls(channel, { id: BRIDGE, name: BRIDGE, fresh: false }),
  ring: (channel) => callEach(channel, 'channels.ring', {}),
  ringStop: (channel) => callEach(channel, 'channels.ringStop', {}),
  progress: (channel) => callEach(channel, 'channels.progress', {}),
  hold: (channel) => callEach(channel, 'channels.hold', {}),
  unhold: (channel) => callEach(channel, 'channels.unhold', {}),
  mute: (channel) => callEach(channel, 'channels.mute', { direction: 'both' }),
  unmute: (channel) => callEach(channel, 'channels.unmute', { direction: 'both' }),
  startMoh: (channel) => callEach(channel, 'channels.startMoh', {}),
  stopMoh: (channel) => callEach(channel, 'channels.stopMoh', {}),
  startSilence: (channel) => callEach(channel, 'channels.startSilence', {}),
  stopSilence: (channel) => callEach(channel, 'channels.stopSilence', {}),
  sendDtmf: (channel) => callEach(channel, 'channels.sendDTMF', { dtmf: '1' }),
  record: (channel) => callEach(channel, 'channels.record', { name: randomUUID(), format: 'wav' }),
  snoop: (channel) =>
    callEach(channel, 'channels.snoopChannelWithId', { snoopId: randomUUID(), spy: 'both', app: 'myapp' }),
  getVariables: (channel) => callEach(channel, 'channels.getChannelVar', { variable: 'CHANNEL(name)' }),
  setVariables: (channel) => callEach(channel, 'channels.setChannelVar', { variable: 'A', value: '1' }),
  continueInDialplan: (channel) => callEach(channel, 'channels.continueInDialplan', {}),
  move: (channel) => callEach(channel, 'channels.move', { app: 'myapp' }),
  dial: (channel) => callEach(channel, 'channels.dial', { timeout: 5 }),
  rtpStatistics: (channel) => callEach(channel, 'channels.rtpstatistics', {}),
};

/** A fresh channel of each state that the tree shows. */
const STATES: Readonly<Record<string, (server: OpenServer) => Promise<LiveChannel>>> = {
  'ringing in our application': async (server) => {
    await bed.server.originateQuietly('505');
    return find(server, ({ stasis, state }) => stasis?.inferred === false && state === 'Ring');
  },
  'up in our application': upChannel,
  'in a bridge': bridgedChannel,
  'created, and not dialled': async (server) => {
    const query = { endpoint: 'Local/501@from-trunk', app: 'myapp', channelId: randomUUID() };
    await bed.server.rest('POST', '/channels/create', query);
    return find(server, ({ id, stasis }) => id === query.channelId && stasis?.inferred === false);
  },
  'ringing at the other end': async (server) => {
    const query = { endpoint: 'Local/503@from-trunk', app: 'myapp', channelId: randomUUID() };
    await bed.server.rest('POST', '/channels/create', query);
    await find(server, ({ id, stasis }) => id === query.channelId && stasis?.inferred === false);
    await bed.server.rest('POST', `/channels/${query.channelId}/dial`);
    return find(server, ({ id, state }) => id === query.channelId && state === 'Ringing');
  },
  'in the dialplan': async (server) => {
    await bed.server.originateQuietly('501');
    return find(server, ({ dialplan }) => dialplan.appName === 'Wait');
  },
};

/** A channel of our application that was answered. */
async function upChannel(server: OpenServer): Promise<LiveChannel> {
  const query = { endpoint: 'Local/501@from-trunk', app: 'myapp', channelId: randomUUID() };
  await bed.server.rest('POST', '/channels', query);
  return find(server, ({ id, stasis, state }) => {
    return id === query.channelId && stasis?.inferred === false && state === 'Up';
  });
}

/** As {@link upChannel}, in the standing bridge. */
async function bridgedChannel(server: OpenServer): Promise<LiveChannel> {
  const channel = (await upChannel(server)).id;
  await bed.server.rest('POST', `/bridges/${BRIDGE}/addChannel`, { channel });
  return find(server, ({ id, bridgeId }) => id === channel && bridgeId === BRIDGE);
}

/** Held back although Asterisk accepts it: nobody is there who could hear it, or nothing would change. */
const WITHOUT_EFFECT: Readonly<Record<string, readonly string[]>> = {
  'ringing in our application': ['hold', 'unhold'],
  'up in our application': ['answer', 'progress'],
  'in a bridge': ['answer', 'progress', 'record'],
  'created, and not dialled': ['record', 'snoop'],
};

async function find(
  { session }: OpenServer,
  wanted: (channel: LiveChannel) => boolean,
): Promise<LiveChannel> {
  return waitFor('the channel', () => [...session.store.resources.channel.values()].find(wanted));
}

async function statusOf({ session }: OpenServer, call: PlannedCall): Promise<number> {
  try {
    await session.rest.call(call.operation, call.params);
    return 200;
  } catch (error) {
    if (isAriError(error) && error.status !== undefined) return error.status;
    throw error;
  }
}

function hasProgress(version: string | undefined): boolean {
  return isOffered(operations['channels.progress'].since, version);
}

async function clear(): Promise<void> {
  for (const { id } of (await bed.server.rest('GET', '/channels')).body as { id: string }[])
    await bed.server.rest('DELETE', `/channels/${id}`);
}

for (const [state, make] of Object.entries(STATES)) {
  test(`what is offered on a channel ${state} is what Asterisk accepts`, async (context: TestContext) => {
    const server = await openServer(context, bed.server, { application: 'myapp' });
    const { store, version, ourApplication } = server.session;
    await bed.server.rest('POST', `/bridges/${BRIDGE}`, {});
    const [refused, accepted]: [string[], string[]] = [[], []];
    for (const [name, calls] of Object.entries(CALLS)) {
      await clear();
      await waitFor('no channel', () => store.resources.channel.size === 0);
      const channel = await make(server);
      const about = { resources: store.resources, version, ourApplication, readOnly: false };
      const isOffered = isAvailable(name as keyof typeof CALLS, channel, about);
      const [call] = calls([channel]);
      assert.ok(call);
      const status = await statusOf(server, call);
      if (isOffered && status >= 300) refused.push(`${name} ${String(status)}`);
      if (!isOffered && status < 300) accepted.push(name);
    }
    await bed.server.rest('DELETE', `/bridges/${BRIDGE}`);
    await clear();
    assert.deepEqual(refused, []);
    // An older Asterisk does not have all of them.
    const expected = (WITHOUT_EFFECT[state] ?? []).filter(
      (name) => name !== 'progress' || hasProgress(version),
    );
    assert.deepEqual(accepted, expected);
  });
}

test('a recording of a channel in a bridge fails after its 201', async (context: TestContext) => {
  const server = await openServer(context, bed.server, { application: 'myapp' });
  await bed.server.rest('POST', `/bridges/${BRIDGE}`, {});
  const { id } = await bridgedChannel(server);
  const { status } = await bed.server.rest('POST', `/channels/${id}/record`, {
    name: 'bridged',
    format: 'wav',
  });
  assert.equal(status, 201);
  const recording = await waitFor('its end', () => {
    const failed = server.events.find(({ type }) => type === 'RecordingFailed');
    return fieldsOf(failed?.recording);
  });
  assert.equal(recording.name, 'bridged');
});
