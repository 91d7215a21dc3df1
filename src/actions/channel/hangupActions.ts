import { AriError } from '../../ari/ariError';
import type { OperationParams } from '../../ari/generated/operations';
import type { Choice } from '../../ui/choice';
import { SINGLE_STEP } from '../../ui/runSteps';
import { askChoice } from '../../ui/askChoice';
import { countOf, verbOf } from '../callsOutcome';
import { wholeNumber } from '../formValues';
import { hangupScope } from '../hangupScope';
import type { PlannedCall } from '../plannedCall';
import type { ActionTarget, Asks, ResourceAction } from '../resourceAction';
import type { Question } from '../../ui/agreesTo';
import { callEach } from './channelCalls';

/** Why ARI says a channel is hung up, as `channels.hangup` spells it. */
export type HangupReason = NonNullable<OperationParams['channels.hangup']['reason']>;

type Reason = Pick<OperationParams['channels.hangup'], 'reason' | 'reason_code'>;

/** ARI's own reasons, with the cause that each becomes. */
const REASONS: readonly (readonly [HangupReason, string])[] = [
  ['normal', '16, normal clearing'],
  ['busy', '17, user busy'],
  ['congestion', '34, no circuit available'],
  ['no_answer', '19, no answer from the user'],
  ['rejected', '21, call rejected'],
  ['timeout', '102, recovery on timer expiry'],
  ['unallocated', '1, unallocated number'],
  ['number_incomplete', '28, invalid number format'],
  ['codec_mismatch', '58, bearer capability not available'],
  ['interworking', '127, interworking'],
  ['failure', '38, network out of order'],
  ['answered_elsewhere', '26, answered elsewhere'],
  ['normal_unspecified', '31, normal, unspecified'],
];

/** How many channels a confirmation names before it only counts. */
const NAMED_AT_MOST = 10;

const isCause = wholeNumber(1, 127);

async function askReason({ title, signal }: Asks): Promise<Reason | undefined> {
  const choices = REASONS.map(([reason, cause]): Choice<Reason> => ({
    label: reason,
    description: cause,
    value: { reason },
  }));
  const answer = await askChoice<Reason>(
    { ...SINGLE_STEP, title },
    {
      placeholder: 'For which reason? Choose one, or type a cause code from 1 to 127',
      choices,
      free: (text) => ({
        label: text,
        description: isCause(text) ?? 'as Q.850 cause; an Asterisk before 18 ignores it',
        value: { reason_code: text },
      }),
      accepts: ({ reason_code: code }) => code === undefined || isCause(code) === undefined,
      signal,
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

function scopeOf({ session, ids }: ActionTarget): ReturnType<typeof hangupScope> {
  return hangupScope(session.store.resources, ids, session.ourApplication);
}

function plan(target: ActionTarget, reason: Reason): readonly PlannedCall[] {
  const { falling, ids } = scopeOf(target);
  // It may have gone while the reason was chosen.
  if (ids.length === 0) {
    throw new AriError({
      code: 'badParameter',
      operation: 'hangup',
      message: 'The channel is gone.',
      hint: 'Choose another channel.',
    });
  }
  const names = new Map(falling.map(({ id, name }) => [id, name]));
  const channels = ids.map((id) => ({ id, name: names.get(id) ?? id }));
  return callEach(channels, 'channels.hangup', reason);
}

/** Asks before more than one channel would fall, or one that is not in our application. */
function question(_calls: readonly PlannedCall[], target: ActionTarget): Question | undefined {
  const { session } = target;
  const { falling, foreign } = scopeOf(target);
  if (falling.length <= 1 && foreign.length === 0) return undefined;
  const lines = falling.slice(0, NAMED_AT_MOST).map(({ name }) => name);
  if (falling.length > NAMED_AT_MOST) lines.push(`and ${String(falling.length - NAMED_AT_MOST)} more`);
  if (foreign.length > 0) {
    const whose = foreign.length === falling.length ? 'Not' : `${String(foreign.length)} not`;
    lines.push('', `${whose} in our application ${session.ourApplication}.`);
  }
  return {
    question: `Hang up ${countOf(falling.length, 'channel')} on ${session.profile.name}?`,
    detail: lines,
    button: 'Hang Up',
  };
}

const done = verbOf('Hung up');

/** Hanging up, of more than one channel only when the user agrees. */
export const HANGUP_ACTIONS: Readonly<Record<'hangup' | 'hangupWithReason', ResourceAction>> = {
  hangup: { plan: (target) => plan(target, { reason: 'normal' }), question, done },
  hangupWithReason: {
    plan: async (target, asks) => {
      const reason = await askReason(asks);
      return reason && plan(target, reason);
    },
    question,
    done,
  },
};
