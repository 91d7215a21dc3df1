import { nearWord } from './nearWord';
import { GENERATED_VALUES, generatedValue } from './generatedValues';
import { LIVE_PICKS, livePick } from './livePicks';
import { fileScope, type Lookup, type Scope } from './scope';
import type { RequestFile } from '../syntax/requestFile';

function unknown(name: string, known: readonly string[], sign: string): Lookup {
  const near = nearWord(name, known);
  const remedy =
    near === undefined
      ? `Define it with a line @${name} = value, or ask for it: {{?${name}}}`
      : `Did you mean {{${sign}${near}}}?`;
  return {
    kind: 'none',
    message: `${sign}${name} is no variable, no named request and nothing to choose. ${remedy}`,
  };
}

/** What the names of a file mean before anything is sent: variables have values, the others come later. */
export function staticScope(file: RequestFile): Scope {
  const requests = file.blocks.flatMap(({ name }) => (name ? [name.text] : []));
  const names = [
    ...file.variables.map(({ name }) => name.text),
    ...requests,
    ...LIVE_PICKS.map(({ name }) => name),
  ];
  const requestNames = new Set(requests);
  return fileScope(file, ({ source, name, steps }) => {
    if (source === 'question') return { kind: 'later' };
    if (source === 'generated') {
      if (!generatedValue(name)) {
        return unknown(
          name,
          GENERATED_VALUES.map((each) => each.name),
          '$',
        );
      }
      return steps.length === 0
        ? { kind: 'later' }
        : { kind: 'none', message: `$${name} is a text: it has no parts.` };
    }
    return requestNames.has(name) || livePick(name) ? { kind: 'later' } : unknown(name, names, '');
  });
}
