/** Prints what the demo does now. */
export function sayStep(text: string): void {
  console.log(`● ${text}`);
}

/** Prints what the demo saw. */
export function saySeen(text: string): void {
  console.log(`✔ ${text}`);
}

/** Prints what went wrong and what helps. */
export function sayProblem(problem: string, remedy: string): void {
  console.error(`\n✖ ${problem}\n  ${remedy}`);
}
