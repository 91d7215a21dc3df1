import type { ServerSession } from '../session/serverSession';
import type { NodeReference } from '../ui/nodeReference';
import { DIALPLAN_MODULE } from './reloadDialplan';

/** The request that reloads the dialplan. */
interface PlannedReload {
  readonly title: string;
  readonly plan: () => Promise<
    readonly [
      { readonly operation: 'asterisk.reloadModule'; readonly params: { readonly moduleName: string } },
    ]
  >;
}

/** Reload Dialplan as an action of a server that may be written to, to be planned without being carried out. */
export function planReload(
  session: Pick<ServerSession, 'profile' | 'state'> | undefined,
  { kind }: Pick<NodeReference, 'kind'>,
): readonly PlannedReload[] {
  if (kind !== 'server' || session?.state.status !== 'live' || session.profile.readOnly) return [];
  const call = { operation: 'asterisk.reloadModule', params: { moduleName: DIALPLAN_MODULE } } as const;
  return [{ title: 'Reload Dialplan', plan: () => Promise.resolve([call]) }];
}
