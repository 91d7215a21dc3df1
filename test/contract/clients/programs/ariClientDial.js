'use strict';
// A program on npm's ari-client, after the example that most programs begin with: whoever calls is put
// through to a phone, hears ringing meanwhile, and both are released when one hangs up or the phone is busy.
// It prints what happens, in words, as lines of JSON.
//
// Usage: node ariClientDial.js URL USER PASSWORD ENDPOINT
const ari = require('ari-client');

const [url, user, password, endpoint] = process.argv.slice(2);

function tell(happened) {
  console.log(JSON.stringify({ happened }));
}

/** Hanging up what is gone already is no failure. */
function release(channel) {
  return channel.hangup().catch((error) => {
    if (!error.message.includes('Channel not found')) throw error;
  });
}

function fail(error) {
  tell(`error: ${error.message}`);
  process.exit(1);
}

ari.connect(url, user, password, (problem, client) => {
  if (problem) throw problem;

  function connect(incoming, outgoing, bridge) {
    return outgoing
      .answer()
      .then(() => incoming.answer())
      .then(() => bridge.create({ type: 'mixing' }))
      .then(() => bridge.addChannel({ channel: [incoming.id, outgoing.id] }))
      .then(() => tell('they talk'));
  }

  client.on('StasisStart', (event, incoming) => {
    if (event.args[0] === 'dialed') return;
    const outgoing = client.Channel();
    let bridge;
    tell('somebody calls');
    outgoing.on('ChannelStateChange', (change, { state }) => tell(`the phone is ${state}`));
    outgoing.once('StasisStart', (start) => {
      tell(`the phone answers: ${start.args.join()}`);
      bridge = client.Bridge();
      connect(incoming, outgoing, bridge).catch(fail);
    });
    const callerGone = new Promise((resolve) => {
      incoming.once('StasisEnd', () => {
        tell('the caller is gone');
        release(outgoing).then(resolve).catch(fail);
      });
    });
    const phoneGone = new Promise((resolve) => {
      outgoing.once('ChannelDestroyed', ({ cause, cause_txt: text }) => {
        tell(`the phone is gone: ${cause} ${text}`);
        release(incoming).then(resolve).catch(fail);
      });
    });
    Promise.all([callerGone, phoneGone])
      .then(() => bridge && bridge.destroy())
      .then(() => tell('over'))
      .catch(fail);
    incoming
      .ring()
      .then(() => outgoing.originate({ endpoint, app: 'myapp', appArgs: 'dialed' }))
      .catch(fail);
  });
  client.start('myapp').catch(fail);
});
