import type { OperationParams } from '../ari/generated/operations';
import { leavesFolder } from '../ari/leavesFolder';
import { sendQuestion } from '../operations/sendQuestion';
import { RECORDING_FORMATS } from '../operations/suggestions/knownValues';
import type { FormAnswers, FormField } from './askForm';
import { isOneOf, needed, wholeNumber } from './formValues';
import type { PlannedCall } from './plannedCall';
import type { Question } from '../ui/agreesTo';

type RecordParams = Omit<OperationParams['channels.record'], 'channelId'>;

/** Asterisk answers 500 to a name that is missing. */
function nameProblem(text: string): string | undefined {
  const missing = needed('Type a name: Asterisk needs one.')(text);
  if (missing !== undefined) return missing;
  return leavesFolder(text.trim()) ? 'Give a name inside Asterisk’s folder of recordings.' : undefined;
}

function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

/** The questions before a recording; its name is proposed from `now`. */
export function recordFields(now: Date): readonly FormField[] {
  const seconds = wholeNumber(0, 86_400);
  return [
    {
      key: 'name',
      label: 'Name',
      prompt: 'Name of the recording, without an extension; a / makes folders',
      value: `recording-${stamp(now)}`,
      problem: nameProblem,
    },
    {
      key: 'format',
      label: 'Format',
      prompt: 'Which format? Choose, or type one of “core show file formats”',
      choices: RECORDING_FORMATS.map(([value, description]) => ({ label: value, description, value })),
      problem: needed('Asterisk needs a format.'),
    },
    {
      key: 'ifExists',
      label: 'If it exists',
      usual: 'fail',
      prompt: 'What if a recording of this name exists?',
      optional: true,
      only: true,
      choices: [
        { label: 'fail', description: 'Asterisk answers 409', value: 'fail' },
        { label: 'overwrite', value: 'overwrite' },
        { label: 'append', value: 'append' },
      ],
    },
    {
      key: 'maxDurationSeconds',
      label: 'Longest',
      usual: 'without end',
      prompt: 'End after so many seconds; 0 for never',
      optional: true,
      problem: seconds,
    },
    {
      key: 'maxSilenceSeconds',
      label: 'Longest silence',
      usual: 'any',
      prompt: 'End after so many seconds of silence; 0 for never',
      optional: true,
      problem: seconds,
    },
    {
      key: 'beep',
      label: 'Beep',
      usual: 'no',
      prompt: 'A beep when it begins?',
      optional: true,
      only: true,
      choices: [
        { label: 'no', value: 'false' },
        { label: 'yes', value: 'true' },
      ],
    },
    {
      key: 'terminateOn',
      label: 'End by digit',
      usual: 'none',
      prompt: 'Which DTMF digit ends it?',
      optional: true,
      only: true,
      choices: ['none', 'any', '*', '#'].map((value) => ({ label: value, value })),
    },
  ];
}

/** The answers to {@link recordFields} as ARI takes them. */
export function recordParams(answers: FormAnswers): RecordParams {
  const { name = '', format = '', ifExists, beep, terminateOn } = answers;
  const { maxDurationSeconds: longest = '', maxSilenceSeconds: silence = '' } = answers;
  return {
    name: name.trim(),
    format: format.trim(),
    ...(isOneOf(['fail', 'overwrite', 'append'], ifExists) ? { ifExists } : {}),
    ...(longest === '' ? {} : { maxDurationSeconds: Number(longest) }),
    ...(silence === '' ? {} : { maxSilenceSeconds: Number(silence) }),
    ...(beep === 'true' ? { beep: true } : {}),
    ...(isOneOf(['none', 'any', '*', '#'], terminateOn) ? { terminateOn } : {}),
  };
}

/** Asks before a recording takes the place of another one; the same as wherever else it is sent from. */
export function recordQuestion(
  [call]: readonly PlannedCall[],
  { session }: { readonly session: { readonly profile: { readonly name: string } } },
): Question | undefined {
  if (!call) return undefined;
  return sendQuestion({ id: call.operation, method: 'POST', path: '' }, call.params, session.profile.name);
}
