import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/contributions';
import { ACTION_NAMES, ACTION_TABLE } from '../../../src/operations/actionTable';
import { nodeContent } from '../../../src/tree/nodeContent';
import type { TreeNode } from '../../../src/tree/nodes';
import type { ServerView } from '../../../src/tree/serverView';
import { application, bridge, CONNECTION, endpoint, viewOf } from '../tree/liveFixtures';

interface Item {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
  contributes: {
    commands: readonly { readonly command: string; readonly title: string }[];
    menus: Readonly<Record<string, readonly Item[]>>;
  };
};

/** The commands in the menus of a node, each as often as it stands there; buttons are not looked at. */
function menuOf(node: TreeNode, view: ServerView, menu = 'view/item/context'): readonly string[] {
  const context = nodeContent(node, view, { now: 0, isFine: false })?.context ?? '';
  return (contributes.menus[menu] ?? [])
    .filter((item) => !(item as { readonly group?: string }).group?.startsWith('inline'))
    .filter(({ when = '' }) => new RegExp(/viewItem =~ \/(.*)\/$/.exec(when)?.[1] ?? '$.').test(context))
    .flatMap(({ command, submenu }) => [
      ...(command === undefined ? [] : [command]),
      ...(submenu === undefined ? [] : menuOf(node, view, submenu)),
    ]);
}

const raw = { name: 'a', events_allowed: [], events_disallowed: [{ type: 'ChannelVarset' }] };
const resources = [
  application('mine', { ours: true, raw }),
  application('other', { raw }),
  bridge('b'),
  endpoint('PJSIP', 'alice'),
];
const writable = viewOf(resources);
const readOnly = viewOf(resources, { readOnly: true });

test('the event filter of our own application is changed by switching types off, another’s by the editor', () => {
  const filters = (id: string, view: ServerView): readonly string[] =>
    menuOf({ kind: 'eventFilter', connectionId: CONNECTION, id }, view).filter(
      (command) => command === COMMANDS.switchEventTypes || command === COMMANDS.editEventFilter,
    );
  assert.deepEqual(filters('mine', writable), [COMMANDS.switchEventTypes]);
  assert.deepEqual(filters('other', writable), [COMMANDS.editEventFilter]);
  assert.deepEqual([...filters('mine', readOnly), ...filters('other', readOnly)], []);
});

test('a channel is begun in the folder of channels', () => {
  const begun = [COMMANDS.originate, COMMANDS.createChannel, COMMANDS.externalMedia];
  const offered = (id: 'bridge' | 'channel', view: ServerView): readonly string[] => {
    const menu = menuOf({ kind: 'folder', connectionId: CONNECTION, id }, view);
    return begun.filter((command) => menu.includes(command));
  };
  assert.deepEqual(offered('channel', writable), begun);
  assert.deepEqual(offered('bridge', writable), []);
  assert.deepEqual(offered('channel', readOnly), []);
});

test('a server offers what its version has, and nothing twice', () => {
  const server = { kind: 'server', connectionId: CONNECTION } as const;
  const menu = menuOf(server, writable);
  assert.deepEqual(menu, [...new Set(menu)]);
  for (const name of ['createBridge', 'createChannel', 'externalMedia', 'refer', 'userEvent'] as const)
    assert.ok(menu.includes(COMMANDS[name]), name);
  assert.ok(!menuOf(server, { ...writable, version: '16.28.0' }).includes(COMMANDS.refer));
});

test('a user event is sent about a bridge and an endpoint, too', () => {
  for (const node of [
    { kind: 'bridge', connectionId: CONNECTION, id: 'b' },
    { kind: 'endpoint', connectionId: CONNECTION, id: 'PJSIP/alice' },
    { kind: 'application', connectionId: CONNECTION, id: 'other' },
  ] as const)
    assert.ok(menuOf(node, writable).includes(COMMANDS.userEvent), node.kind);
});

test('the palette hides no typed action, and tells each by the title that messages have', () => {
  const hidden = (contributes.menus.commandPalette ?? []).map(({ command }) => command);
  for (const name of ACTION_NAMES) {
    assert.ok(!hidden.includes(COMMANDS[name]), name);
    const { title } = contributes.commands.find(({ command }) => command === COMMANDS[name]) ?? {};
    assert.equal(title?.replace(/…$/, ''), ACTION_TABLE[name].title);
  }
});
