import { CODECS } from '../../operations/suggestions/knownValues';
import type { ServerSession } from '../../session/serverSession';
import type { Choice } from '../../ui/choice';
import { APP_ARGS_FIELD, applicationField } from '../applicationField';
import { askForm, type FormAnswers, type FormField } from '../askForm';
import { verbOf } from '../callsOutcome';
import { given, isOneOf, needed, variablesOf, variablesProblem } from '../formValues';
import { endpointProblem } from '../originate/originateInput';
import { planned } from '../plannedCall';
import type { ResourceAction } from '../resourceAction';
import { mediaTransports, RTP } from './mediaTransports';

/** Variables for what is made, as one line. */
const VARIABLES: FormField = {
  key: 'variables',
  label: 'Variables',
  prompt: 'Channel variables',
  placeholder: 'NAME=value; OTHER=value (a semicolon in a value: ;;)',
  optional: true,
  problem: variablesProblem,
};

function withVariables(answers: FormAnswers): { readonly variables?: Readonly<Record<string, string>> } {
  const variables = variablesOf(answers.variables ?? '');
  return variables === undefined ? {} : { variables };
}

const FORMATS = CODECS.map((value) => ({ label: value, value }));

const NOT_BOTH = 'Asterisk takes an originator or formats, not both.';

function isLeftOut(answer: string | undefined): boolean {
  return answer === undefined || answer === '';
}

function channelChoices({ store }: ServerSession): readonly Choice<string>[] {
  return [...store.resources.channel.values()].map(({ id, name }) => ({
    label: name,
    description: id,
    value: id,
  }));
}

const createChannel: ResourceAction = {
  plan: async ({ session, kind, ids }, asks) => {
    const endpoint: FormField = {
      key: 'endpoint',
      label: 'Endpoint',
      prompt: 'Endpoint of the new channel: choose one, or type such as Local/500@from-trunk',
      value: (kind === 'endpoint' ? ids[0] : undefined) ?? '',
      choices: [...session.store.resources.endpoint.values()].map(({ id, state }) => ({
        label: id,
        description: state,
        icon: 'device-mobile',
        value: id,
      })),
      problem: endpointProblem,
    };
    const fields: readonly FormField[] = [
      ...(endpoint.value === '' ? [endpoint] : []),
      applicationField(session, 'Which application gets the channel? It is there at once, not dialled yet'),
      APP_ARGS_FIELD,
      {
        key: 'originator',
        label: 'Originator',
        prompt: 'The channel on whose behalf it is made: codecs and language come from it',
        optional: true,
        choices: channelChoices(session),
        problem: (_text, { formats }) => (isLeftOut(formats) ? undefined : NOT_BOTH),
      },
      {
        key: 'formats',
        label: 'Formats',
        prompt: 'Codecs, separated by commas, where there is no originator',
        optional: true,
        choices: FORMATS,
        problem: (_text, { originator }) => (isLeftOut(originator) ? undefined : NOT_BOTH),
      },
      VARIABLES,
    ];
    const answers = await askForm(asks, fields, 'Create');
    if (!answers) return undefined;
    const { endpoint: typed = '', app = '', appArgs = '', originator = '', formats = '' } = answers;
    const to = typed === '' ? (endpoint.value ?? '') : typed.trim();
    const options = { ...given({ appArgs, originator, formats }), ...withVariables(answers) };
    return [planned('channels.create', { endpoint: to, app, channelId: asks.newId(), ...options }, to)];
  },
  done: (calls) => `Created a channel to ${calls[0]?.about ?? ''}: Dial it next`,
};

const CONNECTION_TYPES = ['client', 'server'] as const;

const isWebSocket = ({ transport }: FormAnswers): boolean => transport === 'websocket';

const externalMedia: ResourceAction = {
  plan: async ({ session }, asks) => {
    const transports = mediaTransports(session.version);
    const transport: FormField = {
      key: 'transport',
      label: 'Transport',
      prompt: 'How does the media go out?',
      only: true,
      choices: transports.map(({ transport: value, meaning }) => ({
        label: value,
        description: meaning,
        value,
      })),
    };
    const hasWebSocket = transports.some(({ transport: value }) => value === 'websocket');
    const fields: readonly FormField[] = [
      ...(transports.length > 1 ? [transport] : []),
      {
        key: 'external_host',
        label: 'Host',
        prompt: `Where does it go? host:port${hasWebSocket ? '; for a WebSocket the name of the connection, or INCOMING' : ''}`,
        placeholder: '127.0.0.1:4000',
        problem: (text, answers) =>
          isWebSocket(answers)
            ? needed('Type the name of the connection, or INCOMING.')(text)
            : /^[^:\s]+:\d{1,5}$|^\[[^\]\s]+\]:\d{1,5}$/.test(text)
              ? undefined
              : 'Type host:port, such as 127.0.0.1:4000.',
      },
      {
        key: 'format',
        label: 'Format',
        prompt: 'Which codec?',
        choices: FORMATS,
        problem: needed('Asterisk needs a codec.'),
      },
      applicationField(session, 'Which application gets the channel?'),
      {
        key: 'connection_type',
        label: 'Connection',
        usual: 'client',
        prompt: 'Who connects?',
        optional: true,
        only: true,
        applies: isWebSocket,
        choices: [
          { label: 'client', description: 'Asterisk does', value: 'client' },
          { label: 'server', description: 'the other side does', value: 'server' },
        ],
      },
      {
        key: 'data',
        label: 'Data',
        prompt: 'Data of the encapsulation: for AudioSocket its UUID',
        optional: true,
        applies: (answers) => !isWebSocket(answers),
      },
      {
        key: 'transport_data',
        label: 'Transport data',
        prompt: 'Data of the transport',
        optional: true,
        applies: isWebSocket,
      },
      VARIABLES,
    ];
    const answers = await askForm(asks, fields, 'Start');
    if (!answers) return undefined;
    const { app = '', external_host: host = '', format = '', connection_type: type } = answers;
    const { data = '', transport_data: transportData = '' } = answers;
    const by = transports.find(({ transport: value }) => value === answers.transport) ?? RTP;
    return [
      planned(
        'channels.externalMedia',
        {
          ...{ channelId: asks.newId(), app, external_host: host, format },
          ...{ transport: by.transport, encapsulation: by.encapsulation },
          ...(isOneOf(CONNECTION_TYPES, type) ? { connection_type: type } : {}),
          ...given({ data, transport_data: transportData }),
          ...withVariables(answers),
        },
        host,
      ),
    ];
  },
  done: verbOf('External media to'),
};

/** Making a channel that is no call yet. */
export const MAKE_ACTIONS = { createChannel, externalMedia };
