import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { ServerSession } from '../../../src/session/serverSession';
import { waitFor } from '../../support/waitFor';
import { eventServer, type EventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';
import { bridgeValue, channelValue } from '../model/ariValues';
import { sessionOf } from './sessionOf';

/** A live session and a server whose lists are what the test says. */
interface Bed {
  readonly server: EventServer;
  readonly session: ServerSession;
  channels: unknown[];
  bridges: unknown[];
  /** Playbacks by id; others are unknown. */
  readonly playbacks: Map<string, unknown>;
  /** Called before a request is answered. */
  asked: (method: string, path: string) => void;
  /** Loses the socket; resolves when the session is live again. */
  readonly lose: () => Promise<void>;
}

async function bed(context: TestContext, applicationsEvery: number): Promise<Bed> {
  const answer: RequestListener = ({ method = '', url = '' }, response) => {
    const [path = ''] = url.replace('/ari', '').split('?');
    made.asked(method, path);
    const playback = /^\/playbacks\/(.*)$/.exec(path)?.[1];
    if (playback !== undefined) {
      const value = made.playbacks.get(playback);
      sendJson(response, value ?? { message: 'Playback not found' }, value === undefined ? 404 : 200);
    } else if (path === '/channels') sendJson(response, made.channels);
    else if (path === '/bridges') sendJson(response, made.bridges);
    else if (path.endsWith('/subscription')) sendJson(response, { name: 'mine' });
    else if (path === '/applications') sendJson(response, [{ name: 'mine' }]);
    else sendJson(response, path === '/asterisk/info' ? {} : []);
  };
  const server = await eventServer(context, { answer });
  const timing = { backoff: { initialDelay: 10, maxDelay: 40 } };
  const session = sessionOf(context, server.address.href, { applicationsEvery, timing });
  const live = async (sockets: number): Promise<void> => {
    const isLive = (): boolean => session.state.status === 'live' && server.handshakes.length === sockets;
    await waitFor('live', isLive, { intervalMs: 5 });
  };
  const made: Bed = {
    server,
    session,
    channels: [],
    bridges: [],
    playbacks: new Map(),
    asked: () => undefined,
    lose: async () => {
      const sockets = server.handshakes.length;
      for (const client of server.clients) client.terminate();
      await live(sockets + 1);
    },
  };
  session.connect();
  await live(1);
  return made;
}

function playbackValue(id: string): Record<string, unknown> {
  return { id, media_uri: 'sound:x', target_uri: 'channel:c', state: 'playing' };
}

test('of the playbacks known before a loss those that have ended go, and those that run stay', async (context) => {
  const lossy = await bed(context, 60_000);
  const { server, session, playbacks } = lossy;
  lossy.channels = [channelValue('c')];
  server.send({ type: 'ChannelCreated', channel: channelValue('c') });
  for (const id of ['ended', 'running'])
    server.send({ type: 'PlaybackStarted', playback: playbackValue(id) });
  await waitFor('both', () => session.store.resources.playback.size === 2);
  playbacks.set('running', playbackValue('running'));
  await lossy.lose();
  assert.deepEqual([...session.store.resources.playback.keys()], ['running']);
});

test('a bridge whose end is told while the new socket is set up does not come back by the list', async (context) => {
  const lossy = await bed(context, 60_000);
  const { server, session } = lossy;
  const room = bridgeValue('room', []);
  server.send({ type: 'BridgeCreated', bridge: room });
  await waitFor('the bridge', () => session.store.resources.bridge.size === 1);
  // Asterisk lists a bridge for a moment after it has told of its end.
  lossy.bridges = [room];
  let sawEnd = false;
  session.onDidReceiveEvent(({ type }) => (sawEnd ||= type === 'BridgeDestroyed'));
  lossy.asked = (method) => {
    if (method === 'POST') server.send({ type: 'BridgeDestroyed', bridge: room });
  };
  await lossy.lose();
  await waitFor('its end', () => sawEnd);
  assert.equal(session.store.resources.bridge.size, 0);
});

test('a bridge that was still listed, its end told to the socket before, is gone with the next look', async (context) => {
  const lossy = await bed(context, 100);
  const { session } = lossy;
  lossy.bridges = [bridgeValue('room', [])];
  let lists = 0;
  lossy.asked = (_method, path) => {
    if (path === '/bridges' && (lists += 1) === 2) lossy.bridges = [];
  };
  await lossy.lose();
  await waitFor('the second look', () => session.store.resources.bridge.size === 0 && lists === 2);
});
