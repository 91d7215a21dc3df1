import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { runStasis } from '../stasis/runStasis';
import type { DialplanPlace } from '../stasisControl';

/** Milliseconds unless told, and at most. */
const TIMEOUT = 500;
const LONGEST_TIMEOUT = 60_000;

/** Whether an application may be asked, by a regular expression on its name; all where there is none. */
function filterOf(text: string): (application: string) => boolean {
  if (text === '') return () => true;
  try {
    const pattern = new RegExp(text);
    return (application) => pattern.test(application);
  } catch {
    return () => false;
  }
}

/** `StasisBroadcast(timeout,filter,args)`: offers the channel to every application, and serves the first claim. */
export async function broadcastApplication(
  exchange: Exchange,
  channel: SimulatedChannel,
  data: string,
): Promise<'next' | 'hangup' | DialplanPlace> {
  const { broadcasts, channels } = exchange;
  const [wanted = '', filter = '', args = ''] = data.split(',');
  const timeout = Math.min(Number.parseInt(wanted, 10) || TIMEOUT, LONGEST_TIMEOUT);
  const outcome = await broadcasts.offer(channel, timeout, filterOf(filter));
  if (outcome === 'hangup') return 'hangup';
  if (outcome === 'timeout') {
    channels.setVariable(channel, 'STASISSTATUS', 'TIMEOUT');
    return 'next';
  }
  const served = await runStasis(exchange, channel, outcome.winner, args === '' ? [] : args.split(':'));
  broadcasts.withdraw(channel);
  return served === 'failed' ? 'next' : served;
}
