import * as vscode from 'vscode';
import { tokenOf } from '../ui/cancellation';
import type { ServerSession } from '../session/serverSession';
import { displayText } from '../shared/displayText';
import type { LiveChannel } from '../shared/liveResources';
import { showInfo } from '../ui/messages';
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

/** Lets the user choose a channel of any of `sessions`; undefined when given up, or told that there is none. */
export async function pickChannel(
  title: string,
  sessions: readonly ServerSession[],
  wanted: (channel: LiveChannel, session: ServerSession) => boolean,
): Promise<{ readonly session: ServerSession; readonly channel: LiveChannel } | undefined> {
  const found = items(sessions, wanted);
  if (found.length === 0) {
    await showInfo(
      `${title}: ${sessions.length === 0 ? 'no server is connected' : 'no channel is in a state for it'}.`,
    );
    return undefined;
  }
  return vscode.window.showQuickPick(found, {
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
  signal: AbortSignal,
): Promise<readonly LiveChannel[] | undefined> {
  const chosen = await vscode.window.showQuickPick(
    items([session], wanted),
    {
      title,
      placeHolder: 'Which channels join? Choose none to begin with one.',
      matchOnDescription: true,
      canPickMany: true,
    },
    tokenOf(signal),
  );
  return chosen?.map(({ channel }) => channel);
}
