import type { Scenario } from '../transcript/scenario';

/** Commands that wait behind a playback, and those that do not. */
export const waitingCommands: Scenario = {
  name: 'commands behind a playback',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/bridges/one');
    const commands: [
      method: string,
      path: string,
      query?: Record<string, string> | undefined,
      body?: unknown,
    ][] = [
      ['GET', '/channels/a'],
      ['GET', '/channels/a/variable', { variable: 'X' }],
      ['POST', '/channels/a/variable', { variable: 'X', value: '1' }],
      ['POST', '/channels/a/variables', undefined, { variables: { Y: '1' } }],
      ['POST', '/channels/a/answer'],
      ['POST', '/channels/a/mute', { direction: 'in' }],
      ['DELETE', '/channels/a/mute', { direction: 'in' }],
      ['POST', '/channels/a/moh'],
      ['DELETE', '/channels/a/moh'],
      ['POST', '/channels/a/hold'],
      ['DELETE', '/channels/a/hold'],
      ['POST', '/channels/a/ring'],
      ['DELETE', '/channels/a/ring'],
      ['POST', '/channels/a/dtmf', { dtmf: '1' }],
      ['POST', '/bridges/one/addChannel', { channel: 'a' }],
      ['POST', '/bridges/one/removeChannel', { channel: 'a' }],
      ['POST', '/channels/a/snoop', { spy: 'both', app: 'myapp', snoopId: 'spy' }],
    ];
    let count = 0;
    for (const [method, path, query, body] of commands) {
      const id = `p${String((count += 1))}`;
      await run.rest('POST', `/channels/a/play/${id}`, { media: 'sound:demo-instruct' });
      await app.until('PlaybackStarted', undefined, count);
      const progress = { isAnswered: false };
      const answer = run.rest(method, path, query, body).finally(() => (progress.isAnswered = true));
      // What waits does so until the playback ends; a few other requests are time enough for what does not.
      for (let round = 0; round < 4; round += 1) {
        await run.server.rest('GET', '/asterisk/info');
        await app.settle();
      }
      run.note(`${method} ${path} while it plays`, progress.isAnswered ? 'is answered' : 'waits');
      await run.server.rest('DELETE', `/playbacks/${id}`);
      await answer;
      await app.until('PlaybackFinished', undefined, count);
    }
    await app.settle();
  },
};
