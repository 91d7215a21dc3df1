import * as vscode from 'vscode';
import { problemOf } from '../ari/problemOf';
import type { ServerSession } from '../session/serverSession';
import { displayText } from '../shared/displayText';
import { parseMedia } from './parseMedia';
import type { RecentList } from './recentList';

interface MediaItem extends vscode.QuickPickItem {
  readonly media?: string;
}

/** Media that every Asterisk can play without files, and forms to fill in. */
const BUILT_IN: readonly MediaItem[] = [
  { label: 'tone:ring', description: 'ringing tone, until stopped', media: 'tone:ring' },
  { label: 'tone:busy', description: 'busy tone, until stopped', media: 'tone:busy' },
  { label: 'digits:123', description: 'says digits one by one; type your own', media: 'digits:123' },
  { label: 'number:42', description: 'says a number; type your own', media: 'number:42' },
];

function separator(label: string): MediaItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** What the server itself has to play. Rejects with an AriError. */
async function serverMedia({ rest }: ServerSession): Promise<MediaItem[]> {
  const [sounds, recordings] = await Promise.all([
    rest.call('sounds.list', {}),
    rest.call('recordings.listStored', {}),
  ]);
  const soundItems = sounds
    .map(({ id, text }): MediaItem => {
      const media = `sound:${id}`;
      return { label: displayText(media), description: displayText(text ?? ''), media };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
  const recordingItems = recordings.map(({ name }): MediaItem => {
    const media = `recording:${name}`;
    return { label: displayText(media), media };
  });
  return [separator('recordings'), ...recordingItems, separator('sounds of this server'), ...soundItems];
}

/**
 * What is typed as an item of its own: a bare word is taken for a sound. Its label is not what is typed,
 * since VS Code puts the closest label first, and whoever types the beginning of a sound means the sound.
 */
function freeItem(typed: string): MediaItem | undefined {
  if (typed === '') return undefined;
  const text = typed.includes(':') ? typed : `sound:${typed}`;
  const input = parseMedia(text);
  return input.ok
    ? { label: 'As typed', description: displayText(text), alwaysShow: true, media: text }
    : { label: 'Cannot be played', description: displayText(input.reason), alwaysShow: true };
}

/**
 * Asks what to play, with the server's own sounds and recordings, what was played last, and free text;
 * undefined when the user gives up.
 */
export function chooseMedia(
  title: string,
  session: ServerSession,
  recent: RecentList<string>,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick<MediaItem>();
  pick.title = displayText(title);
  pick.placeholder = 'sound:hello-world, tone:ring, digits:123, number:42, recording:name';
  pick.matchOnDescription = true;
  pick.busy = true;
  let known: MediaItem[] = [
    separator('played last'),
    ...recent.items.map((media): MediaItem => ({ label: displayText(media), media })),
    separator('without files'),
    ...BUILT_IN,
  ];
  const show = (): void => {
    const free = freeItem(pick.value.trim());
    const isKnown = known.some(({ media }) => media === free?.media);
    pick.items = free && !isKnown ? [...known, free] : known;
  };
  show();
  return new Promise((resolve) => {
    let open = true;
    void serverMedia(session)
      .catch((error: unknown) => [
        separator(`sounds are not to be had: ${displayText(problemOf(error).message)}`),
      ])
      .then((media) => {
        if (!open) return;
        known = [...known, ...media];
        pick.busy = false;
        show();
      });
    signal.addEventListener('abort', () => pick.hide(), { once: true });
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const input = parseMedia(pick.selectedItems[0]?.media ?? '');
      if (!input.ok) return;
      resolve(input.media);
      pick.hide();
    });
    pick.onDidHide(() => {
      open = false;
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
