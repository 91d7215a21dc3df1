import type { ServerSession } from '../session/serverSession';
import type { LiveChannel } from '../shared/liveResources';
import type { Choice } from '../ui/choice';
import { chooseItem, chooseItems } from '../ui/chooseItem';
import { showInfo } from '../ui/messages';
import { channelText } from './channelText';

/** A channel and whose it is. */
interface PickedChannel {
  readonly session: ServerSession;
  readonly channel: LiveChannel;
}

function items(
  sessions: readonly ServerSession[],
  wanted: (channel: LiveChannel, session: ServerSession) => boolean,
): Choice<PickedChannel>[] {
  return sessions.flatMap((session) =>
    [...session.store.resources.channel.values()]
      .filter((channel) => wanted(channel, session))
      .map((channel) => ({
        label: channel.name,
        description: channelText(channel),
        ...(sessions.length > 1 ? { detail: session.profile.name } : {}),
        value: { session, channel },
      })),
  );
}

/** Lets the user choose a channel of any of `sessions`; undefined when given up, or told that there is none. */
export async function pickChannel(
  title: string,
  sessions: readonly ServerSession[],
  wanted: (channel: LiveChannel, session: ServerSession) => boolean,
): Promise<PickedChannel | undefined> {
  const found = items(sessions, wanted);
  if (found.length === 0) {
    await showInfo(
      `${title}: ${sessions.length === 0 ? 'no server is connected' : 'no channel is in a state for it'}.`,
    );
    return undefined;
  }
  return chooseItem(found, { title, placeholder: 'Which channel?' });
}

/** Lets the user choose any number of channels of one session; undefined when given up. */
export async function pickChannels(
  title: string,
  session: ServerSession,
  wanted: (channel: LiveChannel) => boolean,
  signal: AbortSignal,
): Promise<readonly LiveChannel[] | undefined> {
  const placeholder = 'Which channels join? Choose none to begin with one.';
  const chosen = await chooseItems(items([session], wanted), { title, placeholder, signal });
  return chosen?.map(({ channel }) => channel);
}
