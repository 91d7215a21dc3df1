import type { DeviceState } from '../../ari/generated/resources';

const STATES: readonly DeviceState['state'][] = [
  'NOT_INUSE',
  'INUSE',
  'BUSY',
  'INVALID',
  'UNAVAILABLE',
  'RINGING',
  'RINGINUSE',
  'ONHOLD',
];

/** Reads a state as Asterisk does, whatever its case; undefined for UNKNOWN and for anything else. */
export function deviceStateOf(text: string): DeviceState['state'] | undefined {
  return STATES.find((state) => state === text.toUpperCase());
}
