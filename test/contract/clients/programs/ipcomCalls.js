'use strict';
// A program on npm's @ipcom/asterisk-ari: it answers the call that comes in, plays a sound, puts it into a
// bridge, and hangs up. It prints each event as the client handed it on, and what it did, as a line of JSON.
//
// Usage: node ipcomCalls.js URL USER PASSWORD
const { URL } = require('node:url');
const { AriClient } = require('@ipcom/asterisk-ari');

const [url, username, password] = process.argv.slice(2);
const { hostname: host, port } = new URL(url);
const TYPES = [
  'StasisStart',
  'ChannelStateChange',
  'PlaybackStarted',
  'PlaybackFinished',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'ChannelHangupRequest',
  'StasisEnd',
];

function tell(thing) {
  console.log(JSON.stringify(thing));
}

/** The event as it came: without the objects that the client hangs into it. */
function plain(event) {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !name.startsWith('instance')));
}

function next(client, type) {
  return new Promise((resolve) => {
    client.once(type, resolve);
  });
}

async function main() {
  const client = new AriClient({ host, port: Number(port), username, password, secure: false });
  await client.connectWebSocket(['myapp']);
  for (const type of TYPES) client.on(type, (event) => tell(plain(event)));

  const { instanceChannel: channel, args } = await next(client, 'StasisStart');
  tell({ incoming: channel.id, args });
  await channel.answer();
  tell({ state: (await channel.getDetails()).state });
  const finished = next(client, 'PlaybackFinished');
  await channel.play({ media: 'sound:hello-world' });
  tell({ playback: (await finished).playback.state });

  const bridge = await client.bridges.createBridge({ type: 'mixing', name: 'waiting room' });
  const entered = next(client, 'ChannelEnteredBridge');
  await client.bridges.addChannels(bridge.id, { channel: channel.id });
  await entered;
  const { channels, name } = await client.bridges.get(bridge.id);
  tell({ bridge: name, channels });

  const ended = next(client, 'StasisEnd');
  await channel.hangup();
  await ended;
  await client.bridges.destroy(bridge.id);
  tell({ refused: await channel.hangup().catch((error) => error.message) });
  await client.destroy();
  tell({ done: true });
  // The client's heartbeat outlives its socket and would hold the process.
  process.exit(0);
}

main().catch((error) => {
  tell({ error: error.message });
  process.exit(1);
});
