import type { Choice, Separator } from '../ui/choice';

/** Choices, each that would be refused with the reason in place of its description. */
export function choicesWithProblems(
  choices: readonly (Choice<string> | Separator)[],
  problemOf: (text: string) => string | undefined,
): readonly (Choice<string> | Separator)[] {
  return choices.map((choice) => {
    const problem = 'value' in choice ? problemOf(choice.value) : undefined;
    return problem === undefined ? choice : { ...choice, description: problem };
  });
}
