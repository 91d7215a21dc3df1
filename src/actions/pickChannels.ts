import * as vscode from 'vscode';
import type { ServerSession } from '../session/serverSession';
import { displayText } from '../shared/displayText';
import type { LiveChannel } from '../shared/liveResources';
import { channelText } from './channelText';

interface ChannelItem extends vscode.QuickPickItem {
  readonly session: ServerSession;
  readonly channel: LiveChannel;
}

function items(
  sessions: readonly ServerSession[],
  wanted: (channel: LiveChannel, session: ServerSession) => boolean,
): ChannelItem[] {
  return sessions.flatMap((session) =>
    [...session.store.resources.channel.values()]
      .filter((channel) => wanted(channel, session))
      .map((channel) => ({
        label: displayText(channel.name),
        description: displayText(channelText(channel)),
        ...(sessions.length > 1 ? { detail: displayText(session.profile.name) } : {}),
        session,
        channel,
      })),
  );
}

/** Lets the user choose a channel of any of `sessions`; undefined when given up. */
export async function pickChannel(
  title: string,
  sessions: readonly ServerSession[],
  wanted: (channel: LiveChannel, session: ServerSession) => boolean,
): Promise<{ readonly session: ServerSession; readonly channel: LiveChannel } | undefined> {
  return vscode.window.showQuickPick(items(sessions, wanted), {
    title,
    placeHolder: 'Which channel?',
    matchOnDescription: true,
  });
}

/** Lets the user choose any number of channels of one session; undefined when given up. */
export async function pickChannels(
  title: string,
  session: ServerSession,
  wanted: (channel: LiveChannel) => boolean,
): Promise<readonly LiveChannel[] | undefined> {
  const chosen = await vscode.window.showQuickPick(items([session], wanted), {
    title,
    placeHolder: 'Which channels join? Choose none to begin with one.',
    matchOnDescription: true,
    canPickMany: true,
  });
  return chosen?.map(({ channel }) => channel);
}
