import { sleep } from '../../clock';
import type { PhoneBehaviour, TalkBehaviour } from '../endpoints/phoneBehaviour';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { hangUpByPeer, refuseCall } from './hangUp';
import { receive } from './signals';
import { causeOfSipStatus } from './sipCauses';

/** Duration of a digit that a phone sends, in ms, and from one to the next. */
const DIGIT_DURATION = 160;
const DIGIT_INTERVAL = 200;

/** Calls a PJSIP channel: its endpoint's phone rings, answers or refuses, as its behaviour says. */
export function callPhone(exchange: Exchange, channel: SimulatedChannel): boolean {
  const endpoint = exchange.endpoints.of(channel);
  if (!endpoint) return false;
  channel.isCalled = true;
  exchange.run(playPhone(exchange, channel, endpoint.takeBehaviour()));
  return true;
}

async function playPhone(
  exchange: Exchange,
  channel: SimulatedChannel,
  { ringAfter = 0, answerAfter, refuseWith, talk = {} }: PhoneBehaviour,
): Promise<void> {
  const { clock } = exchange;
  await Promise.resolve();
  if (ringAfter !== false) {
    if (!(await sleep(clock, ringAfter, channel.hangup))) return;
    receive(exchange, channel, 'ringing');
  }
  if (refuseWith === undefined && answerAfter === undefined) return;
  if (!(await sleep(clock, answerAfter ?? 0, channel.hangup))) return;
  if (refuseWith !== undefined) {
    refuseCall(exchange, channel, causeOfSipStatus(refuseWith), refuseWith);
    return;
  }
  receive(exchange, channel, 'answer');
  await playTalk(exchange, channel, talk);
}

/** What the far end of a PJSIP call does from the answer on; ends with the call. */
export async function playTalk(
  exchange: Exchange,
  channel: SimulatedChannel,
  talk: TalkBehaviour,
): Promise<void> {
  const steps: { readonly at: number; readonly act: () => void }[] = [];
  const { channels } = exchange;
  if (talk.holdAfter !== undefined) {
    steps.push({
      at: talk.holdAfter,
      act: () =>
        channels.publish(channel, {
          type: 'ChannelHold',
          musicclass: 'default',
          channel: channel.toJson(),
        }),
    });
  }
  if (talk.unholdAfter !== undefined) {
    steps.push({
      at: talk.unholdAfter,
      act: () => channels.publish(channel, { type: 'ChannelUnhold', channel: channel.toJson() }),
    });
  }
  Array.from(talk.digits ?? '').forEach((digit, index) => {
    steps.push({
      at: (talk.digitsAfter ?? 0) + index * DIGIT_INTERVAL,
      act: () => pressDigit(exchange, channel, digit),
    });
  });
  if (talk.hangUpAfter !== undefined) {
    steps.push({ at: talk.hangUpAfter, act: () => hangUpByPeer(exchange, channel) });
  }
  let passed = 0;
  for (const { at, act } of steps.sort((one, other) => one.at - other.at)) {
    if (!(await sleep(exchange.clock, at - passed, channel.hangup))) return;
    passed = at;
    act();
  }
}

function pressDigit(exchange: Exchange, channel: SimulatedChannel, digit: string): void {
  exchange.channels.publish(channel, {
    type: 'ChannelDtmfReceived',
    digit,
    duration_ms: DIGIT_DURATION,
    channel: channel.toJson(),
  });
}
