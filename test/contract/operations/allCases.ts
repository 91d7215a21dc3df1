import type { OperationId } from '../../../src/ari/generated/operations';
import { APPLICATION_CASES } from './applicationCases';
import { ASTERISK_CASES } from './asteriskCases';
import { BRIDGE_CASES } from './bridgeCases';
import { CHANNEL_CASES } from './channelCases';
import { MEDIA_CASES } from './mediaCases';
import type { OperationCase } from './operationCase';
import { OTHER_CASES } from './otherCases';

/** A case for every operation that ARI has: one without does not compile. */
export const OPERATION_CASES: { readonly [O in OperationId]: OperationCase<O> } = {
  ...APPLICATION_CASES,
  ...ASTERISK_CASES,
  ...BRIDGE_CASES,
  ...CHANNEL_CASES,
  ...MEDIA_CASES,
  ...OTHER_CASES,
};
