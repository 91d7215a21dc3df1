import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import type { ProgramLanguage } from '../../../src/newApplication/renderApplication';
import { waitFor } from '../../support/waitFor';
import { callIn } from '../clients/callIn';
import { contractBed } from '../contractBed';
import { registerApplication } from '../ariApplication';
import { messagesOf, told, WrittenProgram } from './writtenProgram';

/** Whatever a name can hold that a URL, JSON, a shell, a template and Markdown take amiss. */
const HOSTILE = `it's my <app> \${x} $& %41+%00 & ünï/../../x?y#z \`id\` {{title}}`;
const ONE_CALL = ['call', 'answered', 'playing', 'played', 'hung up', 'call ended'];

/**
 * Tests the program of a language in the calling file, against the server under test; `skip` says why it cannot run on
 * this machine.
 */
export function programTests(language: ProgramLanguage, skip: string | false): void {
  const bed = contractBed();
  let program: Promise<WrittenProgram> | undefined;
  after(async () => (await program)?.remove());

  /** Written and built once, when the server is there. */
  function written(): Promise<WrittenProgram> {
    program ??= WrittenProgram.write(bed.server, { language, application: 'myapp' });
    return program;
  }

  async function originate(app: string, more: Record<string, string> = {}): Promise<void> {
    const query = { endpoint: 'Local/501@from-trunk', app, ...more };
    assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
  }

  async function channelsGone(): Promise<void> {
    await waitFor('the calls to end', async () => {
      return ((await bed.server.rest('GET', '/channels')).body as unknown[]).length === 0;
    });
  }

  function about(name: string, run: (context: TestContext) => Promise<void>): void {
    void test(`${language}: ${name}`, { skip }, run);
  }

  about('answers, plays, hangs up; then ends when it is told to', async (context) => {
    const program = await (await written()).serve(context);
    await callIn(bed, '505');
    await told(program, 'call ended');
    assert.deepEqual(messagesOf(program), ['connected', ...ONE_CALL]);
    const [, call, , , played] = program.lines;
    assert.deepEqual([call?.caller, call?.args], ['+441632960001', ['unanswered']]);
    assert.equal(played?.state, 'done');
    await channelsGone();
    await program.interrupt();
    assert.equal(await program.exitCode(), 0, program.output);
    assert.deepEqual(messagesOf(program).slice(-2), ['stopping', 'stopped']);
  });

  about('serves a name full of signs, and lets its call end before it stops', async (context) => {
    const program = await (await written()).serve(context, { ARI_APPLICATION: HOSTILE });
    const { status, body } = await bed.server.rest('GET', '/applications');
    assert.equal(status, 200);
    assert.ok(
      (body as { name: string }[]).some(({ name }) => name === HOSTILE),
      JSON.stringify(body),
    );
    await originate(HOSTILE);
    await told(program, 'playing');
    await program.interrupt();
    assert.equal(await program.exitCode(), 0, program.output);
    const [first, ...others] = messagesOf(program);
    assert.equal(first, 'connected');
    assert.deepEqual(
      others.filter((message) => message !== 'stopping'),
      [...ONE_CALL, 'stopped'],
    );
  });

  about('a caller who hangs up in the middle disturbs nobody', async (context) => {
    const program = await (await written()).serve(context);
    await originate('myapp', { channelId: 'patient' });
    await told(program, 'playing');
    await originate('myapp', { channelId: 'impatient' });
    // At once: what is played takes little more than a second.
    await waitFor(
      'both to listen',
      () => messagesOf(program).filter((text) => text === 'playing').length === 2,
      { intervalMs: 5 },
    );
    assert.equal((await bed.server.rest('DELETE', '/channels/impatient')).status, 204, 'it still listens');
    await waitFor(
      'both to end',
      () => messagesOf(program).filter((text) => text === 'call ended').length === 2,
    );
    const logged = program.lines.filter(({ level }) => level !== 'info');
    assert.deepEqual(logged, [], program.output);
    // Asterisk takes a second hangup of a channel that is still going: whether there was one is a matter of chance.
    const patient = program.lines.filter(({ channel }) => channel === 'patient');
    assert.deepEqual(
      patient.map(({ message }) => message),
      ONE_CALL,
    );
    assert.equal(patient.find(({ message }) => message === 'played')?.state, 'done');
  });

  about('takes up the calls that came in while it was away', async (context) => {
    const other = await registerApplication(bed.server, 'myapp');
    await originate('myapp', { channelId: 'waiting' });
    await waitFor('the call to wait', async () => {
      const { body } = await bed.server.rest('GET', '/channels/waiting');
      return (body as { dialplan?: { app_name: string } }).dialplan?.app_name === 'Stasis';
    });
    other.close();
    const program = await (await written()).serve(context);
    await told(program, 'call ended');
    assert.deepEqual(messagesOf(program), ['connected', ...ONE_CALL]);
    await channelsGone();
  });

  about('leaves alone the calls of another application that its own is subscribed to', async (context) => {
    const others = await registerApplication(bed.server, 'theirs');
    const before = await registerApplication(bed.server, 'myapp');
    await originate('theirs', { channelId: 'theirs-1' });
    await originate('myapp', { channelId: 'ours-1' });
    for (const channel of ['theirs-1', 'ours-1']) {
      await waitFor(`${channel} to wait`, async () => {
        const { body } = await bed.server.rest('GET', `/channels/${channel}`);
        return (body as { dialplan?: { app_name: string } }).dialplan?.app_name === 'Stasis';
      });
    }
    const query = { eventSource: 'channel:theirs-1' };
    const { body } = await bed.server.rest('POST', '/applications/myapp/subscription', query);
    assert.ok((body as { channel_ids: string[] }).channel_ids.includes('theirs-1'), JSON.stringify(body));
    // It takes the application over, and its subscriptions with it.
    const program = await (await written()).serve(context);
    await told(program, 'call ended');
    assert.deepEqual(
      program.lines.filter(({ message }) => message === 'call').map(({ channel }) => channel),
      ['ours-1'],
      program.output,
    );
    assert.equal((await bed.server.rest('GET', '/channels/theirs-1')).status, 200);
    await bed.server.rest('DELETE', '/channels/theirs-1');
    before.close();
    others.close();
    await channelsGone();
  });

  about('gives up, with a word, where trying again would not help', async (context) => {
    const refused = (await written()).run(context, { ARI_PASSWORD: 'wrong-secret' });
    assert.equal(await refused.exitCode(), 1, refused.output);
    assert.match(String(refused.lines.at(-1)?.reason), /refused user and password/);
    assert.doesNotMatch(refused.output, /wrong-secret/);
    const without = (await written()).run(context, { ARI_PASSWORD: '' });
    assert.equal(await without.exitCode(), 1, without.output);
    assert.match(String(without.lines.at(-1)?.reason), /ARI_PASSWORD is not set/);
    const replaced = await (await written()).serve(context);
    const other = await registerApplication(bed.server, 'myapp');
    assert.equal(await replaced.exitCode(), 1, replaced.output);
    assert.match(String(replaced.lines.at(-1)?.reason), /Another program has taken the application myapp/);
    other.close();
  });
}
