import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/contributions';
import { ACTION_NAMES, ACTION_TABLE } from '../../../src/operations/actionTable';
import { nodeContent } from '../../../src/tree/nodeContent';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { EVERY_KIND, everyNode, fullView } from '../tree/everyNode';

/** The commands that change something on a server; test/extensionHost/readOnly.test.ts proves the list. */
const WRITING: readonly string[] = [
  ...ACTION_NAMES.filter((name) => ACTION_TABLE[name].reads !== true).map((name) => COMMANDS[name]),
  COMMANDS.originate,
  COMMANDS.reloadDialplan,
  COMMANDS.repeatOriginate,
  COMMANDS.serveApplication,
  COMMANDS.switchEventTypes,
];

interface Item {
  readonly command?: string;
  readonly submenu?: string;
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
  const view = fullView(readOnly, state);
  const views = [view, { ...view, profile: { ...view.profile, simulated: true } }];
  const contexts = views.flatMap((server) =>
    everyNode(server).map((node) => nodeContent(node, server, { now: 0, isFine: false })?.context ?? ''),
  );
  return [...new Set(contexts)];
}

test('the nodes looked at are of every kind there is', () => {
  const kinds = everyNode(fullView(false, { status: 'live', since: 0 })).map(({ kind }) => kind);
  assert.deepEqual([...new Set<string>(kinds)].sort(), [...EVERY_KIND].sort());
});

/** The commands in a node's menu, by the part of `when` that looks at the node. */
function offered(contexts: readonly string[], menu = 'view/item/context'): readonly string[] {
  const items = contributes.menus[menu] ?? [];
  return items
    .filter(({ when = '' }) => {
      const [, pattern] = /viewItem =~ \/(.*)\/$/.exec(when) ?? [];
      assert.ok(pattern !== undefined, `not understood: ${when}`);
      return contexts.some((context) => new RegExp(pattern).test(context));
    })
    .flatMap(({ command, submenu }) => {
      if (command !== undefined) return [command];
      return submenu === undefined ? [] : offered(contexts, submenu);
    });
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
  const titles = (contributes.menus['view/title'] ?? []).filter(
    ({ command }) => command !== undefined && WRITING.includes(command),
  );
  assert.deepEqual(
    titles.filter(({ when }) => !isGuarded(when)),
    [],
  );
});
