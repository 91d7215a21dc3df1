import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialplanError, parseDialplan } from '../../../../src/simulator/exchange/dialplan/parseDialplan';
import { standardDialplan } from '../../../../src/simulator/exchange/dialplan/standardDialplan';
import { Exchange } from '../../../../src/simulator/exchange/exchange';
import { renderDialplan } from '../../../support/asterisk/configuration/renderDialplan';
import { ManualClock } from '../../../support/manualClock';

test("the simulator's dialplan is the test Asterisk's", () => {
  assert.equal(standardDialplan.trim(), renderDialplan('').trim());
});

test('extensions, labels, patterns, includes and globals', () => {
  const dialplan = parseDialplan(`
[globals]
NAME = value
[general]
anything = goes
[one]
exten => 100,1,Answer() ; a comment
 same => n(again),Set(A=b\\;c)
 same => n,NoOp
 same => 10,Hangup(16)
exten => _2XX,1,Dial(PJSIP/a,5)
include => two
[two]
exten => 300,1,Echo()
exten => 100,1,Busy()
`);
  assert.equal(dialplan.globals.get('NAME'), 'value');
  assert.equal(dialplan.step('one', '100', 1)?.app, 'Answer');
  assert.deepEqual(dialplan.step('one', '100', 2)?.data, 'A=b;c');
  assert.equal(dialplan.priorityOf('one', '100', 'again'), 2);
  assert.deepEqual(dialplan.step('one', '100', 3), { priority: 3, label: undefined, app: 'NoOp', data: '' });
  assert.equal(dialplan.step('one', '100', 10)?.app, 'Hangup');
  assert.equal(dialplan.step('one', '234', 1)?.app, 'Dial');
  assert.equal(dialplan.hasExtension('one', '2345'), false);
  assert.equal(dialplan.hasExtension('one', '300'), true);
  assert.equal(dialplan.hasExtension('nowhere', '300'), false);
});

const BROKEN: readonly (readonly [text: string, problem: RegExp])[] = [
  ['exten => 1,1,Answer()', /line 1: stands before the first section/],
  ['[a\nexten => 1,1,Answer()', /line 1: '\[a' is no section/],
  ['[a]\nexten => 1', /line 2: no priority/],
  ['[a]\nsame => n,Answer()', /line 2: 'same' without an extension/],
  ['[a]\nexten => 1,x,Answer()', /line 2: 'x' is no priority/],
  ['[a]\nexten => 1,1,Answer(', /line 2: the parentheses/],
  ['[a]\n#include other.conf', /line 2: .* is not known/],
  ['[a]\nswitch => Realtime/a', /line 2: 'switch' is not known/],
];
test('a dialplan that cannot be read names its line', () => {
  for (const [text, problem] of BROKEN) {
    assert.throws(
      () => new Exchange(new ManualClock(), { dialplan: text }),
      (error) => error instanceof DialplanError && problem.test(error.message),
      text,
    );
  }
});

test("a caller's name is no program: its braces stay", async () => {
  const clock = new ManualClock();
  const exchange = new Exchange(clock, {
    dialplan:
      '[from-trunk]\nexten => 1,1,Set(N=${CALLERID(name)})\n same => n,Goto(2,1)\nexten => 2,1,Wait(${T${X}})',
  });
  const caller = { name: '${N}${CALLERID(name)}', number: '1' };
  const channel = exchange.calls.incoming({ endpoint: 'trunk', extension: '1', caller });
  await clock.advance(0);
  assert.equal(channel?.variables.get('N'), '${N}${CALLERID(name)}');
});

test('Playback answers, lasts as long as its sounds, and tells how it went', async () => {
  const clock = new ManualClock();
  const steps = 'Playback(hello-world&no-such-sound)\n same => n,Wait(9)';
  const exchange = new Exchange(clock, { dialplan: `[from-trunk]\nexten => 1,1,${steps}` });
  const channel = exchange.calls.incoming({ endpoint: 'trunk', extension: '1' });
  await clock.advance(1300);
  assert.equal(channel?.state, 'Up');
  assert.equal(channel.variables.get('PLAYBACKSTATUS'), undefined);
  await clock.advance(200);
  assert.equal(channel.variables.get('PLAYBACKSTATUS'), 'FAILED');
  assert.equal(channel.dialplan.app_name, 'Wait');
});
