import type { ChangeSet, ResourceTable } from '../shared/changeSet';
import type { LiveBridge, LiveChannel } from '../shared/liveResources';
import { newStartText, type NewStart } from './serverStart';

/** What was there before a snapshot. */
export type CallsBefore = Pick<ResourceTable, 'bridge' | 'channel'>;

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function newChannel({ name, state }: LiveChannel): string {
  return `channel ${name} is new (${state})`;
}

function members({ id, channelIds }: LiveBridge): string {
  return `bridge ${id} has ${counted(channelIds.length, 'channel')}`;
}

/** Every channel and bridge ended with its Asterisk: what is listed now, be it of the same id, is another. */
function afterNewStart(
  { upserts }: ChangeSet,
  { bridge, channel }: CallsBefore,
  start: NewStart,
): readonly string[] {
  const lost = [
    ...(channel.size > 0 ? [counted(channel.size, 'channel')] : []),
    ...(bridge.size > 0 ? [counted(bridge.size, 'bridge')] : []),
  ].join(' and ');
  const were = channel.size + bridge.size === 1 ? 'was' : 'were';
  return [
    `${newStartText(start)}; ${lost === '' ? 'no calls were up' : `${lost} ${were} lost with the server`}`,
    ...[...channel.values()].map(({ name }) => `channel ${name} was lost with the server`),
    ...[...bridge.keys()].map((id) => `bridge ${id} was lost with the server`),
    ...upserts.flatMap((resource) => {
      if (resource.kind === 'channel') return [newChannel(resource)];
      return resource.kind === 'bridge' ? [members(resource)] : [];
    }),
  ];
}

/**
 * What a snapshot after a gap found, a line each: channels and bridges that came, changed or went while
 * nobody listened, or that ended with the Asterisk they were on. `before` are those that there were. The
 * lines hold untrusted names.
 */
export function snapshotDifference(
  difference: ChangeSet,
  before: CallsBefore,
  start?: NewStart,
): readonly string[] {
  if (start) return afterNewStart(difference, before, start);
  const lines: string[] = [];
  for (const { kind, id } of difference.removals) {
    if (kind === 'channel') lines.push(`channel ${before.channel.get(id)?.name ?? id} is gone`);
    else if (kind === 'bridge') lines.push(`bridge ${id} is gone`);
  }
  for (const resource of difference.upserts) {
    if (resource.kind === 'channel') {
      const old = before.channel.get(resource.id);
      if (!old) lines.push(newChannel(resource));
      else if (old.state !== resource.state)
        lines.push(`channel ${resource.name} went from ${old.state} to ${resource.state}`);
    } else if (resource.kind === 'bridge') lines.push(members(resource));
  }
  return lines;
}
