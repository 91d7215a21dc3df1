import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ToHost } from '../../../src/shared/protocol';
import { HostLink, HostProblem } from '../../../webview/hostLink';

test('a reply settles its own request, once, with its value or its problem', async () => {
  const sent: ToHost[] = [];
  const link = new HostLink((message) => sent.push(message));
  const first = link.request('rowDetail', { seq: 1 });
  const second = link.request('rowDetail', { seq: 2 });
  assert.notEqual(first.id, second.id);
  const problem = { code: 'rowGone', message: 'gone', hint: 'h' };
  link.take({ type: 'reply', id: second.id, ok: false, error: problem });
  link.take({ type: 'reply', id: first.id, ok: true, value: { text: 'one', json: undefined } });
  link.take({ type: 'reply', id: first.id, ok: true, value: { text: 'two', json: undefined } });
  link.take({ type: 'reply', id: 999, ok: true, value: { text: 'nobody asked', json: undefined } });
  assert.equal((await first.done).text, 'one');
  await assert.rejects(second.done, (error) => error instanceof HostProblem && error.problem === problem);
  link.cancel(first.id);
  assert.equal(sent.length, 2, 'a settled request is not cancelled');
});

test('a request with a time-out fails when nobody answers', async () => {
  const link = new HostLink(() => undefined);
  await assert.rejects(link.request('copyRow', { seq: 1 }, 5).done, /did not answer/);
});

test('a pending request can be given up and is settled by the reply', async () => {
  const sent: ToHost[] = [];
  const link = new HostLink((message) => sent.push(message));
  const { id, done } = link.request('answer', { connectionId: 's', channelId: 'c' });
  link.cancel(id);
  assert.deepEqual(sent.at(-1), { type: 'cancel', id });
  link.take({ type: 'reply', id, ok: true, value: { done: false } });
  assert.deepEqual(await done, { done: false });
});

test('a request hears of its own phases, until its reply', async () => {
  const link = new HostLink(() => undefined);
  const target = { connectionId: 's', channelId: 'c' };
  const first = link.request('play', target);
  const second = link.request('play', target);
  const heard: string[] = [];
  first.onPhase((phase) => heard.push(`first ${phase}`));
  second.onPhase((phase) => heard.push(`second ${phase}`));
  link.takePhase({ type: 'phase', id: second.id, phase: 'asking' });
  link.takePhase({ type: 'phase', id: first.id, phase: 'sent' });
  link.takePhase({ type: 'phase', id: 999, phase: 'sent' });
  link.take({ type: 'reply', id: first.id, ok: true, value: { done: false } });
  link.takePhase({ type: 'phase', id: first.id, phase: 'asking' });
  await first.done;
  assert.deepEqual(heard, ['second asking', 'first sent']);
});
