import { randomBytes } from 'node:crypto';
import { readProgramOptions, USAGE, UsageError, type ProgramOptions } from './programOptions';
import { startSimulator } from './startSimulator';

// The extension loads this very bundle, for this function.
export { startSimulator };

/** Exit code for a command line that means nothing. */
const USAGE_CODE = 2;

/** Runs until SIGINT or SIGTERM. Throws what `startSimulator` throws. */
async function run({ port, user, readOnlyUser, callsPerMinute, seed, storm }: ProgramOptions): Promise<void> {
  const password = user.password ?? randomBytes(12).toString('base64url');
  const simulator = await startSimulator({
    port,
    users: [{ name: user.name, password, readOnly: false }, ...(readOnlyUser ? [readOnlyUser] : [])],
    callsPerMinute,
    storm,
    ...(seed !== undefined && { seed }),
    onFault: (error) => console.error('An operation failed:', error),
  });
  const url = `${simulator.url}/ari`;
  if (user.password === undefined) console.log(`Password of ${user.name}, for this run: ${password}`);
  console.log(
    `Simulated Asterisk: ${url}, user ${user.name}; try: curl -u ${user.name} ${url}/asterisk/info`,
  );
  const end = (): void => void simulator.close();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

async function main(): Promise<void> {
  const options = readProgramOptions(process.argv.slice(2), process.env);
  if (options === 'help') console.log(USAGE);
  else await run(options);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    const isUsage = error instanceof UsageError;
    console.error(error instanceof Error ? error.message : error);
    if (isUsage) console.error('See --help.');
    process.exitCode = isUsage ? USAGE_CODE : 1;
  });
}
