import type { LiveResource } from '../shared/liveResources';

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]));
}

/**
 * Tells whether two readings of a resource are equal in every field. Most events (ChannelVarset) bring
 * a channel that has not changed: dropping them here is what keeps the views quiet.
 */
export function sameResource(a: LiveResource | undefined, b: LiveResource | undefined): boolean {
  return sameValue(a, b);
}
