import type { Exchange } from '../exchange';
import type { CallSignal, SimulatedChannel } from '../simulatedChannel';
import { callLocal } from './localChannels';

/** How dialling a channel ended: `gone` when it was hung up, `failed` when it could not be called at all. */
export type DialOutcome = 'answer' | 'busy' | 'congestion' | 'timeout' | 'gone' | 'failed';

/** How to dial. */
export interface DialRequest {
  readonly channel: SimulatedChannel;
  /** What stands after the technology, as Dial events show it. */
  readonly address: string;
  /** Milliseconds to wait for an answer; for ever when undefined. */
  readonly timeout: number | undefined;
  /** True where the events after the first leave the address out, as they do for `dial`. */
  readonly addressOnce?: boolean;
}

const STATUS: Readonly<Record<CallSignal, string>> = {
  ringing: 'RINGING',
  progress: 'PROGRESS',
  answer: 'ANSWER',
  busy: 'BUSY',
  congestion: 'CONGESTION',
};

/** Calls a channel that was made before, and waits: Dial events, and the channel's state as it changes. */
export function dialOut(exchange: Exchange, request: DialRequest): Promise<DialOutcome> {
  const { channel, address, timeout, addressOnce } = request;
  if (!callLocal(exchange, channel)) return Promise.resolve('failed');
  const publish = (dialstatus: string, dialstring: string): void =>
    exchange.channels.publish(channel, {
      type: 'Dial',
      dialstatus,
      forward: '',
      dialstring,
      peer: channel.toJson(),
    });
  publish('', address);
  return new Promise((resolve) => {
    const end = (outcome: DialOutcome): void => {
      timer?.cancel();
      channel.hangup.removeEventListener('abort', onHangup);
      channel.onSignal = undefined;
      resolve(outcome);
    };
    const onHangup = (): void => {
      publish('NOANSWER', addressOnce ? '' : address);
      end('gone');
    };
    const timer = timeout === undefined ? undefined : exchange.clock.after(timeout, () => end('timeout'));
    channel.hangup.addEventListener('abort', onHangup);
    channel.onSignal = (signal) => {
      publish(STATUS[signal], addressOnce ? '' : address);
      if (signal !== 'ringing' && signal !== 'progress') end(signal);
    };
  });
}
