import type { LiveChannel } from '../../shared/liveResources';
import type { ActionTarget } from '../resourceAction';

/** The channels that an action is about, as the model has them now. */
export function channelsOf({ session, ids }: ActionTarget): readonly LiveChannel[] {
  const { channel } = session.store.resources;
  return ids.map((id) => channel.get(id)).filter((found) => found !== undefined);
}
