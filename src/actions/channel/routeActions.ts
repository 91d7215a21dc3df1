import { TRANSFER_STATES } from '../../operations/suggestions/knownValues';
import type { ServerSession } from '../../session/serverSession';
import type { LiveChannel } from '../../shared/liveResources';
import type { Choice } from '../../ui/choice';
import { APP_ARGS_FIELD, applicationField } from '../applicationField';
import { askForm, type FormField } from '../askForm';
import { verbOf } from '../callsOutcome';
import { given, wholeNumber } from '../formValues';
import { endpointProblem } from '../originate/originateInput';
import type { ActionTarget, ResourceAction } from '../resourceAction';
import { callEach } from './channelCalls';
import { channelsOf } from './channelsOf';
import { readLocation } from './locationText';
import { continueQuestion, dialQuestion, moveQuestion, redirectQuestion } from './routeQuestions';

/** Where calls of this server stand in the dialplan now: likely places for another one. */
function knownPlaces({ store }: ServerSession): readonly Choice<string>[] {
  const places = new Set<string>();
  for (const { dialplan } of store.resources.channel.values()) {
    if (dialplan.exten !== '' && dialplan.context !== '')
      places.add(`${dialplan.exten}@${dialplan.context},1`);
  }
  return [...places].sort().map((value) => ({ label: value, description: 'a call is there now', value }));
}

const continueInDialplan: ResourceAction = {
  plan: async (target, asks) => {
    const channels = channelsOf(target);
    const [first] = channels;
    const after = first && channels.length === 1 ? ` after ${placeOf(first)}` : '';
    const next = {
      label: 'Where it left the dialplan',
      description: `the step${after}`,
      icon: 'debug-step-over',
      value: '',
    };
    const answers = await askForm(
      asks,
      [
        {
          key: 'place',
          label: 'Place',
          prompt: 'Where does it go on? Choose, or type extension@context,priority (or a label)',
          choices: [next, ...knownPlaces(target.session)],
          problem: (text) =>
            text === '' || readLocation(text)
              ? undefined
              : 'Type extension@context, or extension@context,priority.',
        },
      ],
      'Continue',
    );
    if (!answers) return undefined;
    return callEach(channels, 'channels.continueInDialplan', readLocation(answers.place ?? '') ?? {});
  },
  question: continueQuestion,
  done: verbOf('Sent on in the dialplan:'),
};

function placeOf({ dialplan }: LiveChannel): string {
  return `${dialplan.exten}@${dialplan.context},${String(dialplan.priority)}`;
}

function endpointsLike(target: ActionTarget): readonly Choice<string>[] {
  const technology = channelsOf(target)[0]?.name.split('/')[0]?.toLowerCase();
  return [...target.session.store.resources.endpoint.values()]
    .filter((endpoint) => endpoint.technology.toLowerCase() === technology)
    .map(({ id, state }) => ({ label: id, description: state, icon: 'device-mobile', value: id }));
}

const redirect: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'endpoint',
          label: 'Endpoint',
          prompt: 'To which endpoint is the caller sent? It must be of the channel’s technology',
          choices: endpointsLike(target),
          problem: endpointProblem,
        },
      ],
      'Redirect',
    );
    return answers && callEach(channelsOf(target), 'channels.redirect', { endpoint: answers.endpoint ?? '' });
  },
  question: redirectQuestion,
  done: verbOf('Redirected'),
};

const move: ResourceAction = {
  plan: async (target, asks) => {
    const app = applicationField(target.session, 'To which application?');
    const answers = await askForm(asks, [app, APP_ARGS_FIELD], 'Move');
    if (!answers) return undefined;
    const { app: name = '', appArgs = '' } = answers;
    return callEach(channelsOf(target), 'channels.move', { app: name, ...given({ appArgs }) });
  },
  question: moveQuestion,
  // The answer only says that it will be tried.
  done: (calls) => `${verbOf('Moving')(calls)} to ${String(calls[0]?.params.app)}`,
};

const dial: ResourceAction = {
  plan: async (target, asks) => {
    const { channel } = target.session.store.resources;
    const callers = [...channel.values()].filter(({ id }) => !target.ids.includes(id));
    const fields: readonly FormField[] = [
      {
        key: 'timeout',
        label: 'Time-out',
        prompt: 'How many seconds to let it ring; 0 for as long as it takes',
        value: '30',
        problem: wholeNumber(0, 86_400),
      },
      {
        key: 'caller',
        label: 'Caller',
        prompt: 'The channel that calls, for what is inherited and told',
        optional: true,
        choices: callers.map(({ id, name }) => ({ label: name, description: id, value: id })),
      },
    ];
    const answers = await askForm(asks, fields, 'Dial');
    if (!answers) return undefined;
    const { caller = '', timeout = '' } = answers;
    return callEach(channelsOf(target), 'channels.dial', { timeout: Number(timeout), ...given({ caller }) });
  },
  question: dialQuestion,
  done: verbOf('Dialling'),
};

const transferProgress: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'states',
          label: 'State',
          prompt: 'What is the far end told of the transfer that it asked for?',
          only: true,
          choices: TRANSFER_STATES.map(([value, description]) => ({ label: value, description, value })),
        },
      ],
      'Tell',
    );
    return (
      answers && callEach(channelsOf(target), 'channels.transfer_progress', { states: answers.states ?? '' })
    );
  },
  done: verbOf('Told the transfer’s progress to'),
};

/** Sending a channel elsewhere. */
export const ROUTE_ACTIONS = { continueInDialplan, redirect, move, dial, transferProgress };
