import type { ServerSession } from '../../session/serverSession';
import { askChoice } from '../../ui/askChoice';
import type { Choice } from '../../ui/choice';
import { askText } from '../../ui/askText';
import { runSteps, type Answer, type Step } from '../../ui/runSteps';
import type { OriginateRequest } from './originateRequest';
import { endpointProblem, parseDialplanTarget, parseVariables, timeoutProblem } from './originateInput';

/** Where the call goes: an application (`ours` is the connection's own, whatever its name is then), or the dialplan. */
type TargetChoice =
  | { readonly kind: 'ours' }
  | { readonly kind: 'application'; readonly app: string }
  | { readonly kind: 'dialplan' };

const OURS: TargetChoice = { kind: 'ours' };

/** What is known while the questions are asked. */
interface Draft {
  readonly endpoint: string;
  readonly target: TargetChoice;
  readonly location: string;
  readonly more: boolean;
  readonly appArgs: string;
  readonly callerId: string;
  readonly timeout: string;
  readonly variables: string;
}

function then<T, Draft>(answer: Answer<T>, take: (value: T) => Draft): Answer<Draft> {
  return answer.kind === 'value' ? { kind: 'value', value: take(answer.value) } : answer;
}

function endpointStep(session: ServerSession, recent: readonly string[]): Step<Draft> {
  const endpoints = [...session.store.resources.endpoint.values()];
  const choices: Choice<string>[] = [
    ...recent.map((value) => ({ label: value, description: 'called last', icon: 'history', value })),
    ...endpoints
      .filter(({ id }) => !recent.includes(id))
      .map(({ id, state }) => ({ label: id, description: state, icon: 'device-mobile', value: id })),
  ];
  return {
    key: 'endpoint',
    ask: async (draft, place) => {
      const answer = await askChoice(place, {
        placeholder: 'Endpoint to call: choose one, or type such as Local/500@from-trunk',
        choices,
        active: draft.endpoint,
        free: (text) =>
          endpointProblem(text) === undefined
            ? { label: text, description: 'call this endpoint', icon: 'call-outgoing', value: text }
            : undefined,
      });
      return then(answer, (endpoint) => ({ ...draft, endpoint }));
    },
  };
}

function targetStep({ ourApplication, store }: ServerSession): Step<Draft> {
  const others = [...store.resources.application.keys()].filter((name) => name !== ourApplication);
  const choices: readonly Choice<TargetChoice>[] = [
    {
      label: ourApplication,
      description: 'our application: the buttons drive the call',
      icon: 'target',
      value: OURS,
    },
    ...others.map((app): Choice<TargetChoice> => {
      return {
        label: app,
        description: 'application',
        icon: 'symbol-event',
        value: { kind: 'application', app },
      };
    }),
    {
      label: 'Dialplan…',
      description: 'extension, context and priority',
      icon: 'list-tree',
      value: { kind: 'dialplan' },
    },
  ];
  return {
    key: 'target',
    ask: async (draft, place) => {
      const answer = await askChoice<TargetChoice>(place, {
        placeholder: 'Where the call goes once it is answered',
        choices,
        active: draft.target,
        free: (app) => ({
          label: app,
          description: 'application by this name',
          value: { kind: 'application', app },
        }),
      });
      return then(answer, (target) => ({ ...draft, target }));
    },
  };
}

const LOCATION: Step<Draft> = {
  key: 'location',
  applies: ({ target }) => target.kind === 'dialplan',
  ask: async (draft, place) => {
    const answer = await askText(place, {
      prompt: 'Extension@context, and a priority if it is not 1',
      placeholder: '100@default,1',
      value: draft.location,
      problem: (text) =>
        parseDialplanTarget(text) ? undefined : 'Type extension@context or extension@context,priority.',
    });
    return then(answer, (location) => ({ ...draft, location }));
  },
};

const MORE: Step<Draft> = {
  key: 'more',
  ask: async (draft, place) => {
    const answer = await askChoice(place, {
      placeholder: `Call ${draft.endpoint}`,
      choices: [
        { label: 'Call now', icon: 'call-outgoing', value: false },
        {
          label: 'More…',
          description: 'arguments, caller id, time-out, variables',
          icon: 'settings-gear',
          value: true,
        },
      ],
      active: draft.more,
    });
    return then(answer, (more) => ({ ...draft, more }));
  },
};

const OPTIONS: readonly Step<Draft>[] = [
  {
    key: 'appArgs',
    applies: ({ more, target }) => more && target.kind !== 'dialplan',
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'Arguments for the application, separated by commas; leave empty for none',
        placeholder: 'one,two',
        value: draft.appArgs,
      });
      return then(answer, (appArgs) => ({ ...draft, appArgs }));
    },
  },
  {
    key: 'callerId',
    applies: ({ more }) => more,
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'Caller id; leave empty for none',
        placeholder: '"Alice" <1001>',
        value: draft.callerId,
      });
      return then(answer, (callerId) => ({ ...draft, callerId }));
    },
  },
  {
    key: 'timeout',
    applies: ({ more }) => more,
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'How many seconds to let it ring',
        value: draft.timeout,
        problem: timeoutProblem,
      });
      return then(answer, (timeout) => ({ ...draft, timeout }));
    },
  },
  {
    key: 'variables',
    applies: ({ more }) => more,
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'Channel variables; leave empty for none',
        placeholder: 'NAME=value; OTHER=value (a semicolon in a value: ;;)',
        value: draft.variables,
        problem: (text) => {
          const parsed = parseVariables(text);
          return parsed.ok ? undefined : parsed.reason;
        },
      });
      return then(answer, (variables) => ({ ...draft, variables }));
    },
  },
];

function targetOf({ target, location, appArgs }: Draft): OriginateRequest['target'] | undefined {
  if (target.kind !== 'dialplan') return appArgs === '' ? target : { ...target, appArgs };
  const parsed = parseDialplanTarget(location);
  return parsed && { kind: 'dialplan', ...parsed };
}

/** Asks for a test call, step by step; undefined when the user gives up. */
export async function askOriginate(
  session: ServerSession,
  recent: readonly string[],
  endpoint: string | undefined,
): Promise<OriginateRequest | undefined> {
  const draft = await runSteps<Draft>({
    title: `Originate on ${session.profile.name}`,
    steps: [endpointStep(session, recent), targetStep(session), LOCATION, MORE, ...OPTIONS],
    draft: {
      endpoint: endpoint ?? '',
      target: OURS,
      location: '',
      more: false,
      appArgs: '',
      callerId: '',
      timeout: '30',
      variables: '',
    },
    startAt: endpoint === undefined ? 'endpoint' : 'target',
  });
  const target = draft && targetOf(draft);
  if (!target) return undefined;
  const variables = parseVariables(draft.variables);
  return {
    endpoint: draft.endpoint.trim(),
    target,
    timeout: Number(draft.timeout),
    variables: variables.ok ? variables.variables : {},
    ...(draft.callerId.trim() === '' ? {} : { callerId: draft.callerId.trim() }),
  };
}
