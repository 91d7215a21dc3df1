import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  continueQuestion,
  dialQuestion,
  moveQuestion,
  redirectQuestion,
} from '../../../src/actions/channel/routeQuestions';
import { planned } from '../../../src/actions/plannedCall';
import type { ActionTarget } from '../../../src/actions/resourceAction';
import { channelValue } from '../model/ariValues';
import { sessionOf } from '../session/sessionOf';

const NAME = 'PJSIP/alice-00000001';

/** One channel of a server called “one”, in `app`. */
function target(context: TestContext, name = NAME, state = 'Up', app = 'mine'): ActionTarget {
  const session = sessionOf(context, 'http://127.0.0.1:1');
  const dialplan = { context: 'x', exten: '1', priority: 1, app_name: 'Stasis', app_data: app };
  const channels = [channelValue('a', { name, state, dialplan })];
  session.store.synchronise({
    channels,
    bridges: [],
    applications: [{ name: app, channel_ids: ['a'] }],
    endpoints: [],
  });
  return { session, kind: 'channel', ids: ['a'] };
}

function redirect(on: ActionTarget): ReturnType<typeof redirectQuestion> {
  return redirectQuestion(
    [planned('channels.redirect', { channelId: 'a', endpoint: 'PJSIP/bob' }, NAME)],
    on,
  );
}

test('redirecting an answered PJSIP channel asks, and tells of the ghost', (context) => {
  const asked = redirect(target(context));
  assert.equal(asked.question, `Redirect ${NAME} on one?`);
  assert.match(String(asked.detail), /Asterisk 22 has kept such a channel/);
});

test('every other redirect asks as well', (context) => {
  for (const on of [target(context, NAME, 'Ringing'), target(context, 'Local/1@x-0001;1')]) {
    const asked = redirect(on);
    assert.equal(asked.question, `Redirect ${NAME} on one?`);
    assert.doesNotMatch(String(asked.detail), /It is an answered PJSIP channel|not in our/);
  }
});

test('a channel of another application is redirected, moved and continued only when the user agrees', (context) => {
  const foreign = target(context, NAME, 'Up', 'ivr');
  const told = /PJSIP\/alice-00000001: not in our application mine\. It is in ivr\./;
  assert.match(String(redirect(foreign).detail), told);
  const moves = [planned('channels.move', { channelId: 'a', app: 'ivr' }, NAME)];
  const moved = moveQuestion(moves, foreign);
  assert.equal(moved?.question, `Move ${NAME} to ivr on one?`);
  assert.match(String(moved.detail), told);
  const continues = [planned('channels.continueInDialplan', { channelId: 'a' }, NAME)];
  const continued = continueQuestion(continues, foreign);
  assert.equal(continued?.question, `Send ${NAME} on in the dialplan of one?`);
  assert.match(String(continued.detail), told);
  const ours = target(context);
  assert.equal(continueQuestion(continues, ours), undefined);
  assert.equal(
    moveQuestion([planned('channels.move', { channelId: 'a', app: 'mine' }, NAME)], ours),
    undefined,
  );
});

test('moving to an application that nobody serves asks', (context) => {
  const calls = [planned('channels.move', { channelId: 'a', app: 'nobody' }, NAME)];
  const asked = moveQuestion(calls, target(context));
  assert.match(asked?.question ?? '', /^one knows no application nobody\. Move PJSIP/);
  assert.match(String(asked?.detail), /ApplicationMoveFailed/);
});

test('dialling asks, because a second time has crashed Asterisk', (context) => {
  const asked = dialQuestion([planned('channels.dial', { channelId: 'a' }, NAME)], target(context));
  assert.equal(asked.question, `Dial ${NAME} on one?`);
  assert.match(String(asked.detail), /crashed/);
});
