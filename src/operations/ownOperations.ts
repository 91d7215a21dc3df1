import { operations } from '../ari/generated/operations';
import type { DescribedOperation } from './describedOperation';
import { isOffered } from './isOffered';
import { bridgeTexts } from './texts/bridgeTexts';
import { channelTexts } from './texts/channelTexts';
import type { OperationTexts } from './texts/operationText';
import { serverTexts } from './texts/serverTexts';
import { parameterText } from './texts/parameterText';

const TEXTS: OperationTexts = { ...channelTexts, ...bridgeTexts, ...serverTexts };

/** The one operation that is no REST call. */
const WEB_SOCKET = 'events.eventWebsocket';

/**
 * All operations of our own table, in its order, in our own words; those that came later than `version` are
 * marked as missing.
 */
export function ownOperations(version: string | undefined): readonly DescribedOperation[] {
  return Object.entries(operations).map(([id, facts]) => {
    const { summary = '', notes = '' } = TEXTS[id] ?? {};
    return {
      ...facts,
      id,
      summary,
      notes,
      params: facts.params.map((parameter) => ({
        ...parameter,
        description: parameterText(id, parameter.name),
      })),
      reasons: {},
      isWebSocket: id === WEB_SOCKET,
      support: isOffered(facts.since, version) ? 'assumed' : 'missing',
    };
  });
}
