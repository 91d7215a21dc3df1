import type { ServerSession } from '../../session/serverSession';
import type { Choice } from '../../ui/choice';
import { fieldsOf, type Fields } from '../../shared/fields';
import { jsonValue } from '../../shared/jsonValue';
import { applicationField } from '../applicationField';
import { askForm, type FormField } from '../askForm';
import { verbOf } from '../callsOutcome';
import { given, needed, variablesOf, variablesProblem } from '../formValues';
import { planned } from '../plannedCall';
import type { ActionTarget, ResourceAction } from '../resourceAction';

/** The technology and resource of the endpoint that an action was called on. */
function endpointOf({
  kind,
  ids,
}: ActionTarget): { readonly tech: string; readonly resource: string } | undefined {
  const id = kind === 'endpoint' ? (ids[0] ?? '') : '';
  const [, tech, resource] = /^([^/]+)\/(.+)$/s.exec(id) ?? [];
  return tech === undefined || resource === undefined ? undefined : { tech, resource };
}

function toField({ store }: ServerSession): FormField {
  return {
    key: 'to',
    label: 'To',
    prompt: 'To whom? Choose, or type such as pjsip:alice, or pjsip:sip:alice@example.org',
    choices: [...store.resources.endpoint.values()].map(({ technology, resource, state }) => {
      const value = `${technology.toLowerCase()}:${resource}`;
      return { label: value, description: state, icon: 'device-mobile', value };
    }),
    problem: (text) =>
      /^[^:\s]+:\S+$/.test(text) ? undefined : 'Type technology:resource, such as pjsip:alice.',
  };
}

const FROM: FormField = {
  key: 'from',
  label: 'From',
  prompt: 'From whom, as the other side shall see it: a SIP URI',
  placeholder: 'sip:workbench@example.org',
  problem: needed('Asterisk needs a sender.'),
};

const HEADERS: FormField = {
  key: 'variables',
  label: 'Headers',
  prompt: 'Headers or variables that go with it',
  placeholder: 'Subject=Hello; X-Header=value (a semicolon in a value: ;;)',
  optional: true,
  problem: variablesProblem,
};

const sendMessage: ResourceAction = {
  plan: async (target, asks) => {
    const endpoint = endpointOf(target);
    const text: FormField = { key: 'body', label: 'Text', prompt: 'Text of the message' };
    const fields = [...(endpoint ? [] : [toField(target.session)]), FROM, text, HEADERS];
    const answers = await askForm(asks, fields, 'Send');
    if (!answers) return undefined;
    const { to = '', from = '', body = '' } = answers;
    const variables = variablesOf(answers.variables ?? '');
    const params = { from, ...given({ body }), ...(variables ? { variables } : {}) };
    return [
      endpoint
        ? planned('endpoints.sendMessageToEndpoint', { ...endpoint, ...params }, target.ids[0] ?? '')
        : planned('endpoints.sendMessage', { to, ...params }, to),
    ];
  },
  // Asterisk answers 202: whether it arrives is not told.
  done: verbOf('Handed a message to Asterisk for'),
};

const refer: ResourceAction = {
  plan: async (target, asks) => {
    const endpoint = endpointOf(target);
    const fields: readonly FormField[] = [
      ...(endpoint ? [] : [toField(target.session)]),
      FROM,
      {
        key: 'refer_to',
        label: 'Refer to',
        prompt: 'To whom is the phone referred? An endpoint, or a SIP URI',
        placeholder: 'sip:bob@example.org',
        problem: needed('Type whom the phone shall call.'),
      },
      {
        key: 'to_self',
        label: 'To itself',
        usual: 'no',
        prompt: 'Does the phone call itself, and Asterisk the other side?',
        optional: true,
        only: true,
        choices: [
          { label: 'no', value: 'false' },
          { label: 'yes', value: 'true' },
        ],
      },
      HEADERS,
    ];
    const answers = await askForm(asks, fields, 'Refer');
    if (!answers) return undefined;
    const { to = '', from = '', refer_to: referTo = '', to_self: toSelf } = answers;
    const variables = variablesOf(answers.variables ?? '');
    const params = {
      from,
      refer_to: referTo,
      ...(toSelf === 'true' ? { to_self: true } : {}),
      ...(variables ? { variables } : {}),
    };
    return [
      endpoint
        ? planned('endpoints.referToEndpoint', { ...endpoint, ...params }, target.ids[0] ?? '')
        : planned('endpoints.refer', { to, ...params }, to),
    ];
  },
  done: verbOf('Handed a referral to Asterisk for'),
};

/** Reads NAME=value; OTHER=value, or a JSON object: user events may carry nested ones. */
function eventVariables(text: string): Fields | undefined {
  return text.trimStart().startsWith('{') ? fieldsOf(jsonValue(text)) : variablesOf(text);
}

const SOURCE_KINDS: ReadonlySet<string> = new Set(['channel', 'bridge', 'endpoint']);

function sources({ store }: ServerSession): readonly Choice<string>[] {
  const { channel, bridge, endpoint } = store.resources;
  return [
    ...[...channel.values()].map(({ id, name }) => ({
      label: `channel:${id}`,
      description: name,
      value: `channel:${id}`,
    })),
    ...[...bridge.values()].map(({ id, name }) => ({
      label: `bridge:${id}`,
      description: name,
      value: `bridge:${id}`,
    })),
    ...[...endpoint.keys()].map((id) => ({ label: `endpoint:${id}`, value: `endpoint:${id}` })),
  ];
}

const userEvent: ResourceAction = {
  plan: async (target, asks) => {
    const { session, kind, ids } = target;
    const [id] = ids;
    const application = kind === 'application' ? id : undefined;
    const fields: readonly FormField[] = [
      {
        key: 'eventName',
        label: 'Name',
        prompt: 'Name of the event',
        placeholder: 'my-event',
        problem: needed('Type a name for the event.'),
      },
      ...(application === undefined ? [applicationField(session, 'Which application gets it?')] : []),
      {
        key: 'source',
        label: 'About',
        prompt: 'What is it about? A channel, a bridge or an endpoint',
        value: id !== undefined && SOURCE_KINDS.has(kind) ? `${kind}:${id}` : '',
        optional: true,
        choices: sources(session),
        problem: (text) =>
          /^(channel|bridge|endpoint):\S+(,(channel|bridge|endpoint):\S+)*$/.test(text)
            ? undefined
            : 'Type channel:ID, bridge:ID or endpoint:TECH/RESOURCE; several separated by commas.',
      },
      {
        key: 'variables',
        label: 'Variables',
        prompt: 'What the event carries',
        placeholder: 'NAME=value; OTHER=value, or a JSON object',
        optional: true,
        problem: (text) =>
          eventVariables(text) === undefined ? 'Type NAME=value; OTHER=value, or a JSON object.' : undefined,
      },
    ];
    const answers = await askForm(asks, fields, 'Send');
    if (!answers) return undefined;
    const { eventName = '', app = '', source = '', variables: text = '' } = answers;
    const variables = eventVariables(text);
    const params = {
      eventName,
      application: application ?? app,
      ...(source === '' ? {} : { source: source.split(',') }),
      ...(variables ? { variables } : {}),
    };
    return [planned('events.userEvent', params, eventName)];
  },
  done: (calls) => `Sent the event ${calls[0]?.about ?? ''} to ${String(calls[0]?.params.application)}`,
};

/** Telling something to a phone or to an application. */
export const TELL_ACTIONS = { sendMessage, refer, userEvent };
