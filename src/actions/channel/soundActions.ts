import type { OperationParams } from '../../ari/generated/operations';
import type { Choice } from '../../ui/choice';
import { chooseItem } from '../../ui/chooseItem';
import { askForm } from '../askForm';
import { verbOf } from '../callsOutcome';
import { chooseMedia } from '../chooseMedia';
import { wholeNumber } from '../formValues';
import type { Asks, ResourceAction } from '../resourceAction';
import { callEach, playCalls } from './channelCalls';
import { channelsOf } from './channelsOf';

type Direction = NonNullable<OperationParams['channels.mute']['direction']>;

const play: ResourceAction = {
  plan: async (target, { title, signal, newId, recentMedia }) => {
    const media = await chooseMedia(title, target.session, recentMedia, signal);
    if (!media) return undefined;
    await recentMedia.add(media.join(','));
    return playCalls(channelsOf(target), media, newId);
  },
  done: (calls) => {
    const { media } = calls[0]?.params ?? {};
    return verbOf(`Playing ${Array.isArray(media) ? media.join(', ') : 'media'} on`)(calls);
  },
};

const DIRECTIONS: readonly Choice<Direction>[] = [
  { label: 'both', description: 'neither hears the other', value: 'both' },
  { label: 'in', description: 'what the channel says is not heard', value: 'in' },
  { label: 'out', description: 'the channel hears nothing', value: 'out' },
];

async function askDirection({ title, signal }: Asks): Promise<Direction | undefined> {
  return chooseItem(DIRECTIONS, { title, placeholder: 'Which direction?', signal });
}

const mute: ResourceAction = {
  plan: async (target, asks) => {
    const direction = await askDirection(asks);
    return direction && callEach(channelsOf(target), 'channels.mute', { direction });
  },
  done: verbOf('Muted'),
};

const unmute: ResourceAction = {
  plan: async (target, asks) => {
    const direction = await askDirection(asks);
    return direction && callEach(channelsOf(target), 'channels.unmute', { direction });
  },
  done: verbOf('Unmuted'),
};

const startMoh: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'mohClass',
          label: 'Class',
          prompt: 'Which music? Choose, or type a class of musiconhold.conf (Asterisk answers 204 to any)',
          choices: [
            { label: 'The channel’s own', description: 'its CHANNEL(musicclass)', value: '' },
            { label: 'default', value: 'default' },
          ],
        },
      ],
      'Start',
    );
    if (!answers) return undefined;
    const { mohClass = '' } = answers;
    return callEach(channelsOf(target), 'channels.startMoh', mohClass === '' ? {} : { mohClass });
  },
  done: verbOf('Music on hold on'),
};

/** What Asterisk can send; it is silent about others. */
function dtmfProblem(text: string): string | undefined {
  return /^[0-9A-D*#wf]+$/i.test(text)
    ? undefined
    : 'Type digits: 0 to 9, *, #, A to D; w waits half a second, W a whole one, f is a flash.';
}

const milliseconds = wholeNumber(0, 60_000);

const sendDtmf: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'dtmf',
          label: 'Digits',
          prompt: 'Digits to send',
          placeholder: '1234#',
          problem: dtmfProblem,
        },
        ...(['before', 'between', 'duration', 'after'] as const).map((key) => ({
          key,
          label: { before: 'Before', between: 'Between digits', duration: 'Each digit', after: 'After' }[key],
          prompt: {
            before: 'How long to wait before the first digit, ms',
            between: 'How long to wait between digits, ms',
            duration: 'How long each digit lasts, ms',
            after: 'How long to wait after the last digit, ms',
          }[key],
          usual: { before: '0', between: '100', duration: '100', after: '0' }[key],
          optional: true as const,
          problem: milliseconds,
        })),
      ],
      'Send',
    );
    if (!answers) return undefined;
    const { dtmf = '' } = answers;
    const times: { before?: number; between?: number; duration?: number; after?: number } = {};
    for (const key of ['before', 'between', 'duration', 'after'] as const) {
      const text = answers[key] ?? '';
      if (text !== '') times[key] = Number(text);
    }
    return callEach(channelsOf(target), 'channels.sendDTMF', { dtmf, ...times });
  },
  done: verbOf('Sent DTMF to'),
};

/** What a channel is made to hear, and whether it is heard. */
export const SOUND_ACTIONS = { play, mute, unmute, startMoh, sendDtmf };
