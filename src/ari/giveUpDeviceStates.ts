import type { RestClient } from './restClient';

/** How long closing may wait for Asterisk to take a subscription back, ms. */
const giveUpMs = 1_000;

/**
 * Has applications no longer told of device states; resolves whatever comes of it. Asterisk 22.10.1 locks
 * up for good, ARI with it, when a socket that is subscribed to device states closes while one is being
 * delivered: seen after 62 and 93 closings at the end of a call, and not in 340 when the subscription was
 * given up first.
 */
export async function giveUpDeviceStates(
  rest: Pick<RestClient, 'call'>,
  applications: readonly string[],
): Promise<void> {
  const options = { timeout: giveUpMs, background: true };
  const calls = applications.map((applicationName) =>
    rest.call('applications.unsubscribe', { eventSource: 'deviceState:', applicationName }, options),
  );
  // A read-only user may not; then the risk remains, and closing goes on.
  await Promise.allSettled(calls);
}
