import { createRequire } from 'node:module';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Connections } from '../../../src/session/connections';
import { profileId } from '../../../src/session/serverProfile';
import { FEED_USER } from '../../support/feed/feedServer';
import { STORM_TYPES, type ConnectReader, type ReaderKind } from './readerKinds';

const APPLICATION = 'bench';

/** As the extension reads: connection, log of a million rows, live model. No view is open. */
async function workbench(url: string, count: () => void): Promise<void> {
  const connections = new Connections({
    loadChunk: () => import('../../../src/session/openSession'),
    password: () => Promise.resolve(FEED_USER),
    readCa: () => Promise.reject(new Error('no CA file here')),
    watchApplication: APPLICATION,
    logLimits: () => ({ maxRows: 1_000_000, maxBytes: 256 * 1024 * 1024 }),
  });
  const id = profileId(url, FEED_USER);
  const profile = { id, name: 'feed', url, user: FEED_USER, mode: 'watch', readOnly: false } as const;
  connections.setProfiles([{ ...profile, application: undefined, caFile: undefined }]);
  const live = new Promise<void>((resolve) => {
    connections.onDidChangeState(({ state }) => {
      if (state.status === 'live') resolve();
    });
  });
  await connections.connect(id);
  connections.session(id)?.onDidReceiveEvent(count);
  await live;
}

/** The least that any client does. */
async function bare(url: string, count: () => void): Promise<void> {
  const address = `${url.replace('http', 'ws')}/ari/events?app=${APPLICATION}&subscribeAll=true`;
  const socket = new WebSocket(address, { auth: `${FEED_USER}:${FEED_USER}` });
  socket.on('message', (data: Buffer) => {
    JSON.parse(data.toString('utf8'));
    count();
  });
  await once(socket, 'open');
}

interface AriClientModule {
  readonly connect: (url: string, user: string, password: string) => Promise<AriClientLike>;
}

interface AriClientLike {
  on(type: string, listener: () => void): void;
  start(applications: string, subscribeAll: boolean): Promise<void>;
}

async function ariClient(url: string, count: () => void): Promise<void> {
  // The package brings no types.
  const { connect } = createRequire(import.meta.url)('ari-client') as AriClientModule;
  const client = await connect(url, FEED_USER, FEED_USER);
  for (const type of STORM_TYPES) client.on(type, count);
  await client.start(APPLICATION, true);
}

async function ipcom(url: string, count: () => void): Promise<void> {
  const { AriClient } = await import('@ipcom/asterisk-ari');
  const { hostname: host, port } = new URL(url);
  const access = { username: FEED_USER, password: FEED_USER, secure: false };
  const client = new AriClient({ host, port: Number(port), ...access });
  await client.connectWebSocket([APPLICATION]);
  for (const type of STORM_TYPES) client.on(type, count);
}

/** How each of the clients connects. */
export const CONNECT_READER: Readonly<Record<ReaderKind, ConnectReader>> = {
  workbench,
  ws: bare,
  'ari-client': ariClient,
  '@ipcom/asterisk-ari': ipcom,
};
