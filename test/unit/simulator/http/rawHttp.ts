import { connect, type Socket } from 'node:net';

/** One HTTP answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** True when the server ended the connection behind it. */
  readonly closed: boolean;
}

/** How long a server that ends the connection may take, in ms. */
const PATIENCE = 10_000;

/** Reads an answer from the front of what came; undefined while it is not complete. */
export function parseAnswer(
  bytes: Buffer,
): (Omit<RawAnswer, 'closed'> & { readonly length: number }) | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) [A-Za-z ]+$/.exec(first) ?? [];
  if (status === undefined) throw new Error(`Not a status line: ${JSON.stringify(first)}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`Not a header: ${JSON.stringify(line)}`);
    headers.set(name.toLowerCase(), value);
  }
  const length = Number(headers.get('content-length') ?? '0');
  const start = end + 4;
  if (bytes.length < start + length) return undefined;
  const body = bytes.subarray(start, start + length).toString('utf8');
  return { status: Number(status), headers, body, length: start + length };
}

/**
 * Sends bytes and returns the first answer. Throws when it is not well-formed, and when the connection ends
 * before it. `untilClose` waits for the server to end the connection.
 */
export function rawHttp(port: number, request: string | Buffer, untilClose = false): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.write(typeof request === 'string' ? Buffer.from(request, 'latin1') : request);
    });
    let bytes = Buffer.alloc(0);
    let answer: ReturnType<typeof parseAnswer>;
    const finish = (closed: boolean): void => {
      socket.destroy();
      if (answer) resolve({ ...answer, closed });
      else reject(new Error(`No answer, but ${JSON.stringify(bytes.toString('latin1').slice(0, 200))}`));
    };
    socket.setTimeout(PATIENCE, () => finish(false));
    socket.on('error', reject);
    socket.on('close', () => finish(true));
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        answer = parseAnswer(bytes);
      } catch (error) {
        socket.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      if (answer && !untilClose) finish(false);
    });
  });
}
