import { randomBytes } from 'node:crypto';

/** Finds an id of our own making. */
export const OWN_ID = /\bworkbench-[\da-f]{8}\b/;

/**
 * An id for what we have Asterisk make: short enough to be read in the tree, and refused by Asterisk (409) in the
 * one case in four billion.
 */
export function ownId(): string {
  return `workbench-${randomBytes(4).toString('hex')}`;
}
