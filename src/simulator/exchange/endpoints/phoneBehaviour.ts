/**
 * What the phone of an endpoint does with a call that it gets; all times in ms, counted from the step before.
 * Without any of them it rings at once and is never answered.
 */
export interface PhoneBehaviour {
  /** Until it rings. `false`: it never does. */
  readonly ringAfter?: number | false;
  /** From the first ring until it answers. */
  readonly answerAfter?: number;
  /** Instead of answering, refuse with this SIP status, e.g. 486; `answerAfter` is the time until then. */
  readonly refuseWith?: number;
  /** What it does once the call is up. */
  readonly talk?: TalkBehaviour;
}

/** What a phone does while it talks; all times in ms, from the answer on. */
export interface TalkBehaviour {
  /** Puts the call on hold. */
  readonly holdAfter?: number;
  readonly unholdAfter?: number;
  /** Presses these digits, one every 200 ms. */
  readonly digits?: string;
  readonly digitsAfter?: number;
  readonly hangUpAfter?: number;
}
