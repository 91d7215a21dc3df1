import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/contributions';
import {
  applicationContext,
  bridgeContext,
  channelContext,
  endpointContext,
  localPairContext,
  serverContext,
} from '../../../src/tree/contextValue';
import type { ServerView } from '../../../src/tree/serverView';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { channelOf } from '../eventsPage/panelFixture';

/** The commands that change something on a server; test/extensionHost/readOnly.test.ts proves the list. */
const WRITING: readonly string[] = [
  COMMANDS.answer,
  COMMANDS.bridge,
  COMMANDS.destroyBridge,
  COMMANDS.hangup,
  COMMANDS.hangupWithReason,
  COMMANDS.originate,
  COMMANDS.play,
  COMMANDS.reloadDialplan,
  COMMANDS.removeFromBridge,
  COMMANDS.repeatOriginate,
  COMMANDS.serveApplication,
  COMMANDS.switchEventTypes,
];

interface Item {
  readonly command: string;
  readonly when?: string;
}

const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
  contributes: {
    commands: readonly { readonly command: string; readonly enablement?: string }[];
    menus: Readonly<Record<string, readonly Item[]>>;
  };
};

const STATES: readonly ConnectionState[] = [
  { status: 'disconnected' },
  { status: 'connecting', attempt: 1 },
  { status: 'synchronising' },
  { status: 'live', since: 0 },
  { status: 'replaced', application: 'a' },
];

/** Every context that the tree gives a node of a connection in a state. */
function contextsOf(readOnly: boolean, state: ConnectionState): readonly string[] {
  const profile = { id: 's', name: 's', url: 'http://127.0.0.1', user: 'u', caFile: undefined };
  const view: ServerView = {
    profile: { ...profile, mode: 'watch', application: undefined, readOnly },
    state,
    version: undefined,
    live: undefined,
  };
  const application = { kind: 'application', id: 'a', ours: false, inferred: false, raw: {} } as never;
  const stasis = { application: 'a', inferred: false } as never;
  const channels = ['Ring', 'Up'].map((word) => ({ ...channelOf('c'), state: word, stasis, bridgeId: 'b' }));
  return [
    serverContext(view),
    serverContext({ ...view, profile: { ...view.profile, simulated: true } }),
    applicationContext(view, application),
    ...channels.map((channel) => channelContext(view, channel)),
    localPairContext(view),
    bridgeContext(view),
    endpointContext(view),
  ];
}

/** The commands in a node's menu, by the part of `when` that looks at the node. */
function offered(contexts: readonly string[]): readonly string[] {
  const items = contributes.menus['view/item/context'] ?? [];
  return items
    .filter(({ when = '' }) => {
      const [, pattern] = /viewItem =~ \/(.*)\/$/.exec(when) ?? [];
      assert.ok(pattern !== undefined, `not understood: ${when}`);
      return contexts.some((context) => new RegExp(pattern).test(context));
    })
    .map(({ command }) => command);
}

test('no node of a read-only connection offers a command that writes, in no state', () => {
  for (const state of STATES) {
    const found = offered(contextsOf(true, state)).filter((command) => WRITING.includes(command));
    assert.deepEqual(found, [], state.status);
  }
});

test('the same nodes offer them where writing is allowed', () => {
  const found = new Set(offered(contextsOf(false, { status: 'live', since: 0 })));
  const inMenus = WRITING.filter((command) => command !== COMMANDS.repeatOriginate);
  assert.deepEqual(
    inMenus.filter((command) => !found.has(command)),
    [],
  );
});

test('in palette and title bars, what writes is there only while a connection may write', () => {
  const isGuarded = (condition = ''): boolean => condition.includes('ariWorkbench.hasLiveWritable');
  const open = contributes.commands.filter(
    ({ command, enablement }) =>
      WRITING.includes(command) && command !== COMMANDS.serveApplication && !isGuarded(enablement),
  );
  assert.deepEqual(open, []);
  const titles = (contributes.menus['view/title'] ?? []).filter(({ command }) => WRITING.includes(command));
  assert.deepEqual(
    titles.filter(({ when }) => !isGuarded(when)),
    [],
  );
});
