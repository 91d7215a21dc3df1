import type { ServerSession } from '../../session/serverSession';
import { askChoices } from '../../ui/askChoices';
import type { Choice, Separator } from '../../ui/choice';
import { showInfo } from '../../ui/messages';
import { SINGLE_STEP } from '../../ui/runSteps';
import { askForm } from '../askForm';
import { countOf } from '../callsOutcome';
import { channelText } from '../channelText';
import { atLeastOne } from '../formValues';
import { namedBridge } from '../named';
import { planned, type PlannedCall } from '../plannedCall';
import type { ActionTarget, Asks, ResourceAction } from '../resourceAction';
import {
  endableSource,
  eventSourceProblem,
  eventSourceText,
  readSubscriptionId,
  subscriptionsOf,
} from './eventSource';

function choice(value: string, label: string, description: string): Choice<string> {
  return { label, description, value };
}

/** What an application can be subscribed to now. */
function sourceChoices({ store }: ServerSession): readonly (Choice<string> | Separator)[] {
  const { channel, bridge, endpoint } = store.resources;
  const technologies = new Set([...endpoint.values()].map(({ technology }) => technology));
  return [
    { separator: 'everything' },
    ...['channel:', 'bridge:', 'endpoint:'].map((source) => choice(source, eventSourceText(source), source)),
    choice(
      'deviceState:',
      eventSourceText('deviceState:'),
      'deviceState: · Asterisk 22 can lock up when a program with these is cut off',
    ),
    { separator: 'channels' },
    ...[...channel.values()].map((one) => choice(`channel:${one.id}`, one.name, channelText(one))),
    { separator: 'bridges' },
    ...[...bridge.values()].map((one) => choice(`bridge:${one.id}`, namedBridge(one).name, one.id)),
    { separator: 'endpoints' },
    ...[...technologies].map((name) => choice(`endpoint:${name}`, name, 'all endpoints of this technology')),
    ...[...endpoint.values()].map(({ id, state }) => choice(`endpoint:${id}`, id, state)),
  ];
}

/** Has Asterisk send an application the events of one thing, or of everything of a kind. */
export const subscribeApplication: ResourceAction = {
  plan: async ({ session, ids: [applicationName = ''] }, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'eventSource',
          label: 'Event source',
          prompt: `What shall ${applicationName} be told of? Choose, or type such as deviceState:Stasis:lamp`,
          choices: sourceChoices(session),
          problem: eventSourceProblem,
        },
      ],
      'Subscribe',
    );
    const eventSource = answers?.eventSource;
    if (eventSource === undefined) return undefined;
    return [planned('applications.subscribe', { applicationName, eventSource }, applicationName)];
  },
  done: (calls) =>
    `Subscribed ${calls[0]?.about ?? ''} to ${eventSourceText(String(calls[0]?.params.eventSource))}`,
};

async function askSubscriptions(
  { session }: ActionTarget,
  applicationName: string,
  { title, signal }: Asks,
): Promise<readonly string[] | undefined> {
  const options = { signal, background: true };
  const application = await session.rest.call('applications.get', { applicationName }, options);
  const sources = subscriptionsOf({ ...application });
  if (sources.length === 0) {
    await showInfo(`${title} is subscribed to nothing.`);
    return undefined;
  }
  const { channel, bridge } = session.store.resources;
  const nameOf = (source: string): string =>
    channel.get(source.replace(/^channel:/, ''))?.name ??
    bridge.get(source.replace(/^bridge:/, ''))?.name ??
    '';
  const answer = await askChoices(
    { ...SINGLE_STEP, title },
    {
      placeholder: `What shall ${applicationName} be told of no more?`,
      choices: sources.map((source) => choice(source, eventSourceText(source), nameOf(source))),
      problem: atLeastOne('Tick at least one.'),
      signal,
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

function unsubscribeCall(applicationName: string, eventSource: string): PlannedCall {
  const params = { applicationName, eventSource: endableSource(eventSource) };
  return planned(
    'applications.unsubscribe',
    params,
    `${applicationName} from ${eventSourceText(eventSource)}`,
  );
}

/** Takes subscriptions back, one call each: several in one end at the first that Asterisk refuses. */
export const unsubscribeApplication: ResourceAction = {
  plan: async (target, asks) => {
    const { kind, ids } = target;
    if (kind === 'subscription') {
      const chosen = ids.map(readSubscriptionId).filter((subscription) => subscription !== undefined);
      return chosen.map(({ application, eventSource }) => unsubscribeCall(application, eventSource));
    }
    const [applicationName = ''] = ids;
    const sources = await askSubscriptions(target, applicationName, asks);
    return sources?.map((source) => unsubscribeCall(applicationName, source));
  },
  question: (calls, { session }) => {
    const { ourApplication, profile } = session;
    const isOurs = calls.some(({ params }) => params.applicationName === ourApplication);
    if (!isOurs) return undefined;
    return {
      question: `Unsubscribe our own application ${ourApplication} on ${profile.name}?`,
      detail:
        'The tree and the events view are told by these subscriptions what happens. Connecting again brings them back.',
      button: 'Unsubscribe',
    };
  },
  done: (calls) =>
    `Unsubscribed ${calls.length === 1 ? (calls[0]?.about ?? '') : `from ${countOf(calls.length, 'event source')}`}`,
};
