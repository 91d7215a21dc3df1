import type { Clock } from '../../clock';
import type { Applications } from '../applications';
import type { SimulatedChannel } from '../simulatedChannel';

/** How an offer ended: with the application that claimed the channel, or without. */
type OfferOutcome = { readonly winner: string } | 'timeout' | 'hangup';

/** What became of a claim. */
type ClaimOutcome = 'won' | 'lost' | 'unknown';

/** An offer; without a way to claim once somebody has won it. */
interface Offer {
  readonly claim: ((application: string) => void) | undefined;
}

/** The channels that `StasisBroadcast` offers to every application; the first claim gets one. */
export class Broadcasts {
  readonly #offers = new Map<string, Offer>();

  constructor(
    private readonly clock: Clock,
    private readonly applications: Applications,
  ) {}

  /** Tells the applications that `isAsked` names of the channel, and waits `timeout` ms for a claim. */
  async offer(
    channel: SimulatedChannel,
    timeout: number,
    isAsked: (application: string) => boolean,
  ): Promise<OfferOutcome> {
    for (const { name } of this.applications.all().filter((one) => isAsked(one.name))) {
      this.applications.sendTo(name, {
        type: 'CallBroadcast',
        channel: channel.toJson(),
        caller: channel.caller.number,
        called: channel.dialplan.exten,
      });
    }
    return new Promise((resolve) => {
      const end = (outcome: OfferOutcome): void => {
        timer.cancel();
        channel.hangup.removeEventListener('abort', hungUp);
        resolve(outcome);
      };
      const hungUp = (): void => {
        this.withdraw(channel);
        end('hangup');
      };
      const timer = this.clock.after(timeout, () => {
        this.withdraw(channel);
        end('timeout');
      });
      channel.hangup.addEventListener('abort', hungUp, { once: true });
      const claim = (winner: string): void => {
        this.#offers.set(channel.id, { claim: undefined });
        end({ winner });
      };
      this.#offers.set(channel.id, { claim });
    });
  }

  /** The channel has left the application that won it, or nobody has: further claims find nothing. */
  withdraw(channel: SimulatedChannel): void {
    this.#offers.delete(channel.id);
  }

  /** Gives the channel to the application, if it is still to be had. */
  claim(channelId: string, application: string): ClaimOutcome {
    const offer = this.#offers.get(channelId);
    if (!offer) return 'unknown';
    offer.claim?.(application);
    return offer.claim ? 'won' : 'lost';
  }
}
