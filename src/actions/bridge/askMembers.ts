import { isOffered } from '../../operations/isOffered';
import type { LiveBridge, LiveChannel } from '../../shared/liveResources';
import { askChoices } from '../../ui/askChoices';
import type { Choice } from '../../ui/choice';
import { showInfo } from '../../ui/messages';
import { runSteps, SINGLE_STEP, type Step } from '../../ui/runSteps';
import { channelText } from '../channelText';
import { atLeastOne } from '../formValues';
import type { ActionTarget, Asks } from '../resourceAction';
import type { EntryOptions } from './bridgeCalls';

/** Who enters a bridge, and how. */
export interface NewMembers {
  readonly channels: readonly LiveChannel[];
  readonly options: EntryOptions;
}

interface Draft {
  readonly channels: readonly LiveChannel[];
  readonly options: readonly (keyof EntryOptions)[];
}

/** With this one, Asterisk learned not to tell the others of a new member's name. */
const INHIBIT_SINCE = ['17.6.0', '16.11.0'];

function choiceOf(channel: LiveChannel, picked: boolean): Choice<LiveChannel> {
  return { label: channel.name, description: channelText(channel), picked, value: channel };
}

function optionChoices(
  { bridgeType }: LiveBridge,
  version: string | undefined,
): readonly Choice<keyof EntryOptions>[] {
  const all: readonly (Choice<keyof EntryOptions> | undefined)[] = [
    bridgeType === 'holding'
      ? { label: 'announcer', description: 'all who wait hear it, and it hears nobody', value: 'role' }
      : undefined,
    { label: 'absorbDTMF', description: 'its key presses do not reach the others', value: 'absorbDTMF' },
    { label: 'mute', description: 'the others do not hear it', value: 'mute' },
    isOffered(INHIBIT_SINCE, version)
      ? {
          label: 'inhibitConnectedLineUpdates',
          description: 'the others are not told of its name and number',
          value: 'inhibitConnectedLineUpdates',
        }
      : undefined,
  ];
  return all.filter((choice) => choice !== undefined);
}

function entryOptions(chosen: readonly (keyof EntryOptions)[]): EntryOptions {
  return Object.fromEntries(chosen.map((name) => [name, name === 'role' ? 'announcer' : true]));
}

/** Asks who enters a bridge and how; undefined when the user gives up, or nobody can, which is told. */
export async function askNewMembers(
  { session }: ActionTarget,
  bridge: LiveBridge,
  { title, signal }: Asks,
): Promise<NewMembers | undefined> {
  const found = [...session.store.resources.channel.values()].filter(
    ({ stasis, bridgeId }) => stasis !== undefined && bridgeId !== bridge.id,
  );
  if (found.length === 0) {
    await showInfo(`${title}: no other channel is in an application.`);
    return undefined;
  }
  const channelsStep: Step<Draft> = {
    key: 'channels',
    ask: async (draft, place) => {
      const answer = await askChoices(place, {
        placeholder: 'Which channels enter the bridge?',
        choices: found.map((channel) => choiceOf(channel, draft.channels.includes(channel))),
        problem: atLeastOne('Tick at least one channel.'),
        signal,
      });
      return answer.kind === 'value'
        ? { kind: 'value', value: { ...draft, channels: answer.value } }
        : answer;
    },
  };
  const optionsStep: Step<Draft> = {
    key: 'options',
    ask: async (draft, place) => {
      const answer = await askChoices(place, {
        placeholder: 'How they enter; none is usual',
        choices: optionChoices(bridge, session.version).map((choice) => ({
          ...choice,
          picked: draft.options.includes(choice.value),
        })),
        signal,
      });
      return answer.kind === 'value' ? { kind: 'value', value: { ...draft, options: answer.value } } : answer;
    },
  };
  const draft = await runSteps<Draft>({
    title,
    steps: [channelsStep, optionsStep],
    draft: { channels: found.length === 1 ? found : [], options: [] },
  });
  return draft && { channels: draft.channels, options: entryOptions(draft.options) };
}

/** Asks which members of a bridge are meant, where it has more than one; undefined when the user gives up. */
export async function askMembers(
  { session }: ActionTarget,
  bridge: LiveBridge,
  { title, signal }: Asks,
): Promise<readonly LiveChannel[] | undefined> {
  const members = bridge.channelIds
    .map((id) => session.store.resources.channel.get(id))
    .filter((channel) => channel !== undefined);
  if (members.length < 2) return members;
  const answer = await askChoices(
    { ...SINGLE_STEP, title },
    {
      placeholder: 'Which channels?',
      choices: members.map((channel) => choiceOf(channel, false)),
      problem: atLeastOne('Tick at least one channel.'),
      signal,
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}
