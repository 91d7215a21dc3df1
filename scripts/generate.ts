import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startAsterisk } from '../test/support/asterisk/startAsterisk';
import { fetchApiDocs, type ApiDeclaration } from './apiDocs';
import { renderGenerated } from './renderGenerated';

/** The description of the given server, or of the test bed's own Asterisk where none is given. */
async function readDescription(
  url: string | undefined,
  user: string | undefined,
  passwordVariable: string,
): Promise<ApiDeclaration[]> {
  if (url === undefined) {
    const asterisk = await startAsterisk();
    try {
      return await fetchApiDocs(asterisk);
    } finally {
      await asterisk.stop();
    }
  }
  const password = process.env[passwordVariable];
  if (user === undefined || password === undefined) {
    throw new Error(
      'Give --user too, and --password-env with the name of a variable that holds the password.',
    );
  }
  return fetchApiDocs({ url, user, password });
}

/** `npm run generate [-- --url http://127.0.0.1:8088 --user NAME --password-env VARIABLE]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      user: { type: 'string' },
      'password-env': { type: 'string', default: 'ARI_PASSWORD' },
      out: { type: 'string', default: 'src/ari/generated' },
    },
  });
  const declarations = await readDescription(values.url, values.user, values['password-env']);
  for (const [name, text] of Object.entries(renderGenerated(declarations))) {
    await writeFile(path.join(values.out, name), text);
    console.log(`${name}: ${text.length} bytes`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
