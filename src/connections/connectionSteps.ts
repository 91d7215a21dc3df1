import { isAbsolute } from 'node:path';
import { parseServerAddress } from '../ari/serverAddress';
import { profileId } from '../session/serverProfile';
import { askChoice } from '../ui/askChoice';
import { askText, type TextQuestion } from '../ui/askText';
import type { Answer, Step, StepPlace } from '../ui/runSteps';
import {
  addressProblem,
  keptPassword,
  leaksPassword,
  type ConnectionDraft,
  type DraftMode,
} from './connectionDraft';

type Field = 'application' | 'caFile' | 'password' | 'url' | 'user';

async function askField(
  draft: ConnectionDraft,
  place: StepPlace,
  field: Field,
  question: TextQuestion,
): Promise<Answer<ConnectionDraft>> {
  const answer = await askText(place, { value: draft[field], ...question });
  if (answer.kind !== 'value') return answer;
  const value = field === 'password' ? answer.value : answer.value.trim();
  return { kind: 'value', value: { ...draft, [field]: value } };
}

function isHttps({ url }: ConnectionDraft): boolean {
  return parseServerAddress(url).protocol === 'https:';
}

/** Warns before a password would cross a network unencrypted, and says what to do instead. */
async function askPlain(draft: ConnectionDraft, place: StepPlace): Promise<Answer<ConnectionDraft>> {
  const { href, host } = parseServerAddress(draft.url);
  const answer = await askChoice(place, {
    placeholder: `Not encrypted: password and calls can be read on the way to ${host}.`,
    choices: [
      {
        label: 'Change the address',
        detail: `To https:// (tlsenable=yes in http.conf), or through a tunnel (then bindaddr=127.0.0.1 will do): ssh -L 8088:127.0.0.1:8088 ${host}`,
        icon: 'edit',
        value: false,
      },
      {
        label: 'Continue without encryption',
        detail: 'Only in a network that you trust.',
        icon: 'unlock',
        value: true,
      },
    ],
  });
  if (answer.kind !== 'value') return answer;
  return answer.value ? { kind: 'value', value: { ...draft, acceptedPlain: href } } : { kind: 'back' };
}

async function askMode(draft: ConnectionDraft, place: StepPlace): Promise<Answer<ConnectionDraft>> {
  const answer = await askChoice<DraftMode>(place, {
    placeholder: 'How do you want to use the server?',
    active: draft.mode,
    choices: [
      {
        label: 'Watch',
        description: 'recommended',
        detail: 'See all calls and act on them under a name of our own: no application loses its calls.',
        icon: 'eye',
        value: 'watch',
      },
      {
        label: 'Watch, read-only',
        detail: 'See all calls; nothing is ever changed on the server.',
        icon: 'lock',
        value: 'readOnly',
      },
      {
        label: 'Serve an application',
        detail: 'Receive the calls of one Stasis application, instead of the program that serves it.',
        icon: 'star-empty',
        value: 'serve',
      },
    ],
  });
  return answer.kind === 'value' ? { ...answer, value: { ...draft, mode: answer.value } } : answer;
}

function userProblem(draft: ConnectionDraft, user: string, taken: ReadonlySet<string>): string | undefined {
  if (user === '') return 'Write the name of a user of ari.conf.';
  if (user.includes(':')) return 'A user name cannot contain a colon.';
  return taken.has(profileId(parseServerAddress(draft.url).href, user))
    ? 'There is a connection for this user at this address already.'
    : undefined;
}

/** The questions about a server that is given: only how it is used. */
export const USE_STEPS: readonly Step<ConnectionDraft>[] = [
  { key: 'mode', ask: askMode },
  {
    key: 'application',
    applies: ({ mode }) => mode === 'serve',
    ask: (draft, place) =>
      askField(draft, place, 'application', {
        prompt: 'Name of the Stasis application, as in Stasis(name) of the dialplan',
        placeholder: 'myapp',
        problem: (text) => (text.trim() === '' ? 'Write the name of the application.' : undefined),
      }),
  },
];

/**
 * The questions of Add and Edit Connection: address, user, password, certificate authority, mode,
 * application. `taken` are the ids of the other saved profiles.
 */
export function connectionSteps(taken: ReadonlySet<string>): readonly Step<ConnectionDraft>[] {
  return [
    {
      key: 'url',
      ask: (draft, place) =>
        askField(draft, place, 'url', {
          prompt: 'Address of the Asterisk HTTP server, with its prefix if it has one',
          placeholder: 'http://127.0.0.1:8088',
          problem: addressProblem,
        }),
    },
    { key: 'plain', applies: (draft) => draft.url !== '' && leaksPassword(draft), ask: askPlain },
    {
      key: 'user',
      ask: (draft, place) =>
        askField(draft, place, 'user', {
          prompt: 'User of ari.conf',
          placeholder: 'asterisk',
          problem: (text) => userProblem(draft, text.trim(), taken),
        }),
    },
    {
      key: 'password',
      ask: (draft, place) => {
        const kept = keptPassword(draft) !== undefined;
        return askField(draft, place, 'password', {
          prompt: `Password of ${draft.user}; it goes into the secret storage, not into the settings`,
          placeholder: kept ? 'Leave empty to keep the saved password' : '',
          masked: true,
          problem: (text) => (text === '' && !kept ? 'Asterisk refuses empty passwords.' : undefined),
        });
      },
    },
    {
      key: 'caFile',
      applies: (draft) => draft.url !== '' && isHttps(draft),
      ask: (draft, place) =>
        askField(draft, place, 'caFile', {
          prompt: 'PEM file with the CA that signed the server’s certificate; empty: trust the usual ones',
          placeholder: '/etc/asterisk/keys/ca.crt',
          problem: (text) =>
            text.trim() === '' || isAbsolute(text.trim())
              ? undefined
              : 'Write the absolute path of the file.',
        }),
    },
    ...USE_STEPS,
  ];
}
