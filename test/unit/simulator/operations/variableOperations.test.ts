import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedExchange, done, refusal } from './askedExchange';

const notFound = refusal(404, 'Provided variable was not found');
const unreadable = refusal(500, 'Unable to read provided function');
const nameRequired = refusal(400, 'Variable name is required');
const notInStasis = refusal(409, 'Channel not in Stasis application');

/** A server with the channel `near` in `myapp`. */
async function withCall(): Promise<{
  server: AskedExchange;
  events: ReturnType<AskedExchange['connect']>;
  get: (variable: string, channelId?: string) => Promise<unknown>;
  set: (variable: string, value?: string, channelId?: string) => Promise<unknown>;
}> {
  const server = new AskedExchange();
  const events = server.connect('myapp');
  await server.callIntoStasis();
  events.length = 0;
  return {
    server,
    events,
    get: async (variable, channelId = 'near') => {
      const { status, body } = await server.ask('channels.getChannelVar', { channelId, variable });
      return status === 200 ? (body as { value: string }).value : { status, body };
    },
    set: (variable, value, channelId = 'near') =>
      server.ask('channels.setChannelVar', {
        channelId,
        variable,
        ...(value !== undefined && { value }),
      }),
  };
}

test('functions and kept variables of a channel', async () => {
  const { get } = await withCall();
  for (const [expression, value] of [
    ['CALLERID(num)', '123'],
    ['CALLERID(NAME)', 'Ann'],
    ['CALLERID(all)', '"Ann" <123>'],
    ['CALLERID(bogus)', ''],
    ['CONNECTEDLINE(num)', '123'],
    ['CHANNEL(state)', 'Up'],
    ['CHANNEL(STATE)', 'Up'],
    ['CHANNEL(name)', 'Local/500@from-trunk-00000000;2'],
    ['CHANNEL(linkedid)', 'far'],
    ['CHANNEL(channeltype)', 'Local'],
    ['CHANNEL(appname)', 'Stasis'],
    ['CHANNEL(appdata)', 'myapp'],
    ['CHANNEL(musicclass)', ''],
    ['UNIQUEID', 'near'],
    ['CONTEXT', 'from-trunk'],
    ['EXTEN', '500'],
    ['PRIORITY', '2'],
    ['STASISSTATUS', ''],
    ['TESTBED', 'ready'],
    ['GLOBAL(TESTBED)', 'ready'],
    ['DEVICE_STATE(PJSIP/alice)', 'NOT_INUSE'],
    ['LEN(abc)', '3'],
    ['TOUPPER(abc)', 'ABC'],
  ] as const) {
    assert.equal(await get(expression), value, expression);
  }
  assert.match(String(await get('EPOCH')), /^\d{10}$/);
});

test('what cannot be read: functions 500, variables 404, channels in words of their own', async () => {
  const { server, get } = await withCall();
  for (const expression of ['NOFUNC(x)', 'CALLERID()', 'CHANNEL()', 'CHANNEL(bogus)', 'constructor(x)']) {
    assert.deepEqual(await get(expression), unreadable, expression);
  }
  for (const expression of ['NOPE', 'NOFUNC', 'NOFUNC(', 'CHANNEL(state', 'foo', 'CALLERID']) {
    assert.deepEqual(await get(expression), notFound, expression);
  }
  assert.deepEqual(await get('X', 'nope'), refusal(404, 'Provided channel was not found'));
  assert.deepEqual(await get(''), nameRequired);
  assert.deepEqual(await server.ask('channels.getChannelVar', { channelId: 'nope' }), nameRequired);
});

test('a channel outside of an application can be read and not set', async () => {
  const { get, set } = await withCall();
  assert.equal(await get('CALLERID(num)', 'far'), '123');
  assert.deepEqual(await set('X', '1', 'far'), notInStasis);
  assert.deepEqual(await set('X', '1', 'nope'), refusal(404, 'Channel not found'));
  assert.deepEqual(await set('', '1', 'nope'), nameRequired);
});

test('variables: an empty value stays, no value unsets, underscores only mean inheritance', async () => {
  const { events, get, set } = await withCall();
  for (const [variable, value] of [
    ['FOO', 'hello world'],
    ['FOO', ''],
    ['BAR', 'x'],
    ['BAR', undefined],
    ['__I', '1'],
    ['TESTBED', ''],
    ['UNI', 'añ漢字😀"\\\n'],
    ['NOFUNC(x)', '1'],
  ] as const) {
    assert.deepEqual(await set(variable, value), done);
  }
  assert.deepEqual(
    events.map(({ type, variable, value }) => [type, variable, value]),
    [
      ['ChannelVarset', 'FOO', 'hello world'],
      ['ChannelVarset', 'FOO', ''],
      ['ChannelVarset', 'BAR', 'x'],
      ['ChannelVarset', 'BAR', ''],
      ['ChannelVarset', '__I', '1'],
      ['ChannelVarset', 'TESTBED', ''],
      ['ChannelVarset', 'UNI', 'añ漢字😀"\\\n'],
    ],
  );
  assert.equal(await get('FOO'), '');
  assert.deepEqual(await get('BAR'), notFound);
  assert.equal(await get('I'), '1');
  assert.deepEqual(await get('__I'), notFound);
  assert.equal(await get('TESTBED'), '');
});

test('setting the caller tells of a change; language and account code go without an event', async () => {
  const { server, events, get, set } = await withCall();
  const caller = (): unknown => (events.at(-1)?.channel as { caller: unknown }).caller;
  await set('CALLERID(num)', '777');
  assert.deepEqual(caller(), { name: 'Ann', number: '777' });
  await set('CALLERID(all)', 'Bob <1>');
  assert.deepEqual(caller(), { name: 'Bob', number: '1' });
  await set('CALLERID(all)', '777');
  assert.deepEqual(caller(), { name: '', number: '777' });
  await set('CALLERID(num)', '777');
  await set('CALLERID(bogus)', '5');
  await set('CONNECTEDLINE(all)', '"C D" <66>');
  assert.deepEqual(
    events.map(({ type }) => type),
    ['ChannelCallerId', 'ChannelCallerId', 'ChannelCallerId', 'ChannelConnectedLine'],
  );
  await set('CHANNEL(language)', 'fr');
  await set('CHANNEL(accountcode)', 'acc');
  await set('CHANNEL(state)', 'Down');
  await set('CHANNEL(musicclass)', 'jazz');
  assert.equal(events.length, 4);
  assert.equal(await get('CHANNEL(musicclass)'), 'jazz');
  const { body } = await server.ask('channels.get', { channelId: 'near' });
  const { language, accountcode, state } = body as Record<string, unknown>;
  assert.deepEqual([language, accountcode, state], ['fr', 'acc', 'Up']);
});

test('several variables at once, some of them carried by events from then on', async () => {
  const { server, events } = await withCall();
  const variables = { A: '1', B: { value: '2' }, '': 'x', C: { value: '3', report_events: true }, D: '4' };
  assert.deepEqual(await server.ask('channels.setChannelVars', { channelId: 'near' }, { variables }), done);
  assert.deepEqual(
    events.map(({ variable, channel }) => [variable, (channel as { channelvars?: unknown }).channelvars]),
    [
      ['A', undefined],
      ['B', undefined],
      ['C', { C: '3' }],
      ['D', { C: '3' }],
    ],
  );
  const get = (names: string) =>
    server.ask('channels.getChannelVars', { channelId: 'near', variables: names });
  assert.deepEqual(await get('A, B,C'), { status: 200, body: { variables: { A: '1', B: '2', C: '3' } } });
  assert.deepEqual(await get('A,NOPE'), notFound);
  assert.deepEqual(await get('A,NOFUNC(x)'), unreadable);
  assert.deepEqual(await get('A,,B'), refusal(400, 'Variable names are required'));
  assert.deepEqual(await get(''), refusal(400, 'Variable names are required'));
  assert.deepEqual(
    await server.ask('channels.getChannelVars', { channelId: 'nope' }),
    refusal(400, 'At least one variable name is required'),
  );
});

test('refused bodies of several variables', async () => {
  const { server } = await withCall();
  const set = (body: unknown, channelId = 'near') =>
    server.ask('channels.setChannelVars', { channelId }, body);
  const objectRequired = refusal(400, "The 'variables' field must be a JSON object");
  assert.deepEqual(await set(undefined), refusal(400, "The 'variables' field is required"));
  for (const body of [[], {}, { variables: [] }, { variables: 'x' }]) {
    assert.deepEqual(await set(body), objectRequired);
  }
  for (const value of [1, true, null, ['1']]) {
    assert.deepEqual(
      await set({ variables: { A: value } }),
      refusal(
        400,
        "Each value in 'variables' must be a string or an object with 'value' and optional 'report_events'",
      ),
    );
  }
  for (const value of [{}, { value: 1 }, { report_events: true }]) {
    assert.deepEqual(
      await set({ variables: { A: value } }),
      refusal(400, "Each object value in 'variables' must include string field 'value'"),
    );
  }
  assert.deepEqual(
    await set({ variables: { A: { value: '2', report_events: 'x' } } }),
    refusal(400, "Field 'report_events' in 'variables' entries must be boolean"),
  );
  assert.deepEqual(await set({ variables: {} }), done);
  assert.deepEqual(await set({ variables: {} }, 'far'), notInStasis);
  assert.deepEqual(await set({ variables: 'x' }, 'nope'), refusal(404, 'Provided channel was not found'));
});

test('setting waits behind the command that runs, reading does not', async () => {
  const { server, events, get, set } = await withCall();
  const channel = server.exchange.channels.get('near');
  let finish: () => void = () => undefined;
  void channel?.control?.perform(() => new Promise<void>((resolve) => (finish = resolve)));
  const waiting = set('A', '1');
  await server.clock.advance(60_000);
  assert.deepEqual(await get('A'), notFound);
  assert.deepEqual(events, []);
  finish();
  assert.deepEqual(await waiting, done);
  assert.equal(await get('A'), '1');
});

test('several variables at once are commands of their own: another one may come in between', async () => {
  const { server, events, set } = await withCall();
  const channel = server.exchange.channels.get('near');
  let finish: () => void = () => undefined;
  void channel?.control?.perform(() => new Promise<void>((resolve) => (finish = resolve)));
  const several = server.ask(
    'channels.setChannelVars',
    { channelId: 'near' },
    { variables: { A: '1', B: '2' } },
  );
  const single = set('C', '3');
  await server.clock.advance(100);
  finish();
  assert.deepEqual(await Promise.all([several, single]), [done, done]);
  assert.deepEqual(
    events.map(({ variable }) => variable),
    ['A', 'C', 'B'],
  );
});

test('what waits when the channel is hung up is still set, before StasisEnd', async () => {
  const { server, events, set } = await withCall();
  const channel = server.exchange.channels.get('near');
  void channel?.control
    ?.perform(
      (signal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve());
        }),
    )
    .catch(() => undefined);
  const waiting = set('A', '1');
  await server.ask('channels.hangup', { channelId: 'near' });
  assert.deepEqual(await waiting, done);
  await server.clock.advance(1000);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['ChannelHangupRequest', 'ChannelVarset', 'StasisEnd'],
  );
});
