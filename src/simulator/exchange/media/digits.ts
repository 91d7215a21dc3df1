import { sleep, type Clock } from '../../clock';
import type { Channels } from '../channels';
import type { SimulatedChannel } from '../simulatedChannel';
import type { LiveRecordings } from './liveRecordings';

/** How digits are sent; all in ms. */
export interface DigitTiming {
  readonly before: number;
  readonly between: number;
  readonly duration: number;
  readonly after: number;
}

/** Asterisk is silent so long before the first digit. */
const QUIET = 100;
/** No digit is shorter. */
const SHORTEST = 100;
/** What a digit lasts, and how far it is behind, when it comes round through a bridge once more. */
const ROUND_TRIP = { duration: 80, delay: 200 };

/** DTMF: sent out on channels, and received from their far ends. */
export class Digits {
  constructor(
    private readonly clock: Clock,
    private readonly channels: Channels,
    private readonly recordings: LiveRecordings,
  ) {}

  /**
   * Sends digits to a channel's far end and lasts as long as they do. `w` and `W` wait half a second and one
   * second; what is no digit is left out.
   */
  async send(
    channel: SimulatedChannel,
    digits: string,
    timing: DigitTiming,
    signal: AbortSignal,
  ): Promise<void> {
    const { before, duration, after } = timing;
    const wait = (time: number): Promise<boolean> => sleep(this.clock, time, signal);
    const between = timing.between > 0 ? timing.between : QUIET;
    const length = Math.max(SHORTEST, duration);
    if (!(await wait(Math.max(0, before) + QUIET))) return;
    for (const digit of digits) {
      if (digit === 'w' || digit === 'W') await wait(digit === 'w' ? 500 : 1000);
      if (!/^[0-9*#a-dA-D]$/.test(digit)) continue;
      channel.otherHalf?.onMedia?.();
      if (!(await wait(length))) return;
      this.#reachFarEnd(channel, digit, length, 0);
      if (!(await wait(between))) return;
    }
    await wait(Math.max(0, after));
  }

  /** A digit comes from the channel's far end: ChannelDtmfReceived. `duration` in ms. */
  receive(channel: SimulatedChannel, digit: string, duration: number): void {
    this.#receive(channel, digit, duration, 0);
  }

  #receive(channel: SimulatedChannel, digit: string, duration: number, rounds: number): void {
    this.channels.publish(channel, {
      type: 'ChannelDtmfReceived',
      digit,
      duration_ms: duration,
      channel: channel.toJson(),
    });
    this.recordings.digit(`channel:${channel.id}`, digit);
    if (channel.bridge) this.#passOn(channel, digit, duration, rounds);
    else if (channel.dialplan.app_name === 'Echo') {
      this.#reachFarEnd(channel, digit, duration, rounds);
      channel.onDigit?.(digit);
    }
  }

  /** To the others in the bridge. Two that echo send a digit to and fro for ever, as they do in Asterisk. */
  #passOn(channel: SimulatedChannel, digit: string, duration: number, rounds: number): void {
    const { bridge } = channel;
    const own = bridge?.members.find((member) => member.channel === channel);
    if (!bridge || !own || own.absorbsDtmf === true || bridge.type === 'holding') return;
    const others = bridge.channels.filter((other) => other !== channel);
    const reach = (length: number): void => {
      for (const other of others) {
        if (other.bridge === bridge && channel.bridge === bridge) {
          this.#reachFarEnd(other, digit, length, rounds + 1);
        }
      }
    };
    if (rounds === 0) reach(duration);
    else this.clock.after(ROUND_TRIP.delay, () => reach(ROUND_TRIP.duration));
  }

  #reachFarEnd(channel: SimulatedChannel, digit: string, duration: number, rounds: number): void {
    const { otherHalf } = channel;
    if (otherHalf && !otherHalf.hangup.aborted) this.#receive(otherHalf, digit, duration, rounds);
  }
}
