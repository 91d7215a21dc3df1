/** Writes a line of JSON to the standard output. Never hand over a password. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): void {
  const line = { time: new Date().toISOString(), level, message, ...facts };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** What an exception says, for the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
