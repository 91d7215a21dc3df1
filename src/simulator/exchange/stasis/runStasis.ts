import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { StasisControl, type DialplanPlace } from '../stasisControl';

/** Where the dialplan goes on after `Stasis`; it failed when nobody serves the application. */
type StasisOutcome = 'failed' | 'next' | DialplanPlace | 'hangup';

/**
 * `Stasis(name,args…)` on a channel: STASISSTATUS, StasisStart to that application alone, and StasisEnd when the
 * channel is told to go on in the dialplan or is hung up. `goOn` does so for a channel that no dialplan runs; its
 * status comes after that.
 */
export async function runStasis(
  exchange: Exchange,
  channel: SimulatedChannel,
  name: string,
  args: readonly string[],
  goOn?: (place: DialplanPlace | undefined) => Promise<void>,
): Promise<StasisOutcome> {
  const { applications, bridges, channels } = exchange;
  channels.setVariable(channel, 'STASISSTATUS', '');
  if (!applications.isServed(name)) {
    channels.setVariable(channel, 'STASISSTATUS', 'FAILED');
    return 'failed';
  }
  const control = new StasisControl(name);
  channel.control = control;
  startIn(exchange, channel, name, args);
  await endOf(control, channel.hangup);
  // A playback that runs tells its end before the channel leaves.
  await control.settled;
  if (channel.bridge) bridges.leave(channel);
  channel.control = undefined;
  endIn(exchange, channel, control.application);
  if (!channel.hangup.aborted) await goOn?.(control.continueAt);
  channels.setVariable(channel, 'STASISSTATUS', 'SUCCESS');
  if (channel.hangup.aborted) return 'hangup';
  return control.continueAt ?? 'next';
}

/** Gives a channel to another application, or tells the present one that it does not exist. */
export function moveToApplication(
  exchange: Exchange,
  channel: SimulatedChannel,
  control: StasisControl,
  name: string,
  args: readonly string[],
): void {
  if (!exchange.applications.isServed(name)) {
    exchange.applications.sendTo(control.application, {
      type: 'ApplicationMoveFailed',
      destination: name,
      args: [...args],
      channel: channel.toJson(),
    });
    return;
  }
  endIn(exchange, channel, control.application);
  control.application = name;
  startIn(exchange, channel, name, args);
}

function startIn(
  { applications }: Exchange,
  channel: SimulatedChannel,
  name: string,
  args: readonly string[],
): void {
  applications.get(name)?.subscriptions.add({ kind: 'channel', id: channel.id });
  applications.sendTo(name, { type: 'StasisStart', args: [...args], channel: channel.toJson() });
}

function endIn({ applications }: Exchange, channel: SimulatedChannel, name: string): void {
  const application = applications.get(name);
  if (!application) return;
  applications.sendTo(name, { type: 'StasisEnd', channel: channel.toJson() });
  application.subscriptions.remove({ kind: 'channel', id: channel.id });
  applications.forgetIfUnused(application);
}

/** Resolves when the channel shall leave: told so by a command, or hung up, which ends its commands. */
function endOf(control: StasisControl, hangup: AbortSignal): Promise<void> {
  const end = (): void => control.end();
  if (hangup.aborted) end();
  hangup.addEventListener('abort', end);
  return new Promise((resolve) => {
    const ended = (): void => {
      hangup.removeEventListener('abort', end);
      resolve();
    };
    if (control.signal.aborted) ended();
    else control.signal.addEventListener('abort', ended, { once: true });
  });
}
