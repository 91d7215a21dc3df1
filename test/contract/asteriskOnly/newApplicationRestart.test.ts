import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPython } from '../../support/clients/findPython';
import { whyMissing } from '../../support/clients/whyMissing';
import { waitFor } from '../../support/waitFor';
import { messagesOf, told, WrittenProgram } from '../newApplication/writtenProgram';
import { asteriskBed } from './asteriskBed';

const bed = asteriskBed();

async function originate(app: string): Promise<void> {
  const query = { endpoint: 'Local/501@from-trunk', app };
  assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
}

test(
  'the programs outlive a server that crashes under their calls, and serve the next ones',
  { skip: whyMissing(findPython) },
  async (context) => {
    const languages = ['typescript', 'python'] as const;
    const programs = await Promise.all(
      languages.map(async (language) => {
        const written = await WrittenProgram.write(bed.server, { language, application: language });
        context.after(() => written.remove());
        return written.serve(context);
      }),
    );
    for (const language of languages) await originate(language);
    await Promise.all(programs.map((program) => told(program, 'playing')));
    await bed.server.asterisk.kill9();
    await Promise.all(programs.map((program) => told(program, 'disconnected')));
    await bed.server.asterisk.restart();
    for (const program of programs) {
      const isBack = (): boolean => messagesOf(program).filter((text) => text === 'connected').length === 2;
      await waitFor('the program to be back', isBack);
    }
    for (const language of languages) await originate(language);
    for (const program of programs) {
      await told(program, 'played');
      // The first call is over as well: nothing waits for a playback that is no more.
      const isOver = (): boolean => messagesOf(program).filter((text) => text === 'call ended').length === 2;
      await waitFor('both calls to be over', isOver);
      await program.interrupt();
      assert.equal(await program.exitCode(), 0, program.output);
    }
  },
);
