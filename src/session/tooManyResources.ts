import { AriError } from '../ari/ariError';
import type { ResourceTable } from '../shared/changeSet';

/** Resources of one kind. An Asterisk with usual limits ends at 10,000 channels. */
const MOST = 100_000;

/** The error for a model that a server has filled beyond all measure; undefined for any other. */
export function tooManyResources(resources: ResourceTable): AriError | undefined {
  const kind = Object.values(resources).find(({ size }: ReadonlyMap<string, unknown>) => size > MOST);
  if (!kind) return undefined;
  return new AriError({
    code: 'tooLarge',
    operation: 'events.eventWebsocket',
    message: `The server tells of more than ${MOST.toLocaleString('en')} resources of one kind.`,
    hint: 'This is far more than an Asterisk can have: events of their ends are missing, or they are made up. Connect again to start over.',
  });
}
