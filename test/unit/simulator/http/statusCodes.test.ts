import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startSimulator, type Simulator } from '../../../../src/simulator/startSimulator';
import { rawHttp } from './rawHttp';

/** One request and what Asterisk 22.10.1 answered to it. */
interface StatusCase {
  readonly label: string;
  /** Method and target; `<300>` stands for so many characters, `<credentials>` for `user:password`. */
  readonly request: string;
  /** Whose credentials go with it; those of the user with all rights unless told. */
  readonly user?: 'nobody' | 'wrong' | 'unknown' | 'reader';
  /** Content type and body. */
  readonly type?: string;
  readonly body?: string;
  /** A JSON body of so many KB. */
  readonly bodyKilobytes?: number;
  /** The body, `{}`, is sent in chunks. */
  readonly chunked?: true;
  /** An `Origin` header goes with it. */
  readonly origin?: true;
  /** It asks for a WebSocket, with this subprotocol. */
  readonly webSocket?: true;
  readonly protocol?: string;
  readonly status: number;
  readonly allow?: string;
  /** The JSON answered: all of it, or its first character. */
  readonly json?: string | { readonly startsWith: string };
  /** The text of the HTML page answered. */
  readonly html?: string;
  /** The connection ends after it. */
  readonly closes?: true;
}

/*
 * What was recorded from a live server, except answers that need a channel outside Stasis or a bridge. HEAD was
 * looked at on the wire: a body follows, which Node's own client does not bear.
 */
const CASES = readFileSync('test/unit/simulator/http/statusCases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as StatusCase);

const CREDENTIALS = {
  full: 'myapp:secret',
  reader: 'watcher:secret too',
  wrong: 'myapp:wrong',
  unknown: 'somebody:secret',
};

let simulator: Simulator;
const faults: unknown[] = [];
before(async () => {
  simulator = await startSimulator({
    users: [
      { name: 'myapp', password: 'secret', readOnly: false },
      { name: 'watcher', password: 'secret too', readOnly: true },
    ],
    onFault: (error) => faults.push(error),
  });
});
after(async () => {
  await simulator.close();
  assert.deepEqual(faults, []);
});

/** The request as bytes for the wire. */
function requestText(one: StatusCase): string {
  const target = one.request
    .replace(/<(\d+)>/, (_whole, count: string) => 'x'.repeat(Number(count)))
    .replace('<credentials>', CREDENTIALS.full);
  const user = one.user ?? 'full';
  const body =
    one.bodyKilobytes === undefined
      ? (one.body ?? '')
      : JSON.stringify({ variables: { A: 'x'.repeat(one.bodyKilobytes * 1024) } });
  return [
    `${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(user === 'nobody'
      ? []
      : [`Authorization: Basic ${Buffer.from(CREDENTIALS[user]).toString('base64')}`]),
    ...(one.type === undefined ? [] : [`Content-Type: ${one.type}`]),
    // Of a page on this machine: others are refused here, as they are not by Asterisk.
    ...(one.origin ? ['Origin: http://localhost:3000'] : []),
    ...(one.webSocket
      ? [
          'Upgrade: websocket',
          'Connection: Upgrade',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ]
      : []),
    ...(one.protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${one.protocol}`]),
    ...(one.chunked
      ? ['Content-Type: application/json', 'Transfer-Encoding: chunked', '', '2', '{}', '0', '', '']
      : [`Content-Length: ${String(Buffer.byteLength(body))}`, '', body]),
  ].join('\r\n');
}

for (const one of CASES) {
  test(`${one.label}: ${one.request.slice(0, 60)} → ${String(one.status)}`, async () => {
    const answer = await rawHttp(simulator.port, requestText(one), one.closes);
    assert.equal(answer.status, one.status);
    assert.equal(answer.headers.get('allow'), one.allow);
    assert.equal(answer.closed, one.closes ?? false);
    if (one.status === 101) {
      assert.equal(answer.headers.get('sec-websocket-accept'), 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
      assert.equal(answer.headers.get('sec-websocket-protocol'), one.protocol);
      return;
    }
    assert.match(answer.headers.get('server') ?? '', /^Asterisk\/22\./);
    assert.equal(
      answer.headers.get('www-authenticate'),
      one.status === 401 ? 'Basic realm="Asterisk REST Interface"' : undefined,
    );
    if (typeof one.json === 'string') assert.equal(answer.body, one.json);
    else if (one.json) {
      JSON.parse(answer.body);
      assert.equal(answer.body.charAt(0), one.json.startsWith);
    } else if (one.html !== undefined) assert.ok(answer.body.includes(`<p>${one.html}</p>`), answer.body);
    else assert.equal(answer.body, '');
    const type =
      one.json !== undefined ? 'application/json' : one.html !== undefined ? 'text/html' : undefined;
    assert.equal(answer.headers.get('content-type'), type);
  });
}
