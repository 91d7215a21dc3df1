import { createRequire } from 'node:module';
import type { TestContext } from 'node:test';
import { ClientProgram } from './clientProgram';

const require = createRequire(import.meta.url);

/** Runs npm's wscat with the arguments as a user would type them; events appear as its JSON lines. */
export function wscat(context: TestContext, ...args: string[]): ClientProgram {
  return new ClientProgram(context, {
    program: process.execPath,
    args: [require.resolve('wscat/bin/wscat'), ...args],
  });
}
