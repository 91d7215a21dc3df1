import type { CallHistory, PastCall } from '../session/callHistory';
import { chooseItem } from '../ui/chooseItem';
import { showInfo } from '../ui/messages';
import { callContent, type CallPlace } from './callContent';
import { shownCalls } from './historyFilter';

/** How many calls are offered: older ones are found in the view. */
const MOST_OFFERED = 100;

/** Lets the user choose one of the last calls; undefined when they give up, or there is none, which is told. */
export async function pickCall(
  title: string,
  history: Pick<CallHistory, 'calls'>,
  placeOf: (call: PastCall) => CallPlace,
  fits: (call: PastCall, place: CallPlace) => boolean = () => true,
): Promise<PastCall | undefined> {
  const choices = shownCalls(history.calls, 'own')
    .map((call) => ({ call, place: placeOf(call) }))
    .filter(({ call, place }) => fits(call, place))
    .slice(0, MOST_OFFERED)
    .map(({ call, place }) => {
      const { label, description } = callContent(call, place);
      return { label, description, detail: `${call.method} ${call.path}`, value: call };
    });
  if (choices.length > 0) return chooseItem(choices, { title, placeholder: 'Which request?' });
  await showInfo(`${title}: there is no such request in the history yet.`);
  return undefined;
}
