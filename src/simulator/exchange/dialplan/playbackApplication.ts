import { sleep } from '../../clock';
import { answerChannel } from '../calls/signals';
import type { Exchange } from '../exchange';
import { soundLengths } from '../media/soundLengths';
import type { SimulatedChannel } from '../simulatedChannel';

/** `Playback(sound&sound,options)`: answers, lasts as long as its sounds, and says in PLAYBACKSTATUS how it went. */
export async function playbackApplication(
  exchange: Exchange,
  channel: SimulatedChannel,
  data: string,
): Promise<'next' | 'hangup'> {
  const [sounds = '', options = ''] = data.split(',');
  if (!options.split('&').includes('noanswer')) answerChannel(exchange, channel);
  let status = 'SUCCESS';
  for (const sound of sounds.split('&')) {
    const length = soundLengths.get(sound.trim());
    if (length === undefined) status = 'FAILED';
    else if (!(await sleep(exchange.clock, length, channel.hangup))) return 'hangup';
  }
  exchange.channels.setVariable(channel, 'PLAYBACKSTATUS', status);
  return 'next';
}
