import type { CallerID } from '../../../ari/generated/resources';
import { sleep } from '../../clock';
import { startDialplan } from '../dialplan/runDialplan';
import type { TalkBehaviour } from '../endpoints/phoneBehaviour';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { hangUpByPeer } from './hangUp';
import { playTalk } from './phone';
import { createIncoming } from './pjsipChannels';

/** A call that comes from an endpoint. */
export interface IncomingCall {
  /** Resource of a PJSIP endpoint, e.g. `trunk`. */
  readonly endpoint: string;
  /** What was dialled, in the endpoint's context. */
  readonly extension: string;
  /** The endpoint's own unless told. */
  readonly caller?: CallerID;
  /** Milliseconds until the caller hangs up, answered or not; undefined when never. */
  readonly hangUpAfter?: number;
  /** What the caller does from the answer on. */
  readonly talk?: TalkBehaviour;
}

/** Calls from outside. */
export class IncomingCalls {
  constructor(private readonly exchange: Exchange) {}

  /**
   * Begins a call as if its INVITE had come: the channel goes into the dialplan. Undefined when the endpoint does
   * not exist or its context has no such extension; Asterisk answers 404 then and makes no channel.
   */
  incoming(call: IncomingCall): SimulatedChannel | undefined {
    const { exchange } = this;
    const endpoint = exchange.endpoints.get('PJSIP', call.endpoint);
    if (!endpoint || !exchange.dialplan.hasExtension(endpoint.context, call.extension)) return undefined;
    const channel = createIncoming(exchange, endpoint, call.extension, call.caller ?? endpoint.caller);
    const { hangUpAfter, talk } = call;
    if (hangUpAfter !== undefined) exchange.run(this.#hangUp(channel, hangUpAfter));
    if (talk) channel.onAnswered = () => exchange.run(playTalk(exchange, channel, talk));
    startDialplan(exchange, channel);
    return channel;
  }

  async #hangUp(channel: SimulatedChannel, after: number): Promise<void> {
    if (await sleep(this.exchange.clock, after, channel.hangup)) hangUpByPeer(this.exchange, channel);
  }
}
