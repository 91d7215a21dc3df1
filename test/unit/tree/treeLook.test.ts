import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveResource } from '../../../src/shared/liveResources';
import type { FolderKind } from '../../../src/tree/folders';
import type { ItemContent } from '../../../src/tree/itemContent';
import { nodeContent } from '../../../src/tree/nodeContent';
import type { TreeNode } from '../../../src/tree/nodes';
import type { ServerView } from '../../../src/tree/serverView';
import { countLeft, shownChildren } from '../../../src/tree/shownChildren';
import { PAGE, TreeLook } from '../../../src/tree/treeLook';
import { channel, CONNECTION, endpoint, listed, listsOf, viewOf } from './liveFixtures';

const folder = (id: FolderKind): TreeNode => ({ kind: 'folder', connectionId: CONNECTION, id });
const PJSIP: TreeNode = { kind: 'technology', connectionId: CONNECTION, id: 'PJSIP' };

function shown(node: TreeNode, view: ServerView, look: TreeLook): string[] {
  return shownChildren(node, view, look).map((child) => ('id' in child ? child.id : child.kind));
}

function content(node: TreeNode, view: ServerView, look = new TreeLook()): ItemContent {
  const found = nodeContent(node, view, { now: 0, isFine: false }, look);
  assert.ok(found);
  return found;
}

function endpoints(count: number): LiveResource[] {
  return Array.from({ length: count }, (_, index) =>
    endpoint('PJSIP', `e${String(index).padStart(4, '0')}`, index % 2 === 0 ? 'online' : 'offline'),
  );
}

test('of 5,000 endpoints a page is shown, and with each “Show More” one more', () => {
  const view = viewOf(endpoints(5_000));
  const look = new TreeLook();
  assert.equal(shown(PJSIP, view, look).length, PAGE + 1);
  assert.equal(shown(PJSIP, view, look).at(-1), 'more');
  const more: TreeNode = { kind: 'more', connectionId: CONNECTION, of: PJSIP };
  assert.equal(content(more, view, look).description, '200 of 5000');
  assert.equal(content(more, view, look).command, 'ariWorkbench.showMore');
  look.showAtLeast(PJSIP, PAGE + 1);
  assert.equal(shown(PJSIP, view, look).length, 2 * PAGE + 1);
  look.showAtLeast(PJSIP, 5_000);
  assert.equal(shown(PJSIP, view, look).length, 5_000);
  assert.equal(content(PJSIP, view, look).description, '5000 · 2500 online');
});

test('a filter finds all of its words, in any case, in names and states, and is told with its count', () => {
  const view = viewOf([...endpoints(300), endpoint('IAX2', 'e0001')]);
  const look = new TreeLook();
  look.setFilter(PJSIP, 'E01 Online');
  const found = shown(PJSIP, view, look);
  assert.equal(found.length, 50);
  assert.ok(found.every((id) => /^PJSIP\/e01\d[02468]$/.test(id)));
  assert.equal(content(PJSIP, view, look).description, '“E01 Online”: 50 of 300');
  assert.match(content(PJSIP, view, look).context, /\bfiltered\b/);
  look.setFilter(PJSIP, '  ');
  assert.equal(shown(PJSIP, view, look).length, 201);
  assert.doesNotMatch(content(PJSIP, view, look).context, /\bfiltered\b/);
});

test('the filter of all endpoints hides technologies without any, and counts in those that stay', () => {
  const view = viewOf([...endpoints(300), endpoint('IAX2', 'trunk')]);
  const look = new TreeLook();
  look.setFilter(folder('endpoint'), 'trunk');
  assert.deepEqual(shown(folder('endpoint'), view, look), ['IAX2']);
  assert.equal(content(folder('endpoint'), view, look).description, '“trunk”: 1 of 301');
  assert.deepEqual(shown({ kind: 'technology', connectionId: CONNECTION, id: 'IAX2' }, view, look), [
    'IAX2/trunk',
  ]);
});

test('channels are found by caller, place and application; a pair by either half, and counts as two', () => {
  const view = viewOf([
    channel('1', { caller: { name: 'Ärger', number: '' } }),
    channel('2', { stasis: { application: 'queue', inferred: true } }),
    channel('3', { name: 'Local/1@x-1;1' }),
    channel('4', { name: 'Local/1@x-1;2', connected: { name: '', number: '555' } }),
  ]);
  const look = new TreeLook();
  const find = (text: string): string[] => {
    look.setFilter(folder('channel'), text);
    return shown(folder('channel'), view, look);
  };
  assert.deepEqual(find('ärger'), ['1']);
  assert.deepEqual(find('queue'), ['2']);
  assert.deepEqual(find('555'), ['Local/1@x-1']);
  assert.equal(countLeft(folder('channel'), view, look), 2);
  assert.deepEqual(find('from-trunk 500').length, 3);
  assert.deepEqual(find('nobody'), ['message']);
  const message = content({ kind: 'message', connectionId: CONNECTION, of: folder('channel') }, view, look);
  assert.equal(message.label, 'Nothing matches “nobody”');
  assert.equal(message.command, 'ariWorkbench.clearFolderFilter');
});

test('what changes beneath a filter refreshes the topmost filtered node: it may be shown or hidden there', () => {
  const look = new TreeLook();
  const node: TreeNode = { kind: 'endpoint', connectionId: CONNECTION, id: 'PJSIP/e1' };
  assert.equal(look.filteredAbove(node), undefined);
  look.setFilter(PJSIP, 'x');
  assert.deepEqual(look.filteredAbove(node), PJSIP);
  look.setFilter(folder('endpoint'), 'x');
  assert.deepEqual(look.filteredAbove(node), folder('endpoint'));
  assert.equal(look.filteredAbove(folder('endpoint')), undefined);
});

test('a folder says in its place that it is loading, empty, refused, or nothing at all before it was asked for', () => {
  const problem = { code: 'http', message: 'Forbidden', hint: 'Ask the admin.', status: 403 };
  const missing = { code: 'http', message: 'Resource not found', hint: 'Load the module.', status: 404 };
  const look = new TreeLook();
  const of = (id: FolderKind, list: Parameters<typeof listsOf>[0], readOnly = false) => {
    const view = viewOf([], { readOnly }, undefined, listsOf(list));
    const children = shownChildren(folder(id), view, look);
    return [content(folder(id), view).description, ...children.map((child) => content(child, view))] as const;
  };
  assert.deepEqual(of('module', {}), ['']);
  const [, loading] = of('module', { module: { isLoading: true } });
  assert.equal(loading?.label, 'Loading…');
  const [, refused] = of('module', { module: { problem } });
  assert.equal(refused?.label, 'Forbidden (403): try again');
  assert.equal(refused.command, 'ariWorkbench.refreshFolder');
  assert.match(refused.tooltip(), /Ask the admin\./);
  const [, lacking] = of('mailbox', { mailbox: { problem: missing } });
  assert.equal(lacking?.label, 'Not offered by this server');
  assert.deepEqual(of('module', { module: listed('module') }), ['none']);
  const [, ask] = of('globalVariable', { globalVariable: listed('globalVariable') });
  assert.equal(ask?.command, 'ariWorkbench.showGlobalVariable');
  const [, set] = of('mailbox', { mailbox: listed('mailbox') });
  assert.equal(set?.command, 'ariWorkbench.setMailbox');
  assert.deepEqual(of('mailbox', { mailbox: listed('mailbox') }, true), ['none'], 'nothing to write');
  assert.equal(of('deviceState', { deviceState: listed('deviceState') })[1]?.label, 'Set a device state…');
  const kept = { ...listed('module', { name: 'a.so' }), problem };
  assert.deepEqual(of('module', { module: kept }).length, 3, 'what was known stays beside the problem');
});

test('a filter finds one among 5,000', () => {
  const view = viewOf(Array.from({ length: 5_000 }, (_, index) => channel(String(index))));
  const look = new TreeLook();
  look.setFilter(folder('channel'), 'alice-4999');
  assert.deepEqual(shown(folder('channel'), view, look), ['4999']);
});
