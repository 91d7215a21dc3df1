import type { Scenario } from '../transcript/scenario';

/** A call comes in, is answered, hears a greeting and is hung up by the program. */
export const hello: Scenario = {
  name: 'hello',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('GET', '/channels');
    await run.rest('POST', '/channels/a/answer');
    const { body } = await run.rest('POST', '/channels/a/play', { media: 'sound:hello' });
    const { id } = body as { id: string };
    await app.until('PlaybackStarted');
    await run.rest('GET', `/playbacks/${id}`);
    await app.until('PlaybackFinished');
    await run.rest('GET', `/playbacks/${id}`);
    await run.rest('DELETE', '/channels/a');
    await run.answers(404, '/channels/far-a');
    await app.until('StasisEnd');
    await app.settle();
    await run.rest('GET', '/channels/a');
    await run.rest('GET', '/channels');
  },
};
