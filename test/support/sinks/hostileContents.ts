import type { ItemContent } from '../../../src/tree/itemContent';
import { nodeContent } from '../../../src/tree/nodeContent';
import { channel, CONNECTION, viewOf } from '../../unit/tree/liveFixtures';
import { HOSTILE_TEXTS } from '../hostileTexts';

/** A channel for every hostile text, called so and by somebody called so, as the tree shows it. */
export function hostileContents(): readonly ItemContent[] {
  return HOSTILE_TEXTS.flatMap(({ about, text }) => {
    const caller = { name: text, number: '1' };
    const view = viewOf([channel(about, { name: text, caller, raw: { caller } })]);
    const node = { kind: 'channel', connectionId: CONNECTION, id: about, under: { kind: 'folder' } } as const;
    return nodeContent(node, view, { now: 0, isFine: false }) ?? [];
  });
}
