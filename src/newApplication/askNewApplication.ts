import { Uri, workspace } from 'vscode';
import type { Connections } from '../session/connections';
import type { ServerProfile } from '../session/serverProfile';
import { askChoice } from '../ui/askChoice';
import { askText } from '../ui/askText';
import type { Choice } from '../ui/choice';
import { chooseFolder } from '../ui/chooseFolder';
import { runSteps, type Answer, type Step, type StepPlace } from '../ui/runSteps';
import { applicationNameProblem, slugOf } from './applicationName';
import type { ProgramLanguage } from './renderApplication';

/** What was answered so far. */
interface Draft {
  readonly language?: ProgramLanguage;
  /** Undefined: a server that is no connection yet. */
  readonly profile?: ServerProfile | undefined;
  readonly application?: string;
  /** Undefined: one that is still to be chosen. */
  readonly folder?: Uri | undefined;
}

/** What a new program is to be, and where. */
export interface NewApplicationWish {
  readonly language: ProgramLanguage;
  readonly profile: ServerProfile | undefined;
  readonly application: string;
  readonly folder: Uri;
}

/** What is known before anything is asked: the node that the command was chosen on. */
export interface KnownBefore {
  readonly connectionId: string | undefined;
  readonly application: string | undefined;
}

const TITLE = 'New ARI Application';
const USUAL_NAME = 'hello-world';

const LANGUAGES: readonly Choice<ProgramLanguage>[] = [
  {
    label: 'TypeScript',
    description: 'Node.js with ws and undici',
    icon: 'symbol-method',
    value: 'typescript',
  },
  { label: 'Python', description: 'requests and websocket-client', icon: 'symbol-method', value: 'python' },
];

/** Turns the answer to a question into the draft with it. */
function withAnswer<T>(answer: Answer<T>, put: (value: T) => Draft): Answer<Draft> {
  return answer.kind === 'value' ? { kind: 'value', value: put(answer.value) } : answer;
}

async function askLanguage(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askChoice(place, {
    placeholder: 'In which language? It answers, plays and hangs up; the rest is yours',
    choices: LANGUAGES,
    ...(draft.language === undefined ? {} : { active: draft.language }),
  });
  return withAnswer(answer, (language) => ({ ...draft, language }));
}

function connectionStep(connections: Pick<Connections, 'list'>, { connectionId }: KnownBefore): Step<Draft> {
  return {
    key: 'connection',
    applies: () => connectionId === undefined && connections.list().length > 0,
    ask: async (draft, place) => {
      const known = connections.list().map((profile): Choice<ServerProfile | 'other'> => ({
        label: profile.name,
        description: `${profile.user} at ${profile.url}`,
        icon: 'server',
        value: profile,
        ...(profile.readOnly ? { detail: 'Read-only here: the program needs a user who may write.' } : {}),
      }));
      const other = {
        label: 'Another server',
        description: 'to be filled in later',
        icon: 'add',
        value: 'other' as const,
      };
      const answer = await askChoice(place, {
        placeholder: 'For which server? Its address goes into settings.json; the password goes nowhere',
        choices: [...known, other],
        ...(draft.profile === undefined ? {} : { active: draft.profile }),
      });
      return withAnswer(answer, (chosen) => ({ ...draft, profile: chosen === 'other' ? undefined : chosen }));
    },
  };
}

function nameStep(connections: Pick<Connections, 'session'>, before: KnownBefore): Step<Draft> {
  return {
    key: 'application',
    ask: async (draft, place) => {
      const { profile } = draft;
      const session = profile && connections.session(profile.id);
      const names = [...(session?.store.resources.application.values() ?? [])]
        .filter(({ ours }) => !ours)
        .map(({ id }) => id);
      const known = names.length === 0 ? '' : ` The server knows ${names.slice(0, 5).join(', ')}.`;
      const answer = await askText(place, {
        prompt: `Name of the application, as in Stasis(name).${known}`,
        value: draft.application ?? before.application ?? profile?.application ?? USUAL_NAME,
        problem: applicationNameProblem,
      });
      return withAnswer(answer, (application) => ({ ...draft, application }));
    },
  };
}

async function askFolder(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const slug = slugOf(draft.application ?? USUAL_NAME);
  const folders = (workspace.workspaceFolders ?? []).map(({ name, uri }): Choice<Uri | 'other'> => ({
    label: `${name}/${slug}`,
    description: 'in the folder that is open',
    icon: 'folder',
    value: Uri.joinPath(uri, slug),
  }));
  const other = {
    label: 'Choose a Folder…',
    description: `${slug} is made in it`,
    icon: 'folder-opened',
    value: 'other' as const,
  };
  const answer = await askChoice(place, { placeholder: 'Where?', choices: [...folders, other] });
  return withAnswer(answer, (chosen) => ({ ...draft, folder: chosen === 'other' ? undefined : chosen }));
}

/** Asks for what is not known before; undefined when the user gives up. */
export async function askNewApplication(
  connections: Pick<Connections, 'list' | 'profile' | 'session'>,
  before: KnownBefore,
): Promise<NewApplicationWish | undefined> {
  const { connectionId } = before;
  const steps: readonly Step<Draft>[] = [
    { key: 'language', ask: askLanguage },
    connectionStep(connections, before),
    nameStep(connections, before),
    { key: 'folder', applies: () => (workspace.workspaceFolders ?? []).length > 0, ask: askFolder },
  ];
  const profile = connectionId === undefined ? undefined : connections.profile(connectionId);
  const draft = await runSteps<Draft>({ title: TITLE, steps, draft: profile ? { profile } : {} });
  if (draft?.language === undefined || draft.application === undefined) return undefined;
  const { language, application } = draft;
  let { folder } = draft;
  if (!folder) {
    const chosen = await chooseFolder(TITLE, 'Create Here');
    if (!chosen) return undefined;
    folder = Uri.joinPath(chosen, slugOf(application));
  }
  return { language, profile: draft.profile, application, folder };
}
