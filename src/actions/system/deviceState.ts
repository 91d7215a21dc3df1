import type { OperationParams } from '../../ari/generated/operations';

/** A state as ARI sets it. */
export type SettableState = OperationParams['deviceStates.update']['deviceState'];

/** The states that ARI can set, and what a phone's lamp makes of them. */
export const DEVICE_STATES: readonly (readonly [state: SettableState, meaning: string])[] = [
  ['NOT_INUSE', 'free'],
  ['INUSE', 'in a call'],
  ['BUSY', 'in a call, and takes no other'],
  ['RINGING', 'is called'],
  ['RINGINUSE', 'in a call, and is called'],
  ['ONHOLD', 'has been put on hold'],
  ['UNAVAILABLE', 'cannot be reached'],
  ['INVALID', 'does not exist'],
];

const PREFIX = 'Stasis:';

/** What is wrong with a device's name: others than its own Asterisk does not let ARI set (409). */
export function deviceNameProblem(text: string): string | undefined {
  return text.trim().length > PREFIX.length && text.trim().startsWith(PREFIX)
    ? undefined
    : 'ARI sets the states of devices that begin with Stasis: only, such as Stasis:lamp.';
}
