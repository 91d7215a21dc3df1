import type { LiveBridge } from '../shared/liveResources';

/** A resource with the name that people know it by. Untrusted text. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A bridge by its name, or by its id where it has none. */
export function namedBridge({ id, name }: Pick<LiveBridge, 'id' | 'name'>): Named {
  return { id, name: name === '' ? id : name };
}
