import { AriError } from '../../ari/ariError';
import { hasOwnLogName, logChannelName } from '../../shared/logChannelName';
import { askChoices } from '../../ui/askChoices';
import { askText } from '../../ui/askText';
import { runSteps, type Step } from '../../ui/runSteps';
import { atLeastOne } from '../formValues';
import { planned } from '../plannedCall';
import type { ActionTarget, Asks, ResourceAction } from '../resourceAction';
import { LOG_LEVELS, logNameProblem } from './logChannelInput';

interface Draft {
  readonly name: string;
  readonly levels: readonly string[];
}

function nameStep({ signal }: Asks): Step<Draft> {
  return {
    key: 'name',
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'File name, in the log folder of Asterisk',
        placeholder: 'calls.log',
        value: draft.name,
        problem: logNameProblem,
        signal,
      });
      return answer.kind === 'value'
        ? { kind: 'value', value: { ...draft, name: answer.value.trim() } }
        : answer;
    },
  };
}

function levelsStep({ signal }: Asks): Step<Draft> {
  return {
    key: 'levels',
    ask: async (draft, place) => {
      const answer = await askChoices(place, {
        placeholder: 'What shall be written into it?',
        choices: LOG_LEVELS.map(([level, meaning]) => ({
          label: level,
          description: meaning,
          picked: draft.levels.includes(level),
          value: level,
        })),
        problem: atLeastOne('Tick at least one level.'),
        signal,
      });
      return answer.kind === 'value' ? { kind: 'value', value: { ...draft, levels: answer.value } } : answer;
    },
  };
}

/** The name of the log that an action is about. @throws AriError `badParameter` where another log has it, too */
function nameOf({ session, ids: [file = ''] }: ActionTarget): string {
  const name = logChannelName(file);
  const logs = session.lists.get('logChannel').items;
  if (hasOwnLogName(file, logs?.keys() ?? [])) return name;
  throw new AriError({
    code: 'badParameter',
    operation: 'asterisk',
    message: `ARI cannot name the log ${file}: another one is called ${name}, too.`,
    hint: 'Use Asterisk’s command line (logger …), or change logger.conf.',
  });
}

/** Has Asterisk write a log of its own, until the next rotation. */
export const addLogChannel: ResourceAction = {
  plan: async (_target, asks) => {
    const draft = await runSteps<Draft>({
      title: asks.title,
      steps: [nameStep(asks), levelsStep(asks)],
      draft: { name: '', levels: ['notice', 'warning', 'error'] },
    });
    if (!draft) return undefined;
    const params = { logChannelName: draft.name, configuration: draft.levels.join(',') };
    return [planned('asterisk.addLog', params, draft.name)];
  },
  done: (calls) => `Added the log ${calls[0]?.about ?? ''}; the next rotation of any log drops it`,
};

/** Begins a new file; asks first, since every log that was added over ARI goes with it. */
export const rotateLogChannel: ResourceAction = {
  plan: (target) => {
    const name = nameOf(target);
    return [planned('asterisk.rotateLog', { logChannelName: name }, name)];
  },
  question: (calls, { session }) => ({
    question: `Rotate the log ${calls[0]?.about ?? ''} on ${session.profile.name}?`,
    detail: [
      'It is renamed, and a new file is begun.',
      'Asterisk drops every log that was added over ARI when it rotates one; those of logger.conf stay.',
    ],
    button: 'Rotate',
  }),
  done: (calls) => `Rotated the log ${calls[0]?.about ?? ''}`,
};

/** Has Asterisk write a log no more. */
export const removeLogChannel: ResourceAction = {
  plan: (target) => {
    const name = nameOf(target);
    return [planned('asterisk.deleteLog', { logChannelName: name }, name)];
  },
  question: (calls, { session }) => ({
    question: `Remove the log ${calls[0]?.about ?? ''} on ${session.profile.name}?`,
    detail:
      'Nothing more is written into it. Its file stays; one of logger.conf comes back with the next start.',
    button: 'Remove',
  }),
  done: (calls) => `Removed the log ${calls[0]?.about ?? ''}`,
};
