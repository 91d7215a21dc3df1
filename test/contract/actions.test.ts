import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { isAriError } from '../../src/ari/ariError';
import { SENT, type SendContext, type SentResult } from '../support/sentActions';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';

const bed = contractBed();

interface Desk extends OpenServer {
  readonly action: SendContext;
  /** Gives up what `action` does. */
  giveUp(): void;
}

async function openDesk(context: TestContext): Promise<Desk> {
  const server = await openServer(context, bed.server, { application: 'myapp' });
  const abort = new AbortController();
  const action = { rest: server.session.rest, newId: randomUUID, signal: abort.signal };
  return { ...server, action, giveUp: () => abort.abort() };
}

/** A channel that our application controls, by Asterisk's own word and in our model. */
async function channelInStasis({ session }: Desk): Promise<string> {
  const channelId = randomUUID();
  await bed.server.rest('POST', '/channels', { endpoint: 'Local/501@from-trunk', app: 'myapp', channelId });
  await waitFor('the channel in Stasis', () => {
    const channel = session.store.resources.channel.get(channelId);
    return channel?.stasis?.inferred === false && channel.state === 'Up';
  });
  return channelId;
}

async function stateOf(channelId: string): Promise<string | undefined> {
  const { status, body } = await bed.server.rest('GET', `/channels/${channelId}`);
  return status === 200 ? (body as { state: string }).state : undefined;
}

async function membersOf(bridgeId: string): Promise<readonly string[] | undefined> {
  const { status, body } = await bed.server.rest('GET', `/bridges/${bridgeId}`);
  return status === 200 ? [...(body as { channels: string[] }).channels].sort() : undefined;
}

function allDone(result: SentResult, channelIds: readonly string[]): void {
  assert.deepEqual(result.failed, []);
  assert.deepEqual([...result.done].sort(), [...channelIds].sort());
}

/** Starts a tone that lasts until it is stopped, and waits until it plays. */
async function playTone(desk: Desk, channelId: string): Promise<void> {
  allDone(await SENT.play(desk.action, [channelId], ['tone:dial']), [channelId]);
  await waitFor('the tone', () =>
    [...desk.session.store.resources.playback.values()].some(
      ({ targetUri, state }) => targetUri === `channel:${channelId}` && state === 'playing',
    ),
  );
}

test('answers a call that entered the application unanswered', async (context) => {
  const desk = await openDesk(context);
  await bed.server.originateQuietly('505');
  const channel = await waitFor('the unanswered channel', () =>
    [...desk.session.store.resources.channel.values()].find(({ stasis }) => stasis?.inferred === false),
  );
  assert.equal(await stateOf(channel.id), 'Ring');
  allDone(await SENT.answer(desk.action, [channel.id]), [channel.id]);
  assert.equal(await stateOf(channel.id), 'Up');
  await waitFor(
    'the answer in the model',
    () => desk.session.store.resources.channel.get(channel.id)?.state === 'Up',
  );
});

test('plays several media on several channels', async (context) => {
  const desk = await openDesk(context);
  const channelIds = [await channelInStasis(desk), await channelInStasis(desk)];
  const media = ['digits:1', 'number:7'];
  allDone(await SENT.play(desk.action, channelIds, media), channelIds);
  const finished = (): readonly unknown[] =>
    desk.events
      .filter(({ type }) => type === 'PlaybackFinished')
      .map(({ playback }) => playback as { target_uri: string; media_uri: string; state: string });
  await waitFor('both to end', () => finished().length === 2);
  const values = finished() as { target_uri: string; media_uri: string; state: string }[];
  assert.deepEqual(
    values.map(({ target_uri: target }) => target).sort(),
    channelIds.map((id) => `channel:${id}`).sort(),
  );
  assert.ok(values.every(({ state, media_uri: uri }) => state === 'done' && uri === 'number:7'));
  await waitFor('the model to forget them', () => desk.session.store.resources.playback.size === 0);
});

test('bridges channels in a new bridge, adds to an existing one, takes out, destroys', async (context) => {
  const desk = await openDesk(context);
  const [one, two, three] = [
    await channelInStasis(desk),
    await channelInStasis(desk),
    await channelInStasis(desk),
  ];
  const bridgeId = await SENT.bridge(desk.action, [one, two]);
  assert.deepEqual(await membersOf(bridgeId), [one, two].sort());
  assert.equal(await SENT.bridge(desk.action, [three], bridgeId), bridgeId);
  assert.deepEqual(await membersOf(bridgeId), [one, two, three].sort());
  const { bridge, channel } = desk.session.store.resources;
  await waitFor('the members in the model', () => bridge.get(bridgeId)?.channelIds.length === 3);
  assert.equal(bridge.get(bridgeId)?.bridgeType, 'mixing');
  const members = new Map([[one, bridgeId]]);
  allDone(await SENT.removeFromBridge(desk.action, members), [one]);
  assert.deepEqual(await membersOf(bridgeId), [two, three].sort());
  await waitFor('the channel outside', () => channel.get(one)?.bridgeId === undefined);
  await SENT.destroyBridge(desk.action, bridgeId);
  await waitFor('the bridge to be gone', async () => (await membersOf(bridgeId)) === undefined);
  assert.equal(await stateOf(two), 'Up', 'its channels stay');
  await waitFor('the model without it', () => !bridge.has(bridgeId));
});

test('taking a channel out of a bridge that it is not in names that channel', async (context) => {
  const desk = await openDesk(context);
  const [inside, outside] = [await channelInStasis(desk), await channelInStasis(desk)];
  const bridgeId = await SENT.bridge(desk.action, [inside]);
  const members = new Map([
    [inside, bridgeId],
    [outside, bridgeId],
  ]);
  const { done, failed } = await SENT.removeFromBridge(desk.action, members);
  assert.deepEqual(done, [inside]);
  assert.deepEqual(
    failed.map(({ channelId, error }) => [channelId, isAriError(error) && error.status]),
    [[outside, 422]],
  );
  await SENT.destroyBridge(desk.action, bridgeId);
});

test('hangs up many; the one that is already gone is named, the others fall', async (context) => {
  const desk = await openDesk(context);
  const alive = [await channelInStasis(desk), await channelInStasis(desk), await channelInStasis(desk)];
  const gone = await channelInStasis(desk);
  await bed.server.rest('DELETE', `/channels/${gone}`);
  await waitFor('one to be gone', async () => (await stateOf(gone)) === undefined);
  const result = await SENT.hangup(desk.action, [gone, ...alive], 'busy');
  assert.deepEqual([...result.done].sort(), [...alive].sort());
  assert.deepEqual(
    result.failed.map(({ channelId, error }) => [channelId, isAriError(error) && error.status]),
    [[gone, 404]],
  );
  await waitFor('the model to be empty', () => desk.session.store.resources.channel.size === 0);
  const causes = desk.events
    .filter(({ type }) => type === 'ChannelDestroyed')
    .filter(({ channel }) => alive.includes((channel as { id: string }).id))
    .map(({ cause }) => cause);
  assert.deepEqual(causes, [17, 17, 17], 'the reason reached Asterisk');
});

test('answer and bridge wait behind a playback, hold nothing else up, and can be given up', async (context) => {
  const desk = await openDesk(context);
  const [busy, free] = [await channelInStasis(desk), await channelInStasis(desk)];
  await playTone(desk, busy);
  const settled: string[] = [];
  const answer = SENT.answer(desk.action, [busy]).finally(() => settled.push('answer'));
  const bridge = SENT.bridge(desk.action, [busy])
    .catch((error: unknown) => error)
    .finally(() => settled.push('bridge'));
  await waitFor('the new bridge', async () => {
    const { body } = await bed.server.rest('GET', '/bridges');
    return (body as unknown[]).length === 1;
  });
  for (let round = 0; round < 10; round += 1) {
    allDone(await SENT.answer(desk.action, [free]), [free]);
    await desk.session.rest.call('channels.list', {});
  }
  allDone(await SENT.play(desk.action, [free], ['digits:1']), [free]);
  assert.deepEqual(settled, [], 'both still wait');
  desk.giveUp();
  const { done, failed } = await answer;
  assert.deepEqual(done, []);
  assert.ok(failed.every(({ error }) => isAriError(error) && error.code === 'aborted'));
  const error = await bridge;
  assert.ok(error instanceof Error && error.message === 'given up', String(error));
});

test('what waited behind a playback is done when it ends', async (context) => {
  const desk = await openDesk(context);
  const channelId = await channelInStasis(desk);
  await playTone(desk, channelId);
  let isSettled = false;
  const bridging = SENT.bridge(desk.action, [channelId]).finally(() => (isSettled = true));
  await waitFor('the new bridge', () => desk.session.store.resources.bridge.size === 1);
  assert.equal(isSettled, false);
  const [playback] = desk.session.store.resources.playback.keys();
  assert.ok(playback !== undefined);
  await bed.server.rest('DELETE', `/playbacks/${playback}`);
  const bridgeId = await bridging;
  assert.deepEqual(await membersOf(bridgeId), [channelId]);
  await SENT.destroyBridge(desk.action, bridgeId);
});

test('a channel that is not in Stasis cannot be bridged, and the new bridge does not stay', async (context) => {
  const desk = await openDesk(context);
  await bed.server.originateQuietly('501');
  const outside = await waitFor('a channel in the dialplan', () =>
    [...desk.session.store.resources.channel.values()].find(({ dialplan }) => dialplan.appName === 'Wait'),
  );
  const inside = await channelInStasis(desk);
  const bridges = async (): Promise<string[]> =>
    ((await bed.server.rest('GET', '/bridges')).body as { id: string }[]).map(({ id }) => id).sort();
  const before = await bridges();
  for (const channelIds of [[outside.id], [inside, outside.id]]) {
    const error: unknown = await SENT.bridge(desk.action, channelIds).catch((problem: unknown) => problem);
    assert.ok(isAriError(error), String(error));
    assert.equal(error.status, 422);
    assert.match(error.hint, /Stasis/);
    // Asterisk lists a destroyed bridge for a moment still.
    await waitFor('the bridges of before', async () => isDeepStrictEqual(await bridges(), before));
  }
  await waitFor('its end', () => desk.events.some(({ type }) => type === 'BridgeDestroyed'));
  await bed.server.rest('POST', '/bridges/kept', {});
  await assert.rejects(SENT.bridge(desk.action, [outside.id], 'kept'));
  assert.deepEqual(await membersOf('kept'), [], 'a bridge that was there before stays');
  await bed.server.rest('DELETE', '/bridges/kept');
});

test('what is given up before it begins sends nothing', async (context) => {
  const desk = await openDesk(context);
  const channelId = await channelInStasis(desk);
  desk.giveUp();
  const result = await SENT.hangup(desk.action, [channelId], 'normal');
  assert.deepEqual(result, { done: [], givenUp: [channelId], failed: [], notTried: [] });
  assert.equal(await stateOf(channelId), 'Up');
});
