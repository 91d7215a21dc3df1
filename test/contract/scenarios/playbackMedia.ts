import type { Scenario } from '../transcript/scenario';

/** Every kind of media; what is missing or makes no sense. */
export const playbackMedia: Scenario = {
  name: 'playback of every kind of media',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const ended = (id: string): Promise<unknown> =>
      app.until('PlaybackFinished', ({ playback }) => (playback as { id: string }).id === id);
    const play = async (id: string, media: string, more: Record<string, string> = {}): Promise<void> => {
      await run.rest('POST', `/channels/a/play/${id}`, { media, ...more });
      await ended(id);
    };
    await play('number', 'number:4');
    await play('digits', 'digits:1');
    await play('characters', 'characters:a');
    await play('list', 'sound:beep,sound:hello');
    for (const [id, media] of [
      ['missing', 'sound:does-not-exist'],
      ['missing-first', 'sound:does-not-exist,sound:beep'],
      ['missing-last', 'sound:beep,sound:does-not-exist'],
    ] as const) {
      // A missing file fails at once: whether before or after the answer is chance.
      await run.call({ method: 'POST', path: `/channels/a/play/${id}`, query: { media } }, 'status');
      await ended(id);
    }
    await play('offset', 'sound:hello', { offsetms: '100' });
    run.note('tones last until they are stopped');
    for (const tone of ['tone:busy', 'tone:ring;tonezone=us', 'tone:!440/300']) {
      const { body } = await run.rest('POST', '/channels/a/play', { media: tone });
      const { id } = body as { id: string };
      await app.until('PlaybackStarted', ({ playback }) => (playback as { id: string }).id === id);
      await run.rest('DELETE', `/playbacks/${id}`);
      await ended(id);
    }
    run.note('no such scheme, no such recording: started, never finished');
    for (const [id, media] of [
      ['bogus', 'bogus:x'],
      ['unrecorded', 'recording:nope'],
    ] as const) {
      await run.rest('POST', `/channels/a/play/${id}`, { media });
      await app.until('PlaybackStarted', ({ playback }) => (playback as { id: string }).id === id);
      await run.answers(404, `/playbacks/${id}`);
    }
    await play('afterwards', 'sound:beep');
    run.note('refused');
    await run.rest('POST', '/channels/a/play');
    await run.rest('POST', '/channels/a/play', { media: '' });
    await run.rest('POST', '/channels/a/play', { media: 'sound:hello', offsetms: '-5' });
    await run.rest('POST', '/channels/a/play', { media: 'sound:hello', skipms: '-5' });
    await run.rest('POST', '/channels/nobody/play', { media: 'sound:hello' });
    run.note('media given twice: the last counts; lists in a body');
    await run.rest('POST', '/channels/a/play/twice?media=sound:hello&media=sound:beep');
    await ended('twice');
    await run.rest('POST', '/channels/a/play/body', undefined, { media: ['sound:beep', 'sound:beep'] });
    await ended('body');
    await run.rest('POST', '/channels/a/play/one', undefined, { media: 'sound:beep' });
    await ended('one');
    run.note('an id used twice');
    await run.rest('POST', '/channels/a/play/dup', { media: 'sound:hello' });
    await run.rest('POST', '/channels/a/play/dup', { media: 'sound:hello' });
    await app.until('PlaybackFinished', ({ playback }) => (playback as { id: string }).id === 'dup');
    await play('very-last', 'sound:beep');
    await app.settle();
  },
};
