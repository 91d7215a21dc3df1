import { askChoice } from '../ui/askChoice';
import { SINGLE_STEP } from '../ui/runSteps';
import { callChoices, callsText, parseCalls } from './callsPerMinute';

/** Asks how many calls a minute the simulator shall make by itself; undefined when the user gives up. */
export async function askCalls(title: string, current: number): Promise<number | undefined> {
  const answer = await askChoice(
    { ...SINGLE_STEP, title },
    {
      placeholder: 'How many calls a minute shall it make by itself? Choose, or type a number up to 6000',
      choices: callChoices(current),
      active: current,
      free: (text) => {
        const value = parseCalls(text);
        return value === undefined ? undefined : { label: callsText(value), icon: 'call-incoming', value };
      },
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}
