import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { displayText } from '../../../src/shared/displayText';
import type { LiveResource } from '../../../src/shared/liveResources';
import type { ListKind } from '../../../src/session/lists/listedResource';
import { GROUPS, isList, type FolderKind } from '../../../src/tree/folders';
import type { ItemContent } from '../../../src/tree/itemContent';
import { nodeContent } from '../../../src/tree/nodeContent';
import type { TreeNode } from '../../../src/tree/nodes';
import { TreeLook } from '../../../src/tree/treeLook';
import { childrenOf } from '../../../src/tree/treeModel';
import { HOSTILE_TEXTS, ODD_TEXTS } from '../../support/hostileTexts';
import { application, bridge, channel, CONNECTION, endpoint, listed, listsOf, viewOf } from './liveFixtures';

const SERVER: TreeNode = { kind: 'server', connectionId: CONNECTION };

function contentOf(
  resource: LiveResource,
  others: readonly LiveResource[] = [],
  options: { readOnly?: boolean; state?: ConnectionState; now?: number } = {},
): ItemContent {
  const { readOnly = false, state, now = 43_000 } = options;
  const { kind, id } = resource;
  assert.ok(kind !== 'playback');
  const node: TreeNode =
    kind === 'channel'
      ? { kind, connectionId: CONNECTION, id, under: { kind: 'folder' } }
      : { kind, connectionId: CONNECTION, id };
  const content = nodeContent(node, viewOf([resource, ...others], { readOnly }, state), {
    now,
    isFine: false,
  });
  assert.ok(content);
  return content;
}

const START = { now: 0, isFine: false };

test('a channel tells state, parties, location, application and duration', () => {
  const content = contentOf(
    channel('1', {
      caller: { name: 'Alice', number: '100' },
      connected: { name: '', number: '200' },
      stasis: { application: 'myapp', inferred: true },
    }),
  );
  assert.equal(content.label, 'PJSIP/alice-1');
  assert.equal(
    content.description,
    'Up · "Alice" <100> → 200 · from-trunk,500,2 · in myapp (inferred) · 40 s',
  );
  assert.doesNotMatch(content.spoken, /40 s/);
});

/** The words of a context, and which of `words` are among them. */
function wordsIn({ context }: ItemContent, words: readonly string[]): readonly string[] {
  const all = context.split(' ');
  return words.filter((word) => all.includes(word));
}

const CHANNEL_WORDS = ['canAnswer', 'canPlay', 'canBridge', 'canRemoveFromBridge', 'canHangup', 'canHold'];
const CONTEXTS: readonly [string, Parameters<typeof channel>[1], readonly string[]][] = [
  ['not in Stasis', {}, ['canHangup']],
  [
    'ringing in Stasis',
    { state: 'Ring', stasis: { application: 'a', inferred: false } },
    ['canAnswer', 'canPlay', 'canBridge', 'canHangup'],
  ],
  [
    'up, in Stasis and a bridge',
    { stasis: { application: 'a', inferred: false }, bridgeId: 'b' },
    ['canPlay', 'canBridge', 'canRemoveFromBridge', 'canHangup', 'canHold'],
  ],
];
for (const [name, fields, expected] of CONTEXTS) {
  test(`context of a channel ${name}`, () => {
    const content = contentOf(channel('1', fields));
    assert.match(content.context, /^channel canWrite can/);
    assert.deepEqual(wordsIn(content, CHANNEL_WORDS), expected);
    const readOnly = contentOf(channel('1', fields), [], { readOnly: true });
    assert.match(readOnly.context, /^channel can/);
    assert.deepEqual(wordsIn(readOnly, [...CHANNEL_WORDS, 'canWrite']), []);
    assert.deepEqual(wordsIn(readOnly, ['canGetVariables']), ['canGetVariables']);
    const state: ConnectionState = { status: 'connecting', attempt: 1 };
    assert.equal(contentOf(channel('1', fields), [], { state }).context, 'channel');
  });
}

test('contexts of the other resources', () => {
  assert.match(contentOf(bridge('b')).context, /^bridge canWrite .*\bcanDestroyBridge\b/);
  assert.doesNotMatch(contentOf(bridge('b'), [], { readOnly: true }).context, /canWrite|canDestroyBridge/);
  assert.match(contentOf(endpoint('PJSIP', 'a')).context, /^endpoint canWrite canOriginate\b/);
  assert.match(contentOf(application('a', { ours: true })).context, /^application ours canWrite can/);
  assert.match(contentOf(application('a')).context, /^application other canWrite canServe\b/);
  assert.equal(contentOf(application('a'), [], { readOnly: true }).context, 'application other');
});

for (const { about, text, shown } of [...HOSTILE_TEXTS, ...ODD_TEXTS]) {
  test(`hostile text stays text in every node and tooltip: ${about}`, () => {
    const sinks = ({ label, description, spoken, tooltip }: ItemContent): string[] => [
      ...[label, description, spoken],
      ...tooltip().split('\n'),
    ];
    const parties = { caller: { name: text, number: '' }, connected: { name: '', number: text } };
    const half = (end: number): LiveResource =>
      channel(`h${String(end)}`, { name: `Local/${text};${String(end)}`, ...parties });
    const pair = { kind: 'localPair', connectionId: CONNECTION, id: `Local/${text}` } as const;
    const problem = { code: 'http', message: text, hint: text };
    const contents = [
      contentOf(channel('1', { name: text, raw: { caller: { name: text }, [text]: text, list: [text] } })),
      contentOf(channel('1', { ...parties, stasis: { application: text, inferred: false } })),
      nodeContent(pair, viewOf([half(1), half(2)]), START),
      contentOf({ ...bridge('b'), name: text, technology: text, raw: { name: text } }),
      contentOf(application(text, { inferred: true })),
      contentOf(endpoint('PJSIP', text)),
      nodeContent(SERVER, viewOf([], {}, { status: 'failed', problem }), START),
      nodeContent(SERVER, viewOf([], {}, { status: 'replaced', application: text }), START),
    ];
    for (const content of contents) {
      assert.ok(content);
      const seen = sinks(content);
      // What is safe stays as it is: so whatever is shown in it, all of it is.
      for (const line of seen) assert.equal(displayText(line), line);
      if (about !== 'long')
        assert.ok(
          seen.some((line) => line.includes(shown.replace(/^◌/, ''))),
          about,
        );
    }
  });
}

for (const { about, text } of [...HOSTILE_TEXTS, ...ODD_TEXTS]) {
  test(`hostile text stays text in lists, subscriptions, filters and messages: ${about}`, () => {
    const problem = { code: 'http', message: text, hint: text };
    const nodeOf = (kind: ListKind): TreeNode => ({ kind, connectionId: CONNECTION, id: text });
    const folder = (id: FolderKind): TreeNode => ({ kind: 'folder', connectionId: CONNECTION, id });
    const raw = {
      name: text,
      id: text,
      channel: text,
      state: text,
      format: text,
      value: text,
      text,
      description: text,
    };
    const kinds = [...GROUPS.media, ...GROUPS.system].filter(isList);
    const lists = listsOf(Object.fromEntries(kinds.map((kind) => [kind, { ...listed(kind, raw), problem }])));
    const own = {
      name: text,
      channel_ids: [text],
      endpoint_ids: [text],
      events_allowed: [{ type: text, [text]: text }],
    };
    const everything = viewOf(
      [
        application(text, { raw: own }),
        { kind: 'playback', id: text, mediaUri: text, targetUri: text, state: text, raw: { [text]: text } },
        { ...endpoint(text, text, text) },
      ],
      {},
      undefined,
      lists,
    );
    const look = new TreeLook();
    for (const kind of ['channel', ...kinds] as const) look.setFilter(folder(kind), text);
    const beneath = (parent: TreeNode): TreeNode[] => [
      parent,
      ...childrenOf(parent, everything).flatMap(beneath),
    ];
    const hidden: TreeNode[] = [folder('channel'), ...kinds.map(folder)].map((of) => ({
      kind: 'message',
      connectionId: CONNECTION,
      of,
    }));
    const contents = [...kinds.map(nodeOf), ...beneath(SERVER), ...hidden].map((shownNode) =>
      nodeContent(shownNode, everything, START, look),
    );
    assert.ok(contents.length > 40);
    for (const content of contents) {
      assert.ok(content);
      const { label, description, spoken, tooltip } = content;
      for (const line of [label, description, spoken, ...tooltip().split('\n')])
        assert.equal(displayText(line), line);
    }
  });
}

test('a caller forges no line of a tooltip', () => {
  const raw = { caller: { name: 'Eve\ncaller.number: 110' } };
  assert.equal(contentOf(channel('1', { raw })).tooltip(), 'caller.name: Eve␊caller.number: 110');
  const inferred = contentOf(application('a\nstate: ours', { inferred: true })).tooltip();
  assert.equal(inferred.split('\n').length, 1);
});

test('an inferred application is marked, ours is marked', () => {
  assert.equal(contentOf(application('a', { inferred: true })).description, 'inferred');
  const inside = channel('1', { stasis: { application: 'a', inferred: false } });
  const ours = contentOf(application('a', { ours: true }), [inside]);
  assert.equal(ours.description, 'ours · 1 channel');
  assert.equal(ours.expansion, 'collapsed');
});

test('a Local channel is one pair with the states of both halves', () => {
  const halves = [
    channel('1', { name: 'Local/5@c-1;1', state: 'Up', caller: { name: '', number: '100' } }),
    channel('2', { name: 'Local/5@c-1;2', state: 'Ring' }),
  ];
  const node: TreeNode = { kind: 'localPair', connectionId: CONNECTION, id: 'Local/5@c-1' };
  const content = nodeContent(node, viewOf(halves), { now: 43_000, isFine: false })!;
  assert.equal(content.description, 'pair · Up / Ring · 100 · 40 s');
  assert.match(content.context, /^localPair canWrite canHangup\b/);
  assert.equal(content.expansion, 'collapsed');
  assert.equal(nodeContent(node, viewOf(halves.slice(1)), START), undefined);
});

test('bridges and endpoints tell type, technology, state and counts', () => {
  assert.equal(contentOf(bridge('b', ['1', '2'])).description, 'mixing (simple_bridge) · 2 channels');
  assert.equal(contentOf(endpoint('PJSIP', 'alice'), [channel('1')]).description, 'online · 1 channel');
});

test('an empty folder says so, and is open for its first resource', () => {
  const folder: TreeNode = { kind: 'folder', connectionId: CONNECTION, id: 'channel' };
  const empty = nodeContent(folder, viewOf([]), START)!;
  assert.deepEqual([empty.description, empty.expansion], ['none', 'expanded']);
  const filled = nodeContent(folder, viewOf([channel('1'), channel('2')]), START)!;
  assert.deepEqual([filled.description, filled.expansion], ['2', 'expanded']);
});

const problem = {
  code: 'http',
  message: 'Authentication required',
  hint: 'Check the password.',
  status: 401,
};
const STATES: readonly [ConnectionState, RegExp, string][] = [
  [{ status: 'disconnected' }, /^not connected$/, 'server disconnected readWrite watch'],
  [
    { status: 'connecting', attempt: 3 },
    /^connecting \(attempt 3\) · watching$/,
    'server busy readWrite watch',
  ],
  [
    { status: 'live', since: 0 },
    /^live · Asterisk 22\.10\.1 · watching$/,
    'server connected readWrite watch',
  ],
  [
    { status: 'waitingToRetry', attempt: 2, retryAt: 0, problem },
    /^Authentication required \(401\) · next try at \d\d:\d\d:\d\d/,
    'server waiting readWrite watch',
  ],
  [
    { status: 'replaced', application: 'myapp' },
    /another client took “myapp”/,
    'server replaced readWrite watch',
  ],
  [
    { status: 'failed', problem },
    /^failed: Authentication required \(401\)/,
    'server failed readWrite watch',
  ],
];
for (const [state, description, context] of STATES) {
  test(`a server that is ${state.status}`, () => {
    const content = nodeContent(SERVER, viewOf([], {}, state), START)!;
    assert.match(content.description, description);
    assert.ok(content.context === context || content.context.startsWith(`${context} can`));
    if ('problem' in state) assert.match(content.tooltip(), /Check the password\./);
  });
}

test('what stands behind a problem is not behind a full stop', () => {
  const state: ConnectionState = {
    status: 'waitingToRetry',
    attempt: 1,
    retryAt: 0,
    problem: { code: 'unreachable', message: 'The event connection was closed.', hint: '' },
  };
  assert.match(nodeContent(SERVER, viewOf([], {}, state), START)!.description, /was closed · next try/);
});

test('a distribution’s version is short in the row and whole in the tooltip', () => {
  const content = nodeContent(SERVER, { ...viewOf([]), version: '22.10.1+dfsg+~cs6.17' }, START)!;
  assert.match(content.description, /Asterisk 22\.10\.1 ·/);
  assert.match(content.tooltip(), /^Asterisk 22\.10\.1\+dfsg\+~cs6\.17$/m);
});

test('a server tells that it is read-only and what it serves', () => {
  const view = viewOf([], { readOnly: true, mode: 'serve', application: 'myapp' });
  const content = nodeContent(SERVER, view, START)!;
  assert.match(content.description, /read-only · serving myapp$/);
  assert.match(content.context, /^server connected readOnly serve\b/);
});

test('a way that is not safe is told: unencrypted to another machine, or open to others', () => {
  const far = nodeContent(SERVER, viewOf([], { url: 'http://pbx.example:8088' }), START)!;
  assert.match(far.description, /not encrypted/);
  assert.match(far.tooltip(), /Not encrypted: .* https:\/\/ or a tunnel/);
  const open = nodeContent(SERVER, { ...viewOf([]), exposure: '192.168.1.5' }, START)!;
  assert.match(open.tooltip(), /Other machines .* 192\.168\.1\.5.*bindaddr=127\.0\.0\.1/);
  for (const url of ['http://127.0.0.1:8088', 'https://pbx.example:8089']) {
    const safe = nodeContent(SERVER, viewOf([], { url }), START)!;
    assert.doesNotMatch(safe.description + safe.tooltip(), /encrypted|Other machines/, url);
  }
});

test('the menus can tell a simulated server', () => {
  const content = nodeContent(SERVER, viewOf([], { simulated: true }), START)!;
  assert.match(content.context, /^server connected readWrite watch\b.* simulated$/);
});

test('the tooltip is the whole resource, a line per field, and ends', () => {
  const raw = { id: '1', caller: { name: 'A', number: '' }, list: ['x', 'y'], flag: false };
  assert.equal(contentOf(channel('1', { raw })).tooltip(), 'id: 1\ncaller.name: A\nlist: x, y\nflag: false');
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
  const lines = contentOf(channel('1', { raw: many }))
    .tooltip()
    .split('\n');
  assert.equal(lines.length, 61);
  assert.equal(lines.at(-1), '…');
});

test('what is gone has no content', () => {
  const node: TreeNode = { kind: 'bridge', connectionId: CONNECTION, id: 'gone' };
  assert.equal(nodeContent(node, viewOf([]), START), undefined);
});
