import type { PastCall } from '../session/callHistory';
import { answerTime } from '../shared/answerTime';
import { displayLines, displayText } from '../shared/displayText';
import { hasFailed } from './historyFilter';

/** What there is to know of a call's connection now. */
export interface CallPlace {
  /** The server's name for the user, where there are several. */
  readonly server: string | undefined;
  /** It is connected, and may send such a call. */
  readonly canRepeat: boolean;
}

/** How a call is shown; every text is safe. */
export interface CallContent {
  readonly label: string;
  readonly description: string;
  /** A codicon, and the name of its colour. */
  readonly icon: string;
  readonly color: string | undefined;
  /** `call [canRepeat]`. */
  readonly context: string;
  readonly spoken: string;
  readonly tooltip: () => string;
}

/** Longest body in a tooltip, in characters. */
const LONGEST_BODY = 500;

function timeText(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB');
}

function look(call: PastCall): Pick<CallContent, 'color' | 'icon'> {
  if (!call.outcome) return { icon: 'sync~spin', color: undefined };
  if (hasFailed(call)) return { icon: 'error', color: 'list.errorForeground' };
  return { icon: 'pass', color: call.background ? 'disabledForeground' : 'testing.iconPassed' };
}

function statusText({ outcome }: PastCall): string {
  if (!outcome) return 'waiting';
  return outcome.status === undefined ? 'no answer' : String(outcome.status);
}

function tooltipLines(call: PastCall, server: string | undefined): readonly string[] {
  const { method, path, body, outcome, sentAt } = call;
  return [
    `${method} ${path}`,
    ...(body === undefined ? [] : [body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)}…` : body]),
    [statusText(call), ...(outcome ? [answerTime(outcome.durationMs)] : [])].join(' · '),
    ...(outcome?.problem ? [outcome.problem.message, outcome.problem.hint] : []),
    `${new Date(sentAt).toLocaleString('en-GB')}${server === undefined ? '' : ` on ${server}`}`,
  ];
}

/** What a call of the history looks like. */
export function callContent(call: PastCall, { server, canRepeat }: CallPlace): CallContent {
  const { operation, about, outcome, sentAt } = call;
  const facts = [
    statusText(call),
    ...(about === '' ? [] : [about]),
    ...(outcome ? [answerTime(outcome.durationMs)] : []),
    timeText(sentAt),
    ...(server === undefined ? [] : [server]),
  ];
  return {
    label: displayText(operation),
    description: displayText(facts.join(' · ')),
    ...look(call),
    context: canRepeat ? 'call canRepeat' : 'call',
    spoken: displayText([operation, ...facts].join(', ')),
    tooltip: () =>
      displayLines(
        tooltipLines(call, server)
          .map((line) => displayText(line))
          .join('\n'),
      ),
  };
}
