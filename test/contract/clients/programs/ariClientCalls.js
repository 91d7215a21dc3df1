'use strict';
// A program on npm's ari-client: it answers the call that comes in, calls somebody for it, bridges the two,
// plays a sound to one and a tone to both, and hangs up. It prints each event as the client handed it on,
// and what it did, as a line of JSON.
//
// Usage: node ariClientCalls.js URL USER PASSWORD
const ari = require('ari-client');

const [url, user, password] = process.argv.slice(2);

function tell(thing) {
  console.log(JSON.stringify(thing));
}

/** The operations that the client has built from the server's own description. */
function operationsOf(client) {
  return Object.entries(client._swagger.apis).flatMap(([resource, { operations }]) =>
    Object.keys(operations)
      .filter((operation) => typeof client[resource][operation] === 'function')
      .map((operation) => `${resource}.${operation}`),
  );
}

/** Resolves with the first resource that the next event of this type carries. */
function next(emitter, type) {
  return new Promise((resolve) => {
    emitter.once(type, (event, resource) => resolve(resource));
  });
}

async function refusal(promise) {
  return promise.then(
    () => 'nothing',
    (error) => JSON.parse(error.message).message,
  );
}

async function tellWhatIsThere(client) {
  tell({ operations: operationsOf(client) });
  const info = await client.asterisk.getInfo({ only: ['build', 'system'] });
  tell({ info: Object.keys(info) });
  const endpoints = await client.endpoints.listByTech({ tech: 'PJSIP' });
  tell({ endpoints: endpoints.map(({ resource }) => resource).sort() });
  const sound = await client.sounds.get({ soundId: 'hello-world' });
  tell({ sound: sound.id });
  const refused = [
    client.channels.get({ channelId: 'gone' }),
    client.bridges.get({ bridgeId: 'gone' }),
    client.playbacks.stop({ playbackId: 'gone' }),
    client.applications.get({ applicationName: 'nobody' }),
    client.channels.originate({ endpoint: 'nonsense', app: 'myapp' }),
  ];
  tell({ refused: await Promise.all(refused.map(refusal)) });
}

/** Calls a number that echoes, and sends it two digits. */
async function call(client) {
  const outgoing = client.Channel();
  const dialed = next(outgoing, 'StasisStart');
  await outgoing.originate({
    endpoint: 'Local/502@from-trunk',
    app: 'myapp',
    appArgs: 'dialed',
    callerId: '"Front desk" <100>',
    variables: { GREETING: 'good morning' },
  });
  await dialed;
  tell({ variable: (await outgoing.getChannelVar({ variable: 'GREETING' })).value });
  const digits = [];
  const echoed = new Promise((resolve) => {
    outgoing.on('ChannelDtmfReceived', ({ digit }) => {
      if (digits.push(digit) === 2) resolve();
    });
  });
  await outgoing.sendDTMF({ dtmf: '42' });
  await echoed;
  tell({ digits });
  return outgoing;
}

async function bridgeAndPlay(client, incoming, outgoing) {
  const bridge = client.Bridge();
  const { name, channels } = await bridge.create({ type: 'mixing', name: 'the two' });
  tell({ bridge: name, channels });
  await bridge.addChannel({ channel: [incoming.id, outgoing.id] });
  const [listed] = (await client.bridges.list()).filter(({ id }) => id === bridge.id);
  tell({ members: listed.channels.sort() });

  const greeting = client.Playback();
  const heard = next(greeting, 'PlaybackFinished');
  await incoming.play({ media: 'sound:hello-world' }, greeting);
  tell({ greeting: (await heard).state });

  const tone = client.Playback();
  const begun = next(tone, 'PlaybackStarted');
  const stopped = next(tone, 'PlaybackFinished');
  await bridge.play({ media: 'tone:ring' }, tone);
  await begun;
  tell({ toneIsForTheBridge: (await tone.get()).target_uri === `bridge:${bridge.id}` });
  await tone.stop();
  tell({ tone: (await stopped).state });
  return bridge;
}

async function main() {
  const client = await ari.connect(url, user, password);
  await tellWhatIsThere(client);
  client.on('*', (event) => tell(event));
  const arrives = next(client, 'StasisStart');
  await client.start('myapp');

  const incoming = await arrives;
  tell({ incoming: incoming.id, caller: incoming.caller });
  await incoming.answer();
  await incoming.setChannelVar({ variable: 'SEEN', value: 'yes, & more' });
  tell({ variable: (await incoming.getChannelVar({ variable: 'SEEN' })).value });
  const outgoing = await call(client);
  tell({ outgoing: outgoing.id });
  const bridge = await bridgeAndPlay(client, incoming, outgoing);

  const ends = [next(incoming, 'StasisEnd'), next(outgoing, 'StasisEnd'), next(outgoing, 'ChannelDestroyed')];
  await incoming.hangup({ reason: 'normal' });
  await ends[0];
  await outgoing.hangup();
  await Promise.all(ends);
  await bridge.destroy();
  tell({ refused: [await refusal(incoming.hangup())] });
  client.stop();
  tell({ done: true });
}

main().catch((error) => {
  tell({ error: error.message });
  process.exit(1);
});
