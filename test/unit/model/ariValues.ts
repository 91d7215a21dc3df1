import { readFrame, type EventFrame } from '../../../src/ari/eventFrame';

/** ARI's `Channel` as Asterisk sends it, with the fields given. */
export function channelValue(
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    id,
    name: `PJSIP/alice-${id}`,
    state: 'Up',
    caller: { name: 'Alice', number: '1001' },
    connected: { name: '', number: '' },
    dialplan: { context: 'from-trunk', exten: '500', priority: 1, app_name: 'Wait', app_data: '10' },
    creationtime: '2026-11-23T03:44:19.264+0000',
    ...fields,
  };
}

/** A channel that the dialplan has put into a Stasis application. */
export function stasisChannelValue(id: string, application: string): Record<string, unknown> {
  const dialplan = {
    context: 'from-trunk',
    exten: '500',
    priority: 2,
    app_name: 'Stasis',
    app_data: `${application},one`,
  };
  return channelValue(id, { dialplan });
}

/** ARI's `Bridge` as Asterisk sends it. */
export function bridgeValue(id: string, channels: readonly string[]): Record<string, unknown> {
  return { id, name: '', bridge_type: 'mixing', technology: 'simple_bridge', creator: 'Stasis', channels };
}

/** An event as the socket brings it. */
export function eventFrame(event: Readonly<Record<string, unknown>>): EventFrame {
  return readFrame(JSON.stringify(event));
}
