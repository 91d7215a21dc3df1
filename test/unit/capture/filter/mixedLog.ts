import { readdirSync, readFileSync } from 'node:fs';
import { readFrame } from '../../../../src/ari/eventFrame';
import { EventLog } from '../../../../src/capture/eventLog';

const TRACES = 'test/golden/traces';

function plainChannel(id: string): string {
  const party = (name: string): unknown => ({ name, number: `${name}-1` });
  const parties = { caller: party(`caller ${id}`), connected: party(`peer ${id}`) };
  return JSON.stringify({ id, name: `PJSIP/${id}`, state: 'Up', protocol_id: '', ...parties });
}

/** Frames that a search can go wrong on: escapes, letters beyond ASCII, objects of anybody's making. */
const ODD_FRAMES = [
  { type: 'ChannelVarset', variable: 'FOO', value: 'b"ar\\x\n', channel: { id: 'odd-1', name: 'PJSIP/ä-1' } },
  { type: 'ChannelCallerId', channel: { id: 'odd-2', caller: { name: 'Çağ ÄÖÜ', number: '*97' } } },
  {
    type: 'ChannelUserevent',
    eventname: 'x',
    userevent: { channel: { id: 'odd-1', name: 'PJSIP/ä-1' }, a: [1] },
  },
  { type: 'NewInAsterisk30', level: 5, text: 'Müller', deep: { id: 'odd-2' } },
  {
    type: 'PeerStatusChange',
    endpoint: { technology: 'PJSIP', resource: 'alice' },
    peer: { peer_status: 'ok' },
  },
  {
    type: 'BridgeCreated',
    bridge: { id: 'b1', name: 'conf', channels: ['a', 'b', 'c'] },
    application: 'other',
  },
  { type: 'Dial', peer: { id: 'odd-1' }, caller: { id: 'odd-3', name: 'PJSIP/bob-1' }, dialstring: 'x' },
]
  .map((event) => JSON.stringify(event))
  .concat(
    // Which of two counts, and what only looks like a channel.
    `{"type":"ChannelVarset","channel":${plainChannel('first')},"channel":${plainChannel('second')}}`,
    `{"type":"ChannelUserevent","eventname":"x","userevent":{"channel":${plainChannel('fake')}}}`,
    `{"type":"ChannelVarset","value":${JSON.stringify(`"channel":${plainChannel('quoted')}`)},"channel":${plainChannel('real')}}`,
  );

/** A log of everything that there is: recorded calls, odd frames, our own rows; in very small pieces. */
export function mixedLog(): EventLog {
  const log = new EventLog(
    { maxRows: 100_000, maxBytes: 1e9 },
    { chunkBytes: 5000, hotChunks: 3, rowsPerSegment: 37 },
  );
  let time = 0;
  const append = (frame: string): void =>
    log.append(time % 3 === 0 ? 's' : 't', readFrame(frame), (time += 1));
  for (const name of readdirSync(TRACES)) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of readFileSync(`${TRACES}/${name}`, 'utf8').trimEnd().split('\n')) {
      const { frame } = JSON.parse(line) as { frame?: string };
      if (frame !== undefined) append(frame);
    }
    for (const frame of ODD_FRAMES) append(frame);
    append('{"type":"Channel');
    append('not JSON: ÄÖ \\u00e4');
    append(`{"type":"ChannelVarset","variable":"E","value":"caf\\u00e9 \\u0044ial"}`);
    log.appendGap('s', 1000, 3500, 'the connection was lost');
    log.appendSnapshot('t', 3600, ['channel PJSIP/a: gone', 'channel PJSIP/b: new']);
    const call = { operation: 'channels.play', method: 'POST', durationMs: 12, background: false };
    log.appendCall('s', 1, {
      ...call,
      path: '/channels/odd-1/play?media=sound:x',
      status: 201,
      error: undefined,
    });
    log.appendCall('s', 1, {
      ...call,
      path: '/bridges/b1/addChannel?channel=odd-1',
      status: 422,
      error: 'Not in Stasis',
    });
    log.appendCall('t', 1, {
      ...call,
      method: 'GET',
      path: '/applications/other',
      status: undefined,
      error: 'timed out',
    });
  }
  return log;
}
