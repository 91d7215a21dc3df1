import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { waitFor } from '../support/waitFor';
import type { ExtensionTests } from './extensionTestResult';
import { ask, asterisk, run, withConnection } from './sweepBed';

const NAME = 'download';

/** A stored recording of half a second. */
async function store(): Promise<void> {
  await ask('DELETE', `/recordings/stored/${NAME}`);
  // Asterisk records no channel that is in a bridge.
  await ask('POST', '/bridges/sweep-bridge/removeChannel', { channel: 'sweep' });
  const query = { name: NAME, format: 'wav', ifExists: 'overwrite' };
  await waitFor('the recording to begin', async () => {
    return (await ask('POST', '/channels/sweep/record', query)).status === 201;
  });
  await delay(500);
  await waitFor('the recording to be stored', async () => {
    await ask('POST', `/recordings/live/${NAME}/stop`);
    return (await ask('GET', `/recordings/stored/${NAME}`)).status === 200;
  });
}

/** The file as Asterisk serves it. */
async function served(): Promise<Buffer> {
  const { url, user, password } = asterisk;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const answer = await fetch(`${url}/ari/recordings/stored/${NAME}/file`, { headers: { authorization } });
  return Buffer.from(await answer.arrayBuffer());
}

/** Tests of what becomes a file. */
export const tests: ExtensionTests = {
  'a recording is saved byte by byte; while the user looks for a place nothing seems to be under way':
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ari-download-'));
      const file = path.join(folder, 'saved.wav');
      const { withProgress } = vscode.window;
      const shown: string[] = [];
      try {
        await withConnection(false, async (proxy) => {
          await store();
          Object.assign(vscode.window, {
            withProgress: async (
              options: vscode.ProgressOptions,
              task: Parameters<typeof withProgress>[1],
            ): Promise<unknown> => {
              shown.push(options.title ?? '');
              return withProgress(options, task);
            },
            showSaveDialog: async (): Promise<vscode.Uri> => {
              // Longer than it takes until progress is shown.
              await delay(1_500);
              return vscode.Uri.file(file);
            },
          });
          const connectionId = `${asterisk.user}@${proxy.url}`;
          await run('downloadRecording', { kind: 'storedRecording', id: NAME, connectionId });
          const expected = await served();
          assert.equal(expected.toString('latin1', 0, 4), 'RIFF');
          assert.ok(fs.readFileSync(file).equals(expected));
          assert.deepEqual(shown, []);
        });
      } finally {
        Object.assign(vscode.window, { withProgress });
        fs.rmSync(folder, { recursive: true });
        await ask('DELETE', `/recordings/stored/${NAME}`);
      }
    },
};
