import type { AriResponse } from '../asterisk/ariRequest';
import { waitFor } from '../waitFor';
import type { ServerUnderTest } from './serverUnderTest';

type Asked = Pick<ServerUnderTest, 'rest'>;

async function listed(server: Asked, path: string): Promise<readonly { readonly id: string }[]> {
  return (await server.rest('GET', path)).body as { id: string }[];
}

/** Ends all channels over ARI and waits until none is listed. */
export async function hangUpAll(server: Asked): Promise<void> {
  await waitFor('all channels to go', async () => {
    const channels = await listed(server, '/channels');
    for (const { id } of channels) await server.rest('DELETE', `/channels/${encodeURIComponent(id)}`);
    return channels.length === 0;
  });
}

/** Destroys all bridges and waits until none is listed: Asterisk lists a bridge for a moment after its end. */
export async function destroyBridges(server: Asked): Promise<void> {
  await waitFor('all bridges to go', async () => {
    const bridges = await listed(server, '/bridges');
    for (const { id } of bridges) await server.rest('DELETE', `/bridges/${encodeURIComponent(id)}`);
    return bridges.length === 0;
  });
}

/** Calls `Local/EXTENSION@from-trunk`; its near half runs the extension 100 of `default`, which waits. */
export async function originateQuietly(server: Asked, extension: string): Promise<void> {
  const target = { context: 'default', extension: '100', priority: '1' };
  const query = { endpoint: `Local/${extension}@from-trunk`, ...target };
  const answer: AriResponse = await server.rest('POST', '/channels', query);
  if (answer.status !== 200) throw new Error(`Originate: ${answer.status} ${JSON.stringify(answer.body)}`);
}
