import { targetId } from '../shared/carriedResources';
import type { ResourceTable } from '../shared/changeSet';

/** What a playback or recording belongs to (`channel:<id>`, `bridge:<id>`), by its name where that is known. */
export function targetText(
  targetUri: string,
  { resources }: { readonly resources: Pick<ResourceTable, 'bridge' | 'channel'> },
): string {
  const channelId = targetId(targetUri, 'channel');
  if (channelId !== undefined) return resources.channel.get(channelId)?.name ?? targetUri;
  const bridgeId = targetId(targetUri, 'bridge');
  const name = bridgeId === undefined ? '' : (resources.bridge.get(bridgeId)?.name ?? '');
  return name === '' ? targetUri : `bridge ${name}`;
}
