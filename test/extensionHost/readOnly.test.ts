import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contributions';
import { ariRequest, type AriResponse } from '../support/asterisk/ariRequest';
import { recordingProxy, type RecordingProxy } from '../support/recordingProxy';
import { waitFor } from '../support/waitFor';
import { answerYes } from './answerYes';
import type { ExtensionTests } from './extensionTestResult';

/** What a command may do to a server. A new command has no place here and does not compile without one. */
const KINDS: Readonly<Record<keyof typeof COMMANDS, 'ends' | 'local' | 'reads' | 'writes'>> = {
  addConnection: 'local',
  answer: 'writes',
  bridge: 'writes',
  changeSimulatedCalls: 'local',
  connect: 'reads',
  copyId: 'local',
  copySimulatorAccess: 'local',
  destroyBridge: 'writes',
  disconnect: 'ends',
  editConnection: 'local',
  hangup: 'writes',
  hangupWithReason: 'writes',
  openCapture: 'local',
  openResource: 'reads',
  originate: 'writes',
  play: 'writes',
  refresh: 'reads',
  reloadDialplan: 'writes',
  removeConnection: 'ends',
  removeFromBridge: 'writes',
  repeatOriginate: 'writes',
  saveCapture: 'local',
  serveApplication: 'writes',
  setUpAsterisk: 'local',
  showInEvents: 'local',
  startSimulator: 'local',
  stopSimulator: 'local',
  switchEventTypes: 'writes',
  takeOver: 'reads',
  watchServer: 'reads',
};
/** These open windows or servers of their own: nothing of them is about a connection that is there. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'addConnection',
  'editConnection',
  'setUpAsterisk',
  'startSimulator',
]);

interface TestServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const asterisk = JSON.parse(process.env.ARI_TEST_ASTERISK ?? '{}') as TestServer;

/** Asks Asterisk past the proxy. */
async function ask(method: string, path: string, query?: Record<string, string>): Promise<AriResponse> {
  return ariRequest({ ...asterisk, method, path, query });
}

/** The user's settings with one connection, to the proxy. */
async function saveConnection(proxy: RecordingProxy, readOnly: boolean): Promise<void> {
  const entry = { name: 'Sweep', url: proxy.url, user: asterisk.user, ...(readOnly ? { readOnly } : {}) };
  const settings = vscode.workspace.getConfiguration('ariWorkbench');
  await settings.update('connections', [entry], vscode.ConfigurationTarget.Global);
}

/** Runs a command as another extension or a keybinding would, for which `enablement` does not count. */
async function run(name: keyof typeof COMMANDS, ...parameters: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(COMMANDS[name], ...parameters);
}

/** Waits until the connection is live: only then a refresh asks the server. */
async function untilLive(proxy: RecordingProxy, server: unknown): Promise<void> {
  await waitFor('the connection to be live', async () => {
    const asked = (): number => proxy.requests.filter((line) => line.includes('/ari/asterisk/info')).length;
    const before = asked();
    await run('refresh', server);
    return before > 0 && asked() === before + 1;
  });
}

/** Sees to a fresh channel of our application, in a bridge; both are there until {@link cleanUp}. */
async function prepare(proxy: RecordingProxy, application: string): Promise<void> {
  // Commands of the last one may still wait in the channel's queue.
  await cleanUp();
  const query = {
    endpoint: 'Local/501@from-trunk',
    app: application,
    channelId: 'sweep',
    otherChannelId: 'sweep-2',
  };
  await waitFor('a channel', async () => (await ask('POST', '/channels', query)).status === 200);
  await ask('POST', '/bridges/sweep-bridge', { type: 'mixing' });
  await waitFor('the channel to be in the bridge', async () => {
    return (await ask('POST', '/bridges/sweep-bridge/addChannel', { channel: 'sweep' })).status === 204;
  });
  proxy.forget();
}

/** The application under which the window watches, as its handshake has told. */
function applicationOf({ requests }: RecordingProxy): string {
  const names = requests.map((line) => /^GET \/ari\/events\?app=([\w-]+)&/.exec(line)?.[1]);
  return names.find((name) => name !== undefined) ?? assert.fail('no handshake was seen');
}

async function cleanUp(): Promise<void> {
  for (const { id } of (await ask('GET', '/channels')).body as { id: string }[])
    await ask('DELETE', `/channels/${id}`);
  await ask('DELETE', '/bridges/sweep-bridge');
}

/** How long a command is waited for, ms: it may go on, waiting for a call to be answered. */
const PATIENCE_MS = 1_500;

/** A handshake under another's name takes the calls of that application. */
const isWrite = (line: string): boolean =>
  !line.startsWith('GET ') || /\/ari\/events\?app=(?!ari-workbench-)/.test(line);

/** Runs a command on every kind of target until it has written, agreeing to everything; answers what it wrote. */
async function writesOf(proxy: RecordingProxy, name: keyof typeof COMMANDS): Promise<readonly string[]> {
  const connectionId = `${asterisk.user}@${proxy.url}`;
  const targets: readonly unknown[] = [
    { kind: 'channel', connectionId, id: 'sweep', under: { kind: 'folder' } },
    { kind: 'bridge', connectionId, id: 'sweep-bridge' },
    { kind: 'application', connectionId, id: 'somebody-elses' },
    { kind: 'endpoint', connectionId, id: 'PJSIP/alice' },
    { kind: 'server', connectionId },
    undefined,
  ];
  for (const target of targets) {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([run(name, target).catch(() => undefined), late]);
    if (proxy.requests.some(isWrite)) break;
  }
  return proxy.requests.filter(isWrite);
}

async function withConnection(
  readOnly: boolean,
  body: (proxy: RecordingProxy, application: string, heard: readonly string[]) => Promise<void>,
): Promise<void> {
  const proxy = await recordingProxy(asterisk.url);
  const agreement = answerYes((prompt) => {
    if (/password/i.test(prompt)) return asterisk.password;
    if (/endpoint/i.test(prompt)) return 'Local/501@from-trunk';
    return /media|sound/i.test(prompt) ? 'digits:1' : 'somebody-elses';
  });
  try {
    await saveConnection(proxy, readOnly);
    const server = { kind: 'server', connectionId: `${asterisk.user}@${proxy.url}` };
    await run('connect', server);
    await untilLive(proxy, server);
    const application = applicationOf(proxy);
    await prepare(proxy, application);
    await body(proxy, application, agreement.heard);
    await run('disconnect', server);
  } finally {
    agreement.end();
    const settings = vscode.workspace.getConfiguration('ariWorkbench');
    await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
    await proxy.close();
    await cleanUp();
  }
}

const all = Object.keys(KINDS) as (keyof typeof COMMANDS)[];

/** Tests of what reaches a server through a connection that may change nothing. */
export const tests: ExtensionTests = {
  'every contributed command has been thought of': () => {
    const { contributes } = vscode.extensions.getExtension('ari-workbench.ari-workbench')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      all.map((name): string => COMMANDS[name]).sort(),
    );
  },

  'a read-only connection: all commands on all targets, every question answered with yes, and no write':
    async () => {
      await withConnection(true, async (proxy, _application, heard) => {
        const [here, last] = [false, true].map((ends) =>
          all.filter((name) => !ELSEWHERE.has(name) && (KINDS[name] === 'ends') === ends),
        );
        for (const name of [...(here ?? []), ...(last ?? [])])
          assert.deepEqual(await writesOf(proxy, name), [], name);
        assert.ok(
          heard.some((text) => /read-only|right to write/.test(text)),
          heard.join('\n'),
        );
        const { body } = await ask('GET', '/bridges');
        assert.deepEqual(
          (body as { id: string; channels: string[] }[]).map(({ id, channels }) => [id, channels]),
          [['sweep-bridge', ['sweep']]],
        );
      });
    },

  'the same on a connection that may write: each command that writes is found writing': async () => {
    await withConnection(false, async (proxy, application) => {
      // What serves an application leaves the channel behind, so it comes last.
      const writing = all.filter((name) => KINDS[name] === 'writes' && name !== 'serveApplication');
      for (const name of [...writing, 'serveApplication'] as const) {
        await waitFor(`${name} to write`, async () => {
          await prepare(proxy, application);
          return (await writesOf(proxy, name)).length > 0;
        });
      }
    });
  },
};
