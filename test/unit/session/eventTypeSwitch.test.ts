import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import { EventTypeSwitch } from '../../../src/session/eventTypeSwitch';

type Call = ConstructorParameters<typeof EventTypeSwitch>[0]['rest']['call'];

type Disallowed = readonly Readonly<Record<string, unknown>>[];

/** What a server may tell in the place of a list. */
const ODD_LISTS: readonly unknown[] = [null, 'Dial', 5, {}, [null, 5, 'Dial', {}, { type: 7 }]];

/** A server with one application's filter, and what was changed. */
class FakeFilter {
  disallowed: Disallowed = [];
  refusal: AriError | undefined;
  writes = 0;
  readonly told: (readonly string[])[] = [];
  readonly types: EventTypeSwitch;

  constructor() {
    const call = async (operation: string, params: { filter?: { disallowed: Disallowed } }) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (operation === 'applications.filter') {
        if (this.refusal) throw this.refusal;
        this.writes += 1;
        this.disallowed = params.filter?.disallowed ?? [];
      }
      return { events_disallowed: this.disallowed };
    };
    this.types = new EventTypeSwitch({
      rest: { call: call as unknown as Call },
      application: 'ours',
      changed: () => this.told.push(this.types.types),
    });
  }

  get off(): readonly unknown[] {
    return this.disallowed.map(({ type }) => type);
  }
}

const signal = (): AbortSignal => new AbortController().signal;

function refused(status: number): AriError {
  return new AriError({ code: 'http', operation: 'applications.filter', message: 'no', hint: 'h', status });
}

test('what a program has switched off itself stays off, and is all that is left in the end', async () => {
  const server = new FakeFilter();
  server.disallowed = [{ type: 'Dial', note: 'theirs' }];
  await server.types.set(['ChannelVarset', 'Dial']);
  assert.deepEqual(server.off, ['Dial', 'ChannelVarset']);
  assert.deepEqual(server.types.types, ['ChannelVarset'], 'only what is off because of us');
  await server.types.set(['ChannelDialplan']);
  assert.deepEqual(server.off, ['Dial', 'ChannelDialplan']);
  await server.types.restore();
  assert.deepEqual(server.disallowed, [{ type: 'Dial', note: 'theirs' }]);
  assert.deepEqual(server.told, [['ChannelVarset'], ['ChannelDialplan'], []]);
});

test('a list of odd entries, or none at all, keeps nobody from switching types off', async () => {
  for (const odd of ODD_LISTS) {
    const server = new FakeFilter();
    server.disallowed = odd as Disallowed;
    await server.types.set(['ChannelVarset']);
    assert.deepEqual(server.disallowed, [{ type: 'ChannelVarset' }]);
  }
});

test('a server that forgot the filter is told again; one that was never told is left alone', async () => {
  const server = new FakeFilter();
  await server.types.reapply(signal());
  await server.types.restore();
  assert.equal(server.writes, 0);
  await server.types.set(['ChannelVarset']);
  server.disallowed = [];
  await server.types.reapply(signal());
  assert.deepEqual(server.off, ['ChannelVarset']);
});

test('a refused change changes nothing; a refused repetition is told as all types being sent', async () => {
  const server = new FakeFilter();
  await server.types.set(['ChannelVarset']);
  server.refusal = refused(403);
  await assert.rejects(server.types.set([]), { status: 403 });
  assert.deepEqual(server.types.types, ['ChannelVarset']);
  await server.types.reapply(signal());
  assert.deepEqual(server.types.types, []);
});

test('types that the tree needs are refused before anything is sent', async () => {
  const server = new FakeFilter();
  for (const type of ['ChannelCreated', 'StasisEnd', 'ApplicationReplaced', 'NoSuchType', 'constructor'])
    await assert.rejects(server.types.set(['ChannelVarset', type]), { code: 'badParameter' });
  assert.equal(server.writes, 0);
});

test('changes at once follow each other, and the last wish wins', async () => {
  const server = new FakeFilter();
  await Promise.all([server.types.set(['Dial']), server.types.set(['ChannelVarset']), server.types.set([])]);
  assert.deepEqual([server.off, server.types.types], [[], []]);
  assert.deepEqual(server.told, [['Dial'], ['ChannelVarset'], []]);
});
