import type { Scenario } from '../transcript/scenario';

/** Two callers in a bridge; one is put on hold with music, comes back, and is transferred to another bridge. */
export const twoParties: Scenario = {
  name: 'two parties: bridge, hold, transfer',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.callIn(app, 'b');
    await run.rest('POST', '/bridges', { type: 'mixing,dtmf_events', bridgeId: 'one', name: 'First' });
    await run.rest('GET', '/applications/myapp');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a,b', role: 'participant' });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await run.rest('GET', '/bridges/one');
    await run.rest('GET', '/applications/myapp');

    run.note('on hold');
    await run.rest('POST', '/bridges/one/removeChannel', { channel: 'a' });
    await app.until('ChannelLeftBridge');
    await run.rest('POST', '/channels/a/moh', { mohClass: 'default' });
    await run.rest('GET', '/channels/a');
    await run.rest('DELETE', '/channels/a/moh');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a' });
    await app.until('ChannelEnteredBridge', undefined, 3);

    run.note('added once more');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a' });
    await app.settle();

    run.note('transferred');
    await run.rest('POST', '/bridges', { type: 'mixing', bridgeId: 'two', name: 'Second' });
    await run.rest('POST', '/bridges/two/addChannel', { channel: 'a' });
    await app.until('ChannelEnteredBridge', ({ bridge }) => (bridge as { id: string }).id === 'two');
    await app.settle();
    await run.rest('GET', '/bridges');
    await run.rest('POST', '/bridges/one/removeChannel', { channel: 'a' });
    await run.rest('POST', '/bridges', { bridgeId: 'one', type: 'mixing' });
    await run.rest('POST', '/bridges/one', { name: 'renamed' });

    run.note('both destroyed');
    await run.rest('DELETE', '/bridges/two');
    await run.rest('DELETE', '/bridges/one');
    await run.answers(404, '/bridges/one');
    await run.answers(404, '/bridges/two');
    await app.until('ChannelLeftBridge', undefined, 4);
    await app.settle();
    await run.rest('GET', '/bridges');
    await run.rest('GET', '/channels/b');
    await run.rest('DELETE', '/channels/a', { reason: 'busy' });
    await run.rest('DELETE', '/channels/b', { reason_code: '21' });
    await run.answers(404, '/channels/far-a');
    await run.answers(404, '/channels/far-b');
    await app.until('StasisEnd', undefined, 2);
    await app.settle();
  },
};
