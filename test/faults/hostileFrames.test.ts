import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { EventLog } from '../../src/capture/eventLog';
import type { ServerSession } from '../../src/session/serverSession';
import { waitFor } from '../support/waitFor';
import { mutated, mutations, oddValue, recordedEvents } from './anyJson';
import { checkModel, showRows, showTree } from './everythingShown';
import { strainOf, strainText } from './strainOf';
import { scriptedServer, type ScriptedServer } from './scriptedServer';
import { scriptedSession } from './scriptedSession';

const MIB = 1024 ** 2;

interface Bed {
  readonly server: ScriptedServer;
  readonly session: ServerSession;
  readonly log: EventLog;
  /** Sends messages, waits until each is a row, and has everything that they changed shown. Answers their kinds. */
  readonly take: (messages: readonly (Buffer | string)[]) => Promise<readonly string[]>;
}

async function bed(context: TestContext): Promise<Bed> {
  const server = await scriptedServer(context);
  const connection = await scriptedSession(context, server);
  await connection.reach('live');
  const { connections, id } = connection;
  const session = connections.session(id);
  const { log } = connections;
  assert.ok(session && log);
  const framesFrom = (seq: number): string[] =>
    [...log.entries(seq)].flatMap((entry) => ('raw' in entry ? [entry.kind] : []));
  return {
    server,
    session,
    log,
    take: async (messages) => {
      const first = log.total + log.dropped;
      for (const message of messages) server.send(message);
      const isTaken = (): boolean => framesFrom(first).length >= messages.length;
      await waitFor(`${String(messages.length)} rows`, isTaken, { intervalMs: 1 });
      const kinds = framesFrom(first);
      assert.equal(kinds.length, messages.length, 'each message is one row');
      session.store.flush();
      checkModel(session);
      showTree(session);
      showRows(log, first);
      assert.equal(session.state.status, 'live', 'no message costs the connection');
      return kinds;
    },
  };
}

test('events with fields of wrong types, missing or odd ones, are rows and harm nothing', async (context) => {
  const { take } = await bed(context);
  const events = recordedEvents();
  const event = fc
    .tuple(fc.nat(events.length - 1), mutations)
    .map(([index, changes]) => JSON.stringify(mutated(events[index], changes)) as string | undefined)
    .map((text) => text ?? 'undefined');
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (messages) => {
      await take(messages);
    }),
    { numRuns: 150 },
  );
});

test('any JSON at all, cut or doubled, with names twice and half characters', async (context) => {
  const { take } = await bed(context);
  const message = fc
    .tuple(
      oddValue,
      oddValue,
      fc.constantFrom('whole', 'cut', 'doubled', 'names twice', 'bytes', 'bare' as const),
    )
    .map(([one, other, how]) => {
      const text = JSON.stringify({ type: 'ChannelVarset', channel: one, bridge: other, playback: one });
      if (how === 'bare') return JSON.stringify(one);
      if (how === 'cut') return text.slice(0, text.length / 2);
      if (how === 'doubled') return `${text}${text}`;
      if (how === 'names twice') return text.replace('{', `{"type":5,"channel":${JSON.stringify(other)},`);
      // A half of a character, as a program that counts bytes cuts it.
      return how === 'bytes' ? Buffer.from(text.replace('C', '\ud83d\ude00')).subarray(0, -3) : text;
    });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 20 }), async (messages) => {
      await take(messages);
    }),
    { numRuns: 100 },
  );
});

test('deep nesting, wherever it stands, is kept raw and counted', async (context) => {
  const { take, log, session } = await bed(context);
  const messages = [65, 200, 5_000, 20_000, 200_000].flatMap((depth) => {
    const arrays = `${'['.repeat(depth)}1${']'.repeat(depth)}`;
    const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    return [
      `{"type":"ChannelCreated","channel":{"id":"c1","deep":${arrays}}}`,
      `{"type":"ChannelUserevent","eventname":"x","userevent":{"a":${objects}},"channel":{"id":"c1"}}`,
      `{"type":"FromTheFuture","deep":${objects}}`,
    ];
  });
  const kinds = await take(messages);
  assert.deepEqual(
    kinds,
    messages.map(() => 'malformed'),
  );
  assert.equal(log.types().get('Malformed frame'), messages.length);
  assert.equal(session.store.resources.channel.size, 0);
  const raws = [...log.entries()].flatMap((entry) => ('raw' in entry ? [entry.raw.toString()] : []));
  assert.deepEqual(raws, messages, 'every byte of them is there');
  // As deep as may be: shown like any other.
  const allowed = `{"type":"ChannelCreated","channel":{"id":"c2","deep":${'['.repeat(62)}${']'.repeat(62)}}}`;
  assert.deepEqual(await take([allowed, allowed]), ['event', 'event']);
  assert.ok(session.store.resources.channel.has('c2'));
});

test('a frame of 10 MB is a row, not parsed, and the events behind it arrive', async (context) => {
  const { take, log, session } = await bed(context);
  const dense = `{"type":"ChannelCreated","channel":{"id":"big"},"x":[${'{},'.repeat((10 * MIB) / 3)}{}]}`;
  const text = `{"type":"ChannelVarset","value":"${'v'.repeat(10 * MIB)}"}`;
  const small = '{"type":"ChannelCreated","channel":{"id":"small","name":"PJSIP/a-1"}}';
  const strain = await strainOf(async () => {
    const kinds = await take([dense, text, dense, small]);
    assert.deepEqual(kinds, ['malformed', 'malformed', 'malformed', 'event']);
  });
  context.diagnostic(strainText(strain));
  assert.deepEqual([...session.store.resources.channel.keys()], ['small']);
  const [row] = [...log.entries()].filter(({ kind }) => kind === 'malformed');
  assert.ok(row && 'raw' in row && row.raw.length > 10 * MIB, 'kept as it came');
});

test('many values in a small frame: kept raw as well', async (context) => {
  const { take } = await bed(context);
  const kinds = await take([`{"type":"Dial","x":[${'1,'.repeat(200_000)}1]}`, '{"type":"Dial"}']);
  assert.deepEqual(kinds, ['malformed', 'event']);
});

test('a frame beyond 16 MiB ends the connection, for good and with the reason', async (context) => {
  const { server, session } = await bed(context);
  server.send(Buffer.alloc(17 * MIB, ' '));
  await waitFor('the end', () => session.state.status === 'failed');
  assert.ok(session.state.status === 'failed' && session.state.problem.code === 'tooLarge');
  assert.equal(server.requests.filter((request) => request === 'SOCKET').length, 1);
});

test('channels without end are not held without end: the connection ends and says why', async (context) => {
  const { server, session } = await bed(context);
  const channel = (id: number): string => `{"type":"ChannelCreated","channel":{"id":"c${String(id)}"}}`;
  let told = 0;
  const strain = await strainOf(() =>
    waitFor(
      'the end',
      () => {
        for (let more = 0; more < 5_000 && session.state.status === 'live'; more += 1) {
          server.send(channel(told));
          told += 1;
        }
        return session.state.status === 'failed';
      },
      { intervalMs: 5 },
    ),
  );
  context.diagnostic(`${String(told)} channels told of, ${strainText(strain)}`);
  assert.ok(session.state.status === 'failed' && session.state.problem.code === 'tooLarge');
  assert.match(session.state.problem.hint, /Connect again/);
  // Those that came within one update, and what was on its way.
  assert.ok(session.store.resources.channel.size < 250_000, String(session.store.resources.channel.size));
});

test('unknown types are kept and counted by their names, also those that objects have by themselves', async (context) => {
  const { take, log } = await bed(context);
  const types = ['FromTheFuture', '__proto__', 'constructor', 'a\u0000b', '\ud800', 'x'.repeat(5_000)];
  const kinds = await take(types.map((type) => JSON.stringify({ type, channel: { id: 'c' } })));
  assert.deepEqual(
    kinds,
    types.map(() => 'unknown'),
  );
  for (const type of types.slice(0, 3)) assert.equal(log.types().get(type), 1, type);
});
