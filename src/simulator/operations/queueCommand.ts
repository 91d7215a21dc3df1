import { ChannelGone, type StasisControl } from '../exchange/stasisControl';

/** Queues a command whose end the request does not wait for; it is dropped when the channel leaves first. */
export function queueCommand(
  control: StasisControl,
  command: (signal: AbortSignal) => void | Promise<void>,
): void {
  control.perform(command).catch((error: unknown) => {
    if (!(error instanceof ChannelGone)) throw error;
  });
}
