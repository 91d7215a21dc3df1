import type { Scenario } from '../transcript/scenario';

/** What applications are subscribed to, and what of it outlives their socket. */
export const subscriptions: Scenario = {
  name: 'subscriptions',
  async play(run) {
    const socket = await run.connect('persist', { name: 'persist' });
    const subscription = '/applications/persist/subscription';
    const subscribe = (eventSource: string): Promise<unknown> =>
      run.rest('POST', subscription, { eventSource });
    const unsubscribe = (eventSource: string): Promise<unknown> =>
      run.rest('DELETE', subscription, { eventSource });
    await subscribe('endpoint:PJSIP/alice,deviceState:PJSIP/bob,channel:,bridge:');
    await subscribe('channel:nobody');
    await subscribe('bridge:nobody');
    await subscribe('endpoint:PJSIP/nobody');
    await subscribe('endpoint:PJSIP');
    await subscribe('bogus:x');
    await subscribe('bogus');
    await subscribe('deviceState:Stasis:lamp');
    await run.rest('POST', subscription);
    await run.rest('POST', '/applications/nope/subscription', { eventSource: 'channel:' });
    await unsubscribe('channel:');
    await unsubscribe('bridge:');
    await unsubscribe('channel:nobody');
    await unsubscribe('deviceState:Stasis:lamp');
    await unsubscribe('deviceState:Stasis:lamp');
    await unsubscribe('bogus:x');
    await run.rest('DELETE', subscription);
    await run.rest('DELETE', '/applications/nope/subscription', { eventSource: 'channel:' });
    await run.rest('GET', '/applications/persist');
    await socket.end('close');
    await run.until('the subscriptions to everything to go', async () => {
      const { body } = await run.server.rest('GET', '/applications/persist');
      return (body as { channel_ids: string[] }).channel_ids.length === 0;
    });
    await run.rest('GET', '/applications');
    const again = await run.connect('persist', { name: 'again' });
    await run.rest('GET', '/applications/persist');
    await unsubscribe('endpoint:PJSIP/alice');
    await unsubscribe('deviceState:PJSIP/bob');
    await unsubscribe('endpoint:PJSIP');
    await again.end('close');
    await run.answers(404, '/applications/persist');

    run.note('a filter does not outlive the socket, nor does subscribeAll');
    const plain = await run.connect('plain', { subscribeAll: true });
    await run.rest('PUT', '/applications/plain/eventFilter', undefined, { disallowed: [{ type: 'Dial' }] });
    await run.rest('GET', '/applications/plain');
    await plain.end('close');
    await run.answers(404, '/applications/plain');
    await run.connect('plain', { name: 'plain again' });
    await run.rest('GET', '/applications/plain');
  },
};
