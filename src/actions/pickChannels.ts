import type { ServerSession } from '../session/serverSession';
import type { LiveChannel } from '../shared/liveResources';
import { chooseItems } from '../ui/chooseItem';
import { channelText } from './channelText';

/** Lets the user choose any number of channels of one session; undefined when given up. */
export async function pickChannels(
  title: string,
  session: ServerSession,
  wanted: (channel: LiveChannel) => boolean,
  signal: AbortSignal,
): Promise<readonly LiveChannel[] | undefined> {
  const choices = [...session.store.resources.channel.values()]
    .filter(wanted)
    .map((channel) => ({ label: channel.name, description: channelText(channel), value: channel }));
  const placeholder = 'Which channels join? Choose none to begin with one.';
  return chooseItems(choices, { title, placeholder, signal });
}
