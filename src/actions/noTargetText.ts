import { ACTION_TABLE, type ActionName } from '../operations/actionTable';
import { isOffered } from '../operations/isOffered';
import type { ServerSession } from '../session/serverSession';
import type { LiveChannel } from '../shared/liveResources';
import { nounOf } from './nodeNoun';
import { resourcesOf } from './resourcesOf';

/** `2 are Up in no application, 1 is Down`: what the availability of most actions on channels hangs on. */
function statesOf(channels: readonly LiveChannel[]): string {
  const counts = new Map<string, number>();
  for (const { state, stasis } of channels) {
    const text = stasis ? state : `${state} in no application`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([text, count]) => `${String(count)} ${count === 1 ? 'is' : 'are'} ${text}`)
    .join(', ');
}

/** Why an action has nothing that it could be called on, on these servers, without the full stop. Untrusted text. */
export function noTargetText(name: ActionName, sessions: readonly ServerSession[]): string {
  const { kinds, since } = ACTION_TABLE[name];
  const noun = nounOf(kinds[0] ?? 'channel');
  if (sessions.length === 0) return 'no server is connected for it';
  if (since !== undefined && !sessions.some(({ version }) => isOffered(since, version)))
    return `it came with Asterisk ${since.join(', ')}`;
  if (!sessions.some((session) => kinds.some((kind) => (resourcesOf(session, kind)?.size ?? 0) > 0)))
    return `there is no ${noun}`;
  const channels = kinds.includes('channel')
    ? sessions.flatMap(({ store }) => [...store.resources.channel.values()])
    : [];
  const states = channels.length === 0 ? '' : `: ${statesOf(channels)}`;
  return `no ${noun} is in a state for it${states}`;
}
