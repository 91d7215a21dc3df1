import type { CallerID } from '../../ari/generated/resources';
import type { TalkBehaviour } from '../exchange/endpoints/phoneBehaviour';
import { randomCaller } from './callers';
import type { Random } from './random';

/** How a call goes. The first three are calls to a phone, the others enter the application. */
export type CallKind =
  'answered' | 'busy' | 'abandoned' | 'unanswered' | 'announced' | 'served' | 'transferred' | 'conferenced';

/** How many of a hundred calls are of a kind. */
export type CallMix = Readonly<Record<CallKind, number>>;

/** An ordinary day of a small office with a call application. */
export const ORDINARY_MIX: CallMix = {
  answered: 26,
  busy: 10,
  abandoned: 10,
  unanswered: 4,
  announced: 8,
  served: 24,
  transferred: 10,
  conferenced: 8,
};

/** The phones that take calls, by the numbers that the dialplan has for them. */
export const PHONES = [
  { resource: 'alice', extension: '101' },
  { resource: 'bob', extension: '102' },
] as const;

/** One of the phones. */
export type Phone = (typeof PHONES)[number];

/** Everything about one call that chance decides; times in ms. */
export interface CallPlan {
  readonly kind: CallKind;
  readonly caller: CallerID;
  /** The phone called first, and the one that joins or takes over. */
  readonly phone: Phone;
  readonly otherPhone: Phone;
  /** From the first ring until the phone is answered. */
  readonly ring: number;
  /** From the answer until the caller hangs up. */
  readonly talk: number;
  /** From the answer until the call is transferred or somebody joins. */
  readonly change: number;
  /** What the phone does while it talks. */
  readonly phoneTalk: TalkBehaviour;
}

/** Draws calls so that each hundred has exactly the mix. */
export class CallPlanner {
  #deck: CallKind[] = [];

  constructor(
    private readonly random: Random,
    private readonly mix: CallMix = ORDINARY_MIX,
  ) {}

  next(): CallPlan {
    const { random } = this;
    const kind = this.#nextKind();
    const [phone, otherPhone] = random.chance(0.5) ? PHONES : ([PHONES[1], PHONES[0]] as const);
    const talk = random.between(20_000, 240_000);
    return {
      kind,
      caller: randomCaller(random),
      phone,
      otherPhone,
      ring: random.between(2000, 12_000),
      talk,
      change: Math.round(talk * (0.2 + 0.3 * random.next())),
      phoneTalk: planTalk(random, talk),
    };
  }

  #nextKind(): CallKind {
    if (this.#deck.length === 0) {
      const kinds = Object.entries(this.mix) as [CallKind, number][];
      this.#deck = this.random.shuffled(kinds.flatMap(([kind, count]) => Array<CallKind>(count).fill(kind)));
    }
    return this.#deck.pop() ?? 'answered';
  }
}

const KEYS = Array.from('0123456789*#');

/** Some put the caller on hold for a while, some press a few digits. */
function planTalk(random: Random, talk: number): TalkBehaviour {
  const holds = random.chance(0.25);
  const presses = random.chance(0.25);
  const holdAfter = Math.round(talk * 0.3);
  return {
    ...(holds && { holdAfter, unholdAfter: holdAfter + random.between(3000, 10_000) }),
    ...(presses && {
      digitsAfter: random.between(1000, 8000),
      digits: Array.from({ length: random.between(1, 4) }, () => random.pick(KEYS)).join(''),
    }),
  };
}
