import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { RestClient } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import type { BenchReport } from './benchLine';
import { compare, inMs, times } from './measure';
import { CHANNELS } from './serveChannels';

const REQUESTS = 1_000;
const RUNS = 7;

/** The least that one has to write with Node's own client: keep-alive, credentials, JSON. */
function getJson(url: string, agent: http.Agent, auth: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, auth }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}

/** `GET /channels` through the RestClient, against Node's http with keep-alive; one after the other. */
export async function restCall(): Promise<BenchReport> {
  const server = fork(process.argv[1] ?? '', ['--serve']);
  const [port] = (await once(server, 'message')) as [number];
  const rest = new RestClient({
    address: parseServerAddress(`127.0.0.1:${String(port)}`),
    user: 'user',
    password: 'password',
  });
  const agent = new http.Agent({ keepAlive: true });
  const url = `http://127.0.0.1:${String(port)}/ari/channels`;
  try {
    assert.equal((await rest.call('channels.list', {})).length, CHANNELS);
    const found = await compare(
      RUNS,
      async () => {
        for (let count = 0; count < REQUESTS; count += 1) await rest.call('channels.list', {});
      },
      async () => {
        for (let count = 0; count < REQUESTS; count += 1) await getJson(url, agent, 'user:password');
      },
    );
    return {
      input: `${String(CHANNELS)} channels (33 KB), ${String(REQUESTS)} requests one after the other, ${String(RUNS)} runs`,
      lines: [
        {
          what: 'REST: GET /channels',
          ours: inMs(found.ours / REQUESTS),
          peer: 'node http, keep-alive',
          theirs: inMs(found.peer / REQUESTS),
          ratio: `${times(found.ours / found.peer)} the time`,
        },
      ],
    };
  } finally {
    await rest.close();
    agent.destroy();
    server.kill();
  }
}
