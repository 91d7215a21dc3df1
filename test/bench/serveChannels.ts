import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { channelValue } from './eventFrames';

/** Channels in the answer. */
export const CHANNELS = 100;

/** Answers every request with 100 channels, in a process of its own, and tells its port to its parent. */
export function serveChannels(): void {
  const body = JSON.stringify(Array.from({ length: CHANNELS }, (_, number) => channelValue(number, 'Up')));
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const server = http.createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}
