import { eventTypes } from '../../ari/generated/events';
import { askChoices } from '../../ui/askChoices';
import { runSteps, type Step } from '../../ui/runSteps';
import { filterText, type EventFilterTypes } from './eventFilter';

/** Every type that a filter can name: those of ARI, and those that the filter names already. */
function typesToOffer({ allowed, disallowed }: EventFilterTypes): readonly string[] {
  return [...new Set<string>([...eventTypes, ...allowed, ...disallowed])].sort();
}

function step(
  key: keyof EventFilterTypes,
  types: readonly string[],
  placeholder: string,
  signal: AbortSignal,
): Step<EventFilterTypes> {
  return {
    key,
    ask: async (draft, place) => {
      const answer = await askChoices(place, {
        placeholder,
        choices: types.map((type) => ({
          label: type,
          description: key === 'allowed' && draft.disallowed.includes(type) ? 'never sent: disallowed' : '',
          picked: draft[key].includes(type),
          value: type,
        })),
        signal,
      });
      return answer.kind === 'value' ? { kind: 'value', value: { ...draft, [key]: answer.value } } : answer;
    },
  };
}

/** Asks which events an application shall be sent, as its filter is now; undefined when the user gives up. */
export async function askFilter(
  title: string,
  present: EventFilterTypes,
  signal: AbortSignal,
): Promise<EventFilterTypes | undefined> {
  const types = typesToOffer(present);
  return runSteps<EventFilterTypes>({
    title: `${title} (now: ${filterText(present)})`,
    steps: [
      step(
        'disallowed',
        // The answers to REST calls over the WebSocket: without them such calls hang.
        types.filter((type) => type !== 'RESTResponse'),
        'Disallowed: which are never sent?',
        signal,
      ),
      step('allowed', types, 'Allowed: only these (and RESTResponse); none for all', signal),
    ],
    draft: present,
  });
}
