import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseMessage } from '../../../src/eventsPage/messageSchema';
import type { EventRow } from '../../../src/shared/eventRow';
import type { RequestName, Requests, ToHost, ToWebview } from '../../../src/shared/protocol';
import { bridge } from '../tree/liveFixtures';
import { channelOf, hello, PanelFixture } from './panelFixture';

const TARGET = { connectionId: 's', channelId: 'c1' };
const FILTER = { text: 'type:Dial', types: ['Dial'], hiddenTypes: ['REST poll'] };

/** Good parameters of every request: the compiler misses one that is new. */
const REQUESTS: { readonly [A in RequestName]: Requests[A]['params'] } = {
  answer: TARGET,
  bridge: TARGET,
  hangup: TARGET,
  play: TARGET,
  removeFromBridge: TARGET,
  rowDetail: { seq: 5 },
  copyRow: { seq: 5 },
  copyAs: { seq: 5 },
  copyText: { text: 'channel.id' },
  findRow: { filterId: 1, text: 'c2', from: 0, backwards: false },
  rowPosition: { filterId: 1, seq: 5 },
  setEventFilter: { connectionId: 's', hiddenTypes: ['ChannelVarset'] },
  saveCapture: {},
  clearRows: {},
  connect: { connectionId: 's' },
  addConnection: {},
};

/** Good messages of every other type. */
const OTHERS: { readonly [T in Exclude<ToHost['type'], 'request'>]: Extract<ToHost, { type: T }> } = {
  ready: { type: 'ready' },
  read: { type: 'read', messages: 3 },
  resync: { type: 'resync', connectionId: 's', haveRevision: 4 },
  filter: { type: 'filter', filterId: 3, filter: { ...FILTER, resourceId: 'c1', connectionId: 's' } },
  rows: { type: 'rows', filterId: 1, from: 0, to: 500 },
  tail: { type: 'tail', filterId: 1, rows: 500 },
  find: { type: 'find', text: 'channel:c*' },
  selected: { type: 'selected', connectionId: 's', channelId: 'c1', bridgeId: 'b' },
  cancel: { type: 'cancel', id: 1 },
};

const GOOD: readonly object[] = [
  ...Object.values(OTHERS),
  ...Object.entries(REQUESTS).map(([action, params]) => ({ type: 'request', id: 1, action, params })),
];

/** Keys and values that have broken programs. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, NaN, Infinity, -Infinity, 1e308, -1, -0, 0.5, 2 ** 53, 2 ** 31, 501, ''],
    ...['__proto__', 'constructor', 's', 'elsewhere', 'c1', 'b', '/(((((a+)+)+)+)+/', 'x'.repeat(1001)],
    ...['\ud800', '\u0000', '[x](command:y)', [], {}, [[]], { length: 1e9 }, Array(501).fill('Dial')],
  ),
  fc.string(),
  fc.integer(),
  fc.jsonValue(),
);
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'type', 'id', 'params'),
  fc.string(),
);

/** Replaces, adds or takes away one thing somewhere in `value`. */
function mutated(value: unknown, path: readonly number[], name: string, other: unknown): unknown {
  const [at, ...rest] = path;
  if (at === undefined || typeof value !== 'object' || value === null) return other;
  const entries = Object.entries(value);
  const index = at % (entries.length + 2);
  const made = index === entries.length ? [...entries, [name, other] as const] : entries;
  const changed = made.flatMap(([each, old], place): (readonly [string, unknown])[] => {
    if (index === entries.length + 1) return place === at % Math.max(1, entries.length) ? [] : [[each, old]];
    return [[each, place === index ? mutated(old, rest, name, other) : old]];
  });
  if (Array.isArray(value)) return changed.map(([, old]) => old);
  const result: object = {};
  // As JSON.parse has it: a key that is called `__proto__` is one like any other.
  for (const [each, old] of changed) {
    Object.defineProperty(result, each, { value: old, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

const anyMessage = fc.oneof(
  { weight: 1, arbitrary: fc.anything() },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...GOOD) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.constantFrom(...GOOD), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), key, odd)
      .map(([message, path, name, other]) => mutated(message, path, name, other)),
  },
);

/** What the session tells, with the rows in it, is small and about what is there. */
function checkSent(sent: readonly ToWebview[], requests: readonly unknown[]): void {
  const asked = requests.filter((message) => parseMessage(message)?.type === 'request').length;
  assert.ok(sent.filter(({ type }) => type === 'reply').length <= asked, 'one reply a request at most');
  for (const message of sent) {
    const batches = message.type === 'rows' ? [message] : message.type === 'counts' ? message.rows : [];
    for (const { from, data } of batches) {
      const rows = JSON.parse(new TextDecoder().decode(data)) as EventRow[];
      assert.ok(rows.length <= 500 && from >= 0);
    }
  }
}

function opened(): PanelFixture {
  const fixture = new PanelFixture();
  for (const id of ['c1', 'c2']) fixture.resources.channel.set(id, channelOf(id));
  fixture.resources.bridge.set('b', bridge('b'));
  fixture.logEvents(30);
  return fixture;
}

async function receiveAll(fixture: PanelFixture, messages: readonly unknown[]): Promise<void> {
  const session = fixture.open();
  hello(session);
  for (const message of messages) session.receive(message);
  await fixture.settle();
  session.dispose();
}

describe('whatever the webview sends', () => {
  const runs = { numRuns: 300 };

  it('is held against every kind of message that there is', () => {
    for (const message of GOOD) assert.deepEqual(parseMessage(message), message, JSON.stringify(message));
  });

  it('nothing is thrown, every reply has a request, and only what is there is acted on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 40 }), async (messages) => {
        const fixture = opened();
        await receiveAll(fixture, messages);
        checkSent(fixture.sent, messages);
        for (const [, target] of fixture.invoked) {
          assert.deepEqual(Object.keys(target).sort(), ['channelId', 'connectionId']);
          assert.equal(target.connectionId, 's');
          assert.ok(fixture.resources.channel.has(target.channelId), target.channelId);
        }
        for (const { kind, id, connectionId } of fixture.selected) {
          assert.equal(connectionId, 's');
          assert.ok(fixture.resources[kind].has(id), id);
        }
        assert.ok(fixture.connected.every((id) => id === 's'));
        assert.ok(fixture.switchedOff.every(({ connectionId }) => connectionId === 's'));
        assert.equal(Object.getPrototypeOf({}), Object.prototype);
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
      runs,
    );
  });

  it('nothing is written to a read-only connection', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 20 }), async (messages) => {
        const fixture = opened();
        fixture.readOnly = true;
        await receiveAll(fixture, [...GOOD, ...messages]);
        assert.deepEqual(fixture.invoked, []);
        assert.deepEqual(fixture.switchedOff, []);
      }),
      { numRuns: 50 },
    );
  });

  it('the page of a file changes nothing: no command, no connection, no row of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 20 }), async (messages) => {
        const fixture = opened();
        fixture.source = { kind: 'file', name: 'calls.arilog', note: undefined };
        const { log } = fixture;
        await receiveAll(fixture, [...GOOD, ...messages]);
        assert.deepEqual([fixture.invoked, fixture.switchedOff, fixture.connected], [[], [], []]);
        assert.equal(log.total, 30);
      }),
      { numRuns: 50 },
    );
  });
});
