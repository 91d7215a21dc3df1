import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { waitFor } from '../../support/waitFor';
import { sendJson } from '../ari/localServer';
import { pollingSession } from './pollingSession';

const MINE = [{ name: 'mine' }];

for (const status of [401, 403]) {
  test(`${String(status)} to the regular question ends the connection at once: a password may be wrong by now`, async (context) => {
    let refused = 0;
    let refuses = false;
    const { session } = await pollingSession(context, (_request, response) => {
      if (refuses) refused += 1;
      sendJson(response, refuses ? { message: 'no' } : MINE, refuses ? status : 200);
    });
    refuses = true;
    await waitFor('the end', () => session.state.status === 'failed', { intervalMs: 5 });
    assert.ok(session.state.status === 'failed' && session.state.problem.status === status);
    assert.equal(refused, 1);
  });
}

test('anything else that will not change ends it when it comes twice in a row, not now and then', async (context) => {
  const page = (response: ServerResponse): void => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html>');
  };
  let answers: ('mine' | 'page')[] = [];
  let asked = 0;
  const { session, server } = await pollingSession(context, (_request, response) => {
    asked += 1;
    if (answers.shift() === 'page') page(response);
    else sendJson(response, MINE);
  });
  answers = ['page', 'mine', 'page', 'mine'];
  await waitFor('all of them', () => answers.length === 0, { intervalMs: 5 });
  const before = asked;
  await waitFor('the next question', () => asked > before + 1, { intervalMs: 5 });
  assert.equal(session.state.status, 'live');
  answers = Array.from({ length: 50 }, () => 'page' as const);
  await waitFor('the end', () => session.state.status === 'failed', { intervalMs: 5 });
  assert.equal(answers.length, 48);
  assert.equal(server.handshakes.length, 1);
});

test('a server that has trouble is asked again, as the connection itself tells of a loss', async (context) => {
  let answers: (503 | 'cut')[] = [];
  const { session } = await pollingSession(context, (_request, response) => {
    const next = answers.shift();
    if (next === 'cut') response.destroy();
    else sendJson(response, next === 503 ? { message: 'not booted' } : MINE, next ?? 200);
  });
  answers = [503, 503, 503, 'cut', 'cut', 'cut', 'cut', 503];
  await waitFor('all of them', () => answers.length === 0, { intervalMs: 5 });
  assert.equal(session.state.status, 'live');
});

test('a slow server is not asked again before it has answered', async (context) => {
  let waiting: ServerResponse[] = [];
  let isSlow = false;
  const { session } = await pollingSession(context, (_request, response) => {
    if (isSlow) waiting.push(response);
    else sendJson(response, MINE);
  });
  isSlow = true;
  await waitFor('the slow question', () => waiting.length > 0, { intervalMs: 5 });
  // Several times the interval, seen by a clock of the same kind.
  for (let tick = 0; tick < 10; tick += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(waiting.length, 1);
  isSlow = false;
  for (const response of waiting) sendJson(response, MINE);
  waiting = [];
  assert.equal(session.state.status, 'live');
});
