import { SWITCHABLE_EVENT_TYPES, switchingOffCost } from '../shared/switchableEventTypes';
import { chooseItems } from '../ui/chooseItem';

/** What {@link askEventTypes} shows. */
export interface EventTypesQuestion {
  readonly title: string;
  /** The types that are off now. */
  readonly off: readonly string[];
  /** How many events of each type the log holds. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Asks which event types Asterisk shall not send, the most frequent first; undefined when given up. */
export async function askEventTypes({
  title,
  off,
  counts,
}: EventTypesQuestion): Promise<readonly string[] | undefined> {
  const countOf = (type: string): number => counts.get(type) ?? 0;
  const choices = [...SWITCHABLE_EVENT_TYPES]
    .sort((a, b) => countOf(b) - countOf(a))
    .map((type) => {
      const cost = switchingOffCost(type);
      const description = countOf(type) === 0 ? '' : `${countOf(type).toLocaleString('en')} in the log`;
      return {
        label: type,
        description,
        picked: off.includes(type),
        ...(cost && { detail: cost }),
        value: type,
      };
    });
  const placeholder = 'Which event types shall Asterisk not send to this connection?';
  return chooseItems(choices, { title, placeholder });
}
