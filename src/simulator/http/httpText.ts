import { STATUS_CODES } from 'node:http';
import type { ApiResponse } from './apiResponse';

/** How the simulated server names itself. */
export const SERVER_NAME = 'Asterisk/22.10.1';

/** Asterisk's words where they are not those of today's standard. */
const REASONS: Readonly<Record<number, string>> = { 413: 'Request Entity Too Large' };

/** The words behind a status code. */
export function reasonPhrase(status: number): string {
  return REASONS[status] ?? STATUS_CODES[status] ?? 'Unknown';
}

/** An answer as HTTP/1.1, with Asterisk's headers in Asterisk's order; `now` in ms since 1970. */
export function httpText(response: ApiResponse, now: number, close: boolean): Buffer {
  const content = Buffer.from(response.content ?? '');
  const lines = [
    `HTTP/1.1 ${String(response.status)} ${reasonPhrase(response.status)}`,
    `Server: ${SERVER_NAME}`,
    `Date: ${new Date(now).toUTCString()}`,
    ...(close ? ['Connection: close'] : []),
    'Cache-Control: no-cache, no-store',
    ...Object.entries(response.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(response.type === undefined ? [] : [`Content-type: ${response.type}`]),
    `Content-Length: ${String(content.length)}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), content]);
}
