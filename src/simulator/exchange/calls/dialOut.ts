import type { Exchange } from '../exchange';
import type { CallSignal, SimulatedChannel } from '../simulatedChannel';
import { callLocal } from './localChannels';
import { callPhone } from './phone';
import { receive } from './signals';
import { dialStatusOfCause } from './sipCauses';

/**
 * How dialling a channel ended: `gone` when it was hung up, `abandoned` when its caller was, `failed` when it
 * could not be called at all.
 */
export type DialOutcome = 'answer' | 'busy' | 'congestion' | 'timeout' | 'gone' | 'abandoned' | 'failed';

/** How to dial. */
export interface DialRequest {
  readonly channel: SimulatedChannel;
  /** What stands after the technology, as Dial events show it. */
  readonly address: string;
  /** Milliseconds to wait for an answer; for ever when undefined. */
  readonly timeout: number | undefined;
  /** Who dials, where a channel does. */
  readonly caller?: SimulatedChannel;
  /** True where the events after the first leave the address out. */
  readonly isAddressOnce?: boolean;
  /** Called after the first Dial event. */
  readonly onCalled?: () => void;
  /** True where no event tells that the channel was hung up before it was answered. */
  readonly isEndSilent?: boolean;
  /** Told what the far end signals before the Dial event tells it. */
  readonly onSignal?: (signal: CallSignal) => void;
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
  const { channel, caller, timeout } = request;
  const publish = (dialstatus: string, isFirst = false): void =>
    publishDial(exchange, request, dialstatus, isFirst);
  if (!call(exchange, channel)) return Promise.resolve('failed');
  publish('', true);
  request.onCalled?.();
  return new Promise((resolve) => {
    const end = (outcome: DialOutcome): void => {
      timer?.cancel();
      channel.hangup.removeEventListener('abort', onHangup);
      caller?.hangup.removeEventListener('abort', onAbandoned);
      channel.onSignal = undefined;
      resolve(outcome);
    };
    const onHangup = (): void => {
      if (!request.isEndSilent) publish(dialStatusOfCause(channel.cause));
      end('gone');
    };
    const onAbandoned = (): void => {
      publish('CANCEL');
      end('abandoned');
    };
    const onTimeout = (): void => {
      if (caller) publish('NOANSWER');
      end('timeout');
    };
    const timer = timeout === undefined ? undefined : exchange.clock.after(timeout, onTimeout);
    channel.hangup.addEventListener('abort', onHangup);
    caller?.hangup.addEventListener('abort', onAbandoned);
    channel.onSignal = (signal) => {
      request.onSignal?.(signal);
      publish(STATUS[signal]);
      if (signal !== 'ringing' && signal !== 'progress') end(signal);
    };
    if (channel.hangup.aborted) onHangup();
  });
}

/** True when the call is under way. */
function call(exchange: Exchange, channel: SimulatedChannel): boolean {
  switch (channel.technology) {
    case 'Local':
      return callLocal(exchange, channel);
    case 'PJSIP':
      return callPhone(exchange, channel);
    case 'UnicastRTP':
      // Nobody has to answer: it is up with the next step.
      void Promise.resolve().then(() => receive(exchange, channel, 'answer'));
      return true;
    case 'WebSocket':
      return true;
    default:
      return false;
  }
}

/** Its events are about the caller and about who is called. */
function publishDial(
  { applications }: Exchange,
  { channel, caller, address, isAddressOnce = false }: DialRequest,
  dialstatus: string,
  isFirst: boolean,
): void {
  applications.publish([...(caller?.topics ?? []), ...channel.topics], {
    type: 'Dial',
    dialstatus,
    forward: '',
    dialstring: isAddressOnce && !isFirst ? '' : address,
    ...(caller && { caller: caller.toJson() }),
    peer: channel.toJson(),
  });
}
