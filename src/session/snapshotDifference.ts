import type { ChangeSet } from '../shared/changeSet';
import type { LiveChannel } from '../shared/liveResources';

/**
 * What a snapshot after a gap found, a line each: channels and bridges that came, changed or went while
 * nobody listened. `before` are the channels as they were. The lines hold untrusted names.
 */
export function snapshotDifference(
  difference: ChangeSet,
  before: ReadonlyMap<string, LiveChannel>,
): readonly string[] {
  const lines: string[] = [];
  for (const { kind, id } of difference.removals) {
    if (kind === 'channel') lines.push(`channel ${before.get(id)?.name ?? id} is gone`);
    else if (kind === 'bridge') lines.push(`bridge ${id} is gone`);
  }
  for (const resource of difference.upserts) {
    if (resource.kind === 'channel') {
      const old = before.get(resource.id);
      if (!old) lines.push(`channel ${resource.name} is new (${resource.state})`);
      else if (old.state !== resource.state)
        lines.push(`channel ${resource.name} went from ${old.state} to ${resource.state}`);
    } else if (resource.kind === 'bridge') {
      const { length } = resource.channelIds;
      lines.push(`bridge ${resource.id} has ${String(length)} channel${length === 1 ? '' : 's'}`);
    }
  }
  return lines;
}
