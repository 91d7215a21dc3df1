import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { startSimulator, type Simulator } from '../../src/simulator/startSimulator';
import { TrafficGenerator } from '../../src/simulator/traffic/trafficGenerator';
import { waitFor } from '../support/waitFor';
import type { BenchReport } from './benchLine';
import { compare, inMs, median, times } from './measure';
import type { ReaderReport } from './simulatorReader';

const USER = 'bench';
const PASSWORD = 'bench';
const HELD = 5_000;
const RUNS = 10;
const EVENTS_PER_SECOND = 10_000;
const SECONDS = 60;

/** What the simulator holds and how fast it answers, tells, starts, and gives a deaf reader up. */
export async function simulator(): Promise<BenchReport> {
  const start = await startTimes();
  const served = await startSimulator({ users: [{ name: USER, password: PASSWORD, readOnly: false }] });
  const traffic = new TrafficGenerator(served.exchange, { callsPerMinute: 0 });
  traffic.start();
  try {
    const deaf = await deafReader(served);
    const storm = await readStorm(served, traffic);
    const listing = await listChannels(served, traffic);
    if (storm.received < storm.published) {
      console.error(`EVENTS WERE LOST: ${String(storm.published)} sent, ${String(storm.received)} received`);
    }
    return {
      input:
        `${String(HELD)} channels, ${(listing.bytes / 1e6).toFixed(2)} MB, ${String(RUNS)} runs; ` +
        `${String(storm.published)} events in ${storm.seconds.toFixed(1)} s to one reader in a process of its own, ` +
        `${String(storm.received)} received; a deaf reader was given up after ${deaf.seconds.toFixed(2)} s ` +
        `and drained ${(deaf.bytes / 1e6).toFixed(2)} MB`,
      lines: [
        {
          what: `simulator: GET /channels, ${String(HELD)} channels`,
          ours: inMs(listing.ours),
          peer: 'node http, the same bytes ready',
          theirs: inMs(listing.peer),
          ratio: `${times(listing.ours / listing.peer)} the time`,
        },
        {
          what: `simulator: event to reader at ${String(EVENTS_PER_SECOND)}/s, p99`,
          ours: inMs(storm.p99),
          peer: 'p50 of the same events',
          theirs: inMs(storm.p50),
          ratio: `${inMs(storm.p99 - storm.p50)} more`,
        },
        {
          what: 'simulator: starts and answers, as a program',
          ours: inMs(start.program),
          peer: 'in this process',
          theirs: inMs(start.inProcess),
          ratio: `${times(start.program / start.inProcess)} the time`,
        },
      ],
    };
  } finally {
    traffic.stop();
    await served.close();
  }
}

/** Medians until the first 200, in ms. */
async function startTimes(): Promise<{ readonly inProcess: number; readonly program: number }> {
  const inProcess: number[] = [];
  const program: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    let begin = performance.now();
    const served = await startSimulator({ users: [{ name: USER, password: PASSWORD, readOnly: false }] });
    await get(`${served.url}/ari/asterisk/ping`);
    inProcess.push(performance.now() - begin);
    await served.close();
    begin = performance.now();
    const child = spawn(process.execPath, ['dist/simulator.js', '--port', '0', '--user', USER], {
      env: { ...process.env, ARI_SIMULATOR_PASSWORD: PASSWORD },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    await get(`${/http:\S+\/ari/.exec(line.toString())?.[0] ?? ''}/asterisk/ping`);
    program.push(performance.now() - begin);
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  return { inProcess: median(inProcess), program: median(program) };
}

/** Reads a whole answer and returns its bytes. Throws for anything but 200. */
function get(url: string, agent?: http.Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { auth: `${USER}:${PASSWORD}`, ...(agent && { agent }) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${url} answered ${String(answer.statusCode)}`));
      });
    });
    request.on('error', reject);
  });
}

/** GET /channels with many held, against a server that has the same bytes ready; medians in ms. */
async function listChannels(
  served: Simulator,
  traffic: TrafficGenerator,
): Promise<{ readonly ours: number; readonly peer: number; readonly bytes: number }> {
  traffic.hold(HELD);
  const url = `${served.url}/ari/channels`;
  const body = await waitFor('the channels', async () => {
    const bytes = await get(url);
    return (JSON.parse(bytes.toString()) as unknown[]).length >= HELD && bytes;
  });
  const ready = http.createServer((_request, response) => response.end(body));
  ready.listen(0, '127.0.0.1');
  await once(ready, 'listening');
  const { port } = ready.address() as { port: number };
  const agent = new http.Agent({ keepAlive: true });
  const found = await compare(
    RUNS,
    () => get(url, agent),
    () => get(`http://127.0.0.1:${String(port)}/`, agent),
  );
  agent.destroy();
  ready.close();
  return { ...found, bytes: body.length };
}

interface StormResult {
  readonly published: number;
  readonly received: number;
  readonly seconds: number;
  /** Milliseconds between an event's own time and its arrival. */
  readonly p50: number;
  readonly p99: number;
}

/** A storm to one reader in a process of its own. */
async function readStorm(served: Simulator, traffic: TrafficGenerator): Promise<StormResult> {
  const reader = fork(process.argv[1] ?? '', [
    '--read-events',
    `${served.url}/ari/events?app=reader&subscribeAll=true`,
  ]);
  await once(reader, 'message');
  const before = served.exchange.applications.published;
  const begin = performance.now();
  await traffic.storm({ eventsPerSecond: EVENTS_PER_SECOND, seconds: SECONDS });
  // The last calls of the storm hang up after it.
  let published = served.exchange.applications.published - before;
  await waitFor(
    'the last hang-up',
    () => {
      const now = served.exchange.applications.published - before;
      const isQuiet = now === published;
      published = now;
      return isQuiet;
    },
    { intervalMs: 200 },
  );
  const seconds = (performance.now() - begin) / 1000;
  const reported = once(reader, 'message') as Promise<[ReaderReport]>;
  reader.send(published);
  const [report] = await reported;
  reader.kill();
  return { published, seconds, ...report };
}

/** A reader that never reads, in a storm: how long until it is given up, and what it then finds. */
async function deafReader(served: Simulator): Promise<{ readonly seconds: number; readonly bytes: number }> {
  const socket = connect({ port: served.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  socket.write(
    [
      'GET /ari/events?app=deaf HTTP/1.1',
      `Authorization: Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`,
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '',
      '',
    ].join('\r\n'),
  );
  const { applications } = served.exchange;
  await waitFor('the deaf reader', () => applications.isServed('deaf'), { intervalMs: 1 });
  socket.pause();
  const begin = performance.now();
  const event = {
    type: 'ChannelUserevent',
    eventname: 'filler',
    userevent: { text: 'x'.repeat(400) },
  } as const;
  await waitFor(
    'its end',
    () => {
      for (let count = 0; count < EVENTS_PER_SECOND / 1000; count += 1) applications.sendTo('deaf', event);
      return !applications.isServed('deaf');
    },
    { intervalMs: 1 },
  );
  const seconds = (performance.now() - begin) / 1000;
  let bytes = 0;
  socket.on('data', (chunk) => (bytes += chunk.length));
  const closed = once(socket, 'close');
  socket.resume();
  await closed;
  return { seconds, bytes };
}
