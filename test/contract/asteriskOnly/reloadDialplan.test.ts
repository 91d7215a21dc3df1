import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { RestClient } from '../../../src/ari/restClient';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { reloadDialplan, type ReloadOutcome } from '../../../src/dialplan/reloadDialplan';
import type { RealAsterisk } from '../../support/asterisk/realAsterisk';
import { startAsterisk } from '../../support/asterisk/startAsterisk';

let asterisk: RealAsterisk;
let rest: RestClient;
before(async () => {
  asterisk = await startAsterisk();
  const { url, user, password } = asterisk;
  rest = new RestClient({ address: parseServerAddress(url), user, password });
});
after(async () => {
  await rest.close();
  await asterisk.stop();
});

function reload(): Promise<ReloadOutcome> {
  return reloadDialplan(rest, new AbortController().signal);
}

/** Changes extensions.conf until the test ends. */
function changeDialplan(context: TestContext, change: (text: string) => string): void {
  const good = asterisk.readConfig('extensions.conf');
  asterisk.writeConfig('extensions.conf', change(good));
  context.after(async () => {
    asterisk.writeConfig('extensions.conf', good);
    assert.equal((await reload()).kind, 'reloaded');
  });
}

async function lastReload(): Promise<string> {
  const { body } = await asterisk.rest('GET', '/asterisk/info');
  return (body as { status: { last_reload_time: string } }).status.last_reload_time;
}

test('a new extension is there afterwards, and the time of the reload is Asterisk’s', async (context) => {
  const before = await lastReload();
  changeDialplan(context, (text) => `${text}\n[fresh]\nexten => 777,1,NoOp(fresh)\n`);
  const outcome = await reload();
  assert.equal(outcome.kind, 'reloaded');
  assert.equal(outcome.at, await lastReload());
  assert.notEqual(outcome.at, before);
  assert.match(await asterisk.cli('dialplan show 777@fresh'), /NoOp\(fresh\)/);
});

test('one reload right after the other is told apart', async () => {
  const outcomes = [await reload(), await reload(), await reload()];
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['reloaded', 'reloaded', 'reloaded'],
  );
});

for (const [fault, line] of [
  ['an unclosed bracket', '[broken\nexten => 778,1,NoOp()'],
  ['a missing include', '#include "not-there.conf"'],
] as const) {
  test(`${fault}: refused, and the old dialplan is in force`, async (context) => {
    changeDialplan(context, (text) => `${text}\n[other]\nexten => 779,1,NoOp(new)\n${line}\n`);
    const outcome = await reload();
    assert.equal(outcome.kind, 'refused');
    assert.notEqual(outcome.message, '');
    assert.match(await asterisk.cli('dialplan show 501@from-trunk'), /Wait/);
    assert.doesNotMatch(await asterisk.cli('dialplan show 779@other'), /NoOp/);
  });
}

test('a faulty line is no reason for Asterisk to refuse: reloaded, without that line', async (context) => {
  changeDialplan(
    context,
    (text) => `${text}\n[faulty]\nexten => 780,1,NoOp(good)\nexten => 781,NoPriority\nnonsense\n`,
  );
  assert.equal((await reload()).kind, 'reloaded');
  assert.match(await asterisk.cli('dialplan show 780@faulty'), /NoOp\(good\)/);
  assert.match(await asterisk.cli('dialplan show 781@faulty'), /no existence of 781@faulty/);
});
