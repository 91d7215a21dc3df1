import { problemOf } from '../ari/problemOf';
import type { ServerSession } from '../session/serverSession';
import { askChoice } from '../ui/askChoice';
import type { Choice, Separator } from '../ui/choice';
import { SINGLE_STEP } from '../ui/runSteps';
import { parseMedia } from './parseMedia';
import type { RecentList } from './recentList';

type MediaChoice = Choice<string>;

/** Media that every Asterisk can play without files, and forms to fill in. */
const BUILT_IN: readonly MediaChoice[] = [
  { label: 'tone:ring', description: 'ringing tone, until stopped', value: 'tone:ring' },
  { label: 'tone:busy', description: 'busy tone, until stopped', value: 'tone:busy' },
  { label: 'digits:123', description: 'says digits one by one; type your own', value: 'digits:123' },
  { label: 'number:42', description: 'says a number; type your own', value: 'number:42' },
];

/** What the server itself has to play. Rejects with an AriError. */
async function serverMedia({ rest }: ServerSession): Promise<(MediaChoice | Separator)[]> {
  const [sounds, recordings] = await Promise.all([
    rest.call('sounds.list', {}),
    rest.call('recordings.listStored', {}),
  ]);
  const soundChoices = sounds
    .map(({ id, text }) => ({ label: `sound:${id}`, description: text ?? '', value: `sound:${id}` }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const recordingChoices = recordings.map(({ name }) => {
    const value = `recording:${name}`;
    return { label: value, value };
  });
  return [
    { separator: 'recordings' },
    ...recordingChoices,
    { separator: 'sounds of this server' },
    ...soundChoices,
  ];
}

/** What is typed, as a choice of its own: a bare word is taken for a sound. */
function freeMedia(typed: string): MediaChoice {
  const text = typed.includes(':') ? typed : `sound:${typed}`;
  const input = parseMedia(text);
  return input.ok
    ? { label: text, value: text }
    : { label: text, description: `cannot be played: ${input.reason}`, value: text };
}

/**
 * Asks what to play, with the server's own sounds and recordings, what was played last, and free text;
 * undefined when the user gives up.
 */
export async function chooseMedia(
  title: string,
  session: ServerSession,
  recent: RecentList<string>,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const answer = await askChoice(
    { ...SINGLE_STEP, title },
    {
      placeholder: 'sound:hello-world, tone:ring, digits:123, number:42, recording:name',
      choices: [
        { separator: 'played last' },
        ...recent.items.map((media) => ({ label: media, value: media })),
        { separator: 'without files' },
        ...BUILT_IN,
      ],
      later: serverMedia(session).catch((error: unknown) => [
        { separator: `sounds are not to be had: ${problemOf(error).message}` },
      ]),
      free: freeMedia,
      accepts: (media) => parseMedia(media).ok,
      signal,
    },
  );
  const input = answer.kind === 'value' ? parseMedia(answer.value) : undefined;
  return input?.ok ? input.media : undefined;
}
