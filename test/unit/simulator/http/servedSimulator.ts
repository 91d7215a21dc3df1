import { after, before } from 'node:test';
import { WebSocket } from 'ws';
import { startSimulator, type Simulator } from '../../../../src/simulator/startSimulator';
import { waitFor } from '../../../support/waitFor';

/** Credentials of the user with all rights. */
export const USER = 'myapp:secret';
/** Credentials of the user who may only read. */
export const READER = 'watcher:secret too';

/** A header line with these credentials. */
export function authorization(credentials: string): string {
  return `Authorization: Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** An events WebSocket and what it received. */
export interface OpenSocket {
  readonly socket: WebSocket;
  /** Parsed text frames, oldest first. */
  readonly frames: Record<string, unknown>[];
}

/** A simulator for the tests of one file. */
export interface ServedSimulator {
  readonly simulator: Simulator;
  /** Exceptions that operations should not have thrown. */
  readonly faults: readonly unknown[];
  /** `GET /channels` and the like; `target` begins behind `/ari`. */
  rest(method: string, target: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Opens `/ari/events?QUERY`; closed with the file's tests. Rejects when it is refused. */
  events(query: string, credentials?: string): Promise<OpenSocket>;
}

/** Starts a simulator before the file's tests and ends it after them. */
export function servedSimulator(): ServedSimulator {
  const faults: unknown[] = [];
  const sockets: WebSocket[] = [];
  let running: Simulator | undefined;
  const simulator = (): Simulator => {
    if (!running) throw new Error('The simulator has not started');
    return running;
  };
  before(async () => {
    const [name = '', password = ''] = USER.split(':');
    const [reader = '', readerPassword = ''] = READER.split(':');
    running = await startSimulator({
      users: [
        { name, password, readOnly: false },
        { name: reader, password: readerPassword, readOnly: true },
      ],
      onFault: (error) => faults.push(error),
    });
  });
  after(async () => {
    for (const socket of sockets) socket.terminate();
    await simulator().close();
  });
  return {
    get simulator() {
      return simulator();
    },
    faults,
    rest: async (method, target, body) => {
      const answer = await fetch(`${simulator().url}/ari${target}`, {
        method,
        headers: {
          authorization: authorization(USER).slice('Authorization: '.length),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    events: async (query, credentials = USER) => {
      const socket = new WebSocket(`${simulator().url.replace('http', 'ws')}/ari/events?${query}`, {
        auth: credentials,
      });
      sockets.push(socket);
      const frames: Record<string, unknown>[] = [];
      socket.on('message', (data: Buffer) => {
        frames.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>);
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      return { socket, frames };
    },
  };
}

/** Waits for a frame of this type and returns it. */
export function frameOf({ frames }: OpenSocket, type: string): Promise<Record<string, unknown>> {
  return waitFor(`a ${type}`, () => frames.find((frame) => frame.type === type), { intervalMs: 5 });
}
