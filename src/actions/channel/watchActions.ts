import { APP_ARGS_FIELD, applicationField } from '../applicationField';
import { askForm, type FormField } from '../askForm';
import { verbOf } from '../callsOutcome';
import { given, isOneOf } from '../formValues';
import { recordFields, recordParams, recordQuestion } from '../recordForm';
import type { ResourceAction } from '../resourceAction';
import { callEach } from './channelCalls';
import { channelsOf } from './channelsOf';

const DIRECTIONS = ['both', 'in', 'out', 'none'] as const;

const SPY: FormField = {
  key: 'spy',
  label: 'Listen',
  prompt: 'Listen to what?',
  only: true,
  choices: [
    { label: 'both', description: 'the channel and what it hears', value: 'both' },
    { label: 'in', description: 'what the channel says', value: 'in' },
    { label: 'out', description: 'what the channel hears', value: 'out' },
    { label: 'none', description: 'whisper only', value: 'none' },
  ],
};

const WHISPER: FormField = {
  key: 'whisper',
  label: 'Whisper',
  prompt: 'Whisper to whom?',
  only: true,
  problem: (text, { spy }) =>
    text === 'none' && spy === 'none' ? 'Listen or whisper: Asterisk refuses neither.' : undefined,
  choices: [
    { label: 'none', description: 'listen only', value: 'none' },
    { label: 'out', description: 'the channel hears it', value: 'out' },
    { label: 'in', description: 'those hear it who hear the channel', value: 'in' },
    { label: 'both', value: 'both' },
  ],
};

const snoop: ResourceAction = {
  plan: async (target, asks) => {
    const app = applicationField(target.session, 'Which application gets the channel that listens?');
    const answers = await askForm(asks, [SPY, WHISPER, app, APP_ARGS_FIELD], 'Snoop');
    if (!answers) return undefined;
    const { spy, whisper: to, app: application = '', appArgs = '' } = answers;
    return callEach(channelsOf(target), 'channels.snoopChannelWithId', () => ({
      snoopId: asks.newId(),
      spy: isOneOf(DIRECTIONS, spy) ? spy : 'both',
      whisper: isOneOf(DIRECTIONS, to) ? to : 'none',
      app: application,
      ...given({ appArgs }),
    }));
  },
  done: verbOf('Snooping on'),
};

const record: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(asks, recordFields(new Date()), 'Record');
    return answers && callEach(channelsOf(target), 'channels.record', recordParams(answers));
  },
  question: recordQuestion,
  done: (calls) => `${verbOf('Recording')(calls)} as ${String(calls[0]?.params.name)}`,
};

const rtpStatistics: ResourceAction = {
  plan: (target) => callEach(channelsOf(target), 'channels.rtpstatistics', {}),
  done: verbOf('RTP statistics of'),
  show: async (answers, _target, { document }) => {
    for (const { call, value } of answers) await document(`RTP ${call.about}`, value);
  },
};

/** What looks at, listens to or keeps what happens on a channel. */
export const WATCH_ACTIONS = { snoop, record, rtpStatistics };
