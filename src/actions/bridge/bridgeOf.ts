import { AriError } from '../../ari/ariError';
import type { LiveBridge } from '../../shared/liveResources';
import type { ActionTarget } from '../resourceAction';

/** The bridge that an action is about. @throws AriError `badParameter` when it is gone */
export function bridgeOf({ session, ids }: ActionTarget): LiveBridge {
  const bridge = session.store.resources.bridge.get(ids[0] ?? '');
  if (bridge) return bridge;
  const message = 'The bridge is gone.';
  throw new AriError({ code: 'badParameter', operation: 'bridges', message, hint: 'Choose another bridge.' });
}
