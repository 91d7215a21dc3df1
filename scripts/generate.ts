import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fetchApiDocs } from './apiDocs';
import { renderGenerated } from './renderGenerated';

/** `npm run generate -- --url http://127.0.0.1:8088 --user NAME --password-env VARIABLE` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      user: { type: 'string' },
      'password-env': { type: 'string', default: 'ARI_PASSWORD' },
      out: { type: 'string', default: 'src/ari/generated' },
    },
  });
  const password = process.env[values['password-env']];
  if (values.url === undefined || values.user === undefined || password === undefined) {
    throw new Error('Give --url, --user and the name of a variable with the password (--password-env).');
  }
  const declarations = await fetchApiDocs({ url: values.url, user: values.user, password });
  for (const [name, text] of Object.entries(renderGenerated(declarations))) {
    await writeFile(path.join(values.out, name), text);
    console.log(`${name}: ${text.length} bytes`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
