import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import type { ExtensionTestResult, ExtensionTests } from './extensionTestResult';

/** Milliseconds that one test may take; the longest takes some 40 s here, and machines are slower than that. */
const TEST_TIMEOUT = 180_000;

/**
 * VS Code calls this in its extension host. Runs the `tests` of every `*.test.js` beside this file, writes
 * the report, and throws when a test failed or none ran.
 */
export async function run(): Promise<void> {
  const result: ExtensionTestResult = { passed: [], failed: [] };
  const wanted = new RegExp(process.env.ARI_TEST_GREP ?? '');
  for (const file of fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) {
    for (const [title, test] of Object.entries(loadTests(path.join(__dirname, file)))) {
      const name = `${file.replace('.test.js', '')}: ${title}`;
      if (wanted.test(name)) await runOne(name, test, result);
    }
  }
  fs.writeFileSync(process.env.ARI_TEST_RESULT ?? 'result.json', JSON.stringify(result));
  const total = result.passed.length + result.failed.length;
  if (total === 0) throw new Error('No extension-host test ran');
  if (result.failed.length > 0) throw new Error(`${result.failed.length} of ${total} tests failed`);
}

function loadTests(file: string): ExtensionTests {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files are found at run time, none can be forgotten
  const { tests } = require(file) as { tests?: ExtensionTests };
  if (tests === undefined || Object.keys(tests).length === 0) throw new Error(`${file} exports no tests`);
  return tests;
}

async function runOne(
  name: string,
  test: () => Promise<void> | void,
  result: ExtensionTestResult,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const start = performance.now();
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${TEST_TIMEOUT} ms`)), TEST_TIMEOUT);
    });
    await Promise.race([test(), late]);
    result.passed.push({ name, durationMs: performance.now() - start });
  } catch (error) {
    result.failed.push({ name, error: inspect(error) });
  } finally {
    clearTimeout(timer);
  }
}
