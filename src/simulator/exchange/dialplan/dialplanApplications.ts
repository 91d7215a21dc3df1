import { sleep } from '../../clock';
import { answerChannel, indicate } from '../calls/signals';
import { writeVariable } from '../channelVariables';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { broadcastApplication } from './broadcastApplication';
import { dialApplication } from './dialApplication';
import { playbackApplication } from './playbackApplication';
import type { DialplanPlace } from '../stasisControl';
import { runStasis } from '../stasis/runStasis';

/** What follows an application: the next priority, another place, or the end. */
type StepOutcome = 'next' | DialplanPlace | 'hangup';

type DialplanApplication = (
  exchange: Exchange,
  channel: SimulatedChannel,
  data: string,
) => StepOutcome | Promise<StepOutcome>;

/** `Answer` waits so long, in ms, for media that a Local channel and a silent phone do not send. */
const ANSWER_WAIT = 500;

/** The applications that the simulator's dialplan knows, by their names in lower case. */
export const dialplanApplications: Readonly<Record<string, DialplanApplication>> = {
  async answer(exchange, channel) {
    if (channel.state === 'Up') return 'next';
    answerChannel(exchange, channel);
    const media = new AbortController();
    channel.onMedia = () => media.abort();
    await sleep(exchange.clock, ANSWER_WAIT, AbortSignal.any([channel.hangup, media.signal]));
    channel.onMedia = undefined;
    return channel.hangup.aborted ? 'hangup' : 'next';
  },
  async wait(exchange, channel, data) {
    const seconds = Number.parseFloat(data) || 0;
    return (await sleep(exchange.clock, seconds * 1000, channel.hangup)) ? 'next' : 'hangup';
  },
  echo: (_, channel) => untilHash(channel),
  noop: () => 'next',
  set(exchange, channel, data) {
    const [name = '', ...value] = data.split('=');
    writeVariable(exchange, channel, name.trim(), value.join('='));
    return 'next';
  },
  ringing(exchange, channel) {
    indicate(exchange, channel, 'ringing');
    return 'next';
  },
  progress(exchange, channel) {
    indicate(exchange, channel, 'progress');
    return 'next';
  },
  busy: (exchange, channel, data) => refuse(exchange, channel, 'busy', 17, data),
  congestion: (exchange, channel, data) => refuse(exchange, channel, 'congestion', 34, data),
  hangup(_, channel, data) {
    channel.cause = Number.parseInt(data, 10) || channel.cause || 16;
    return 'hangup';
  },
  goto(_, channel, data) {
    const parts = data.split(',').map((part) => part.trim());
    const [priority = '', exten, context] = parts.reverse();
    const { dialplan } = channel;
    return {
      context: context ?? dialplan.context,
      exten: exten ?? dialplan.exten,
      priority: Number.parseInt(priority, 10) || 1,
    };
  },
  async senddtmf({ media }, channel, data) {
    const [digits = '', between = '', duration = ''] = data.split(',');
    const timing = {
      before: 0,
      between: Number.parseInt(between, 10) || 250,
      duration: Number.parseInt(duration, 10) || 100,
      after: 0,
    };
    await media.digits.send(channel, digits, timing, channel.hangup);
    return channel.hangup.aborted ? 'hangup' : 'next';
  },
  dial: dialApplication,
  stasisbroadcast: broadcastApplication,
  playback: playbackApplication,
  async stasis(exchange, channel, data) {
    const [name = '', ...args] = data.split(',');
    const outcome = await runStasis(exchange, channel, name, args);
    return outcome === 'failed' ? 'next' : outcome;
  },
};

async function refuse(
  exchange: Exchange,
  channel: SimulatedChannel,
  signal: 'busy' | 'congestion',
  cause: number,
  data: string,
): Promise<StepOutcome> {
  channel.cause = cause;
  if (channel.state !== 'Up') exchange.channels.setState(channel, 'Busy');
  indicate(exchange, channel, signal);
  const seconds = Number.parseFloat(data);
  if (Number.isNaN(seconds)) return untilHangup(channel);
  await sleep(exchange.clock, seconds * 1000, channel.hangup);
  return 'hangup';
}

/** `Echo` ends when the far end dials `#`. */
async function untilHash(channel: SimulatedChannel): Promise<StepOutcome> {
  const hash = new Promise<StepOutcome>((resolve) => {
    channel.onDigit = (digit) => {
      if (digit === '#') resolve('next');
    };
  });
  const outcome = await Promise.race([hash, untilHangup(channel)]);
  channel.onDigit = undefined;
  return outcome;
}

function untilHangup(channel: SimulatedChannel): Promise<StepOutcome> {
  if (channel.hangup.aborted) return Promise.resolve('hangup');
  return new Promise((resolve) => {
    channel.hangup.addEventListener('abort', () => resolve('hangup'), { once: true });
  });
}
