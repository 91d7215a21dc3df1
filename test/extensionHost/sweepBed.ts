import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contributions';
import { ariRequest, type AriResponse } from '../support/asterisk/ariRequest';
import { recordingProxy, type RecordingProxy } from '../support/recordingProxy';
import { waitFor } from '../support/waitFor';
import { answerYes } from './answerYes';

interface TestServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** The Asterisk that the suite has been given. */
export const asterisk = JSON.parse(process.env.ARI_TEST_ASTERISK ?? '{}') as TestServer;

/** Asks Asterisk past the proxy. */
export async function ask(
  method: string,
  path: string,
  query?: Record<string, string>,
): Promise<AriResponse> {
  return ariRequest({ ...asterisk, method, path, query });
}

/** The user's settings with one connection, to the proxy. */
async function saveConnection(proxy: RecordingProxy, readOnly: boolean): Promise<void> {
  const entry = { name: 'Sweep', url: proxy.url, user: asterisk.user, ...(readOnly ? { readOnly } : {}) };
  const settings = vscode.workspace.getConfiguration('ariWorkbench');
  await settings.update('connections', [entry], vscode.ConfigurationTarget.Global);
}

/** Runs a command as another extension or a keybinding would, for which `enablement` does not count. */
export async function run(name: keyof typeof COMMANDS, ...parameters: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(COMMANDS[name], ...parameters);
}

/**
 * Runs a command on a node and holds that a request that `sends` describes came of it. As long as nothing was written
 * the command is run again: events come when they come, so its model may not know yet what the command is about.
 */
export async function sees(
  proxy: RecordingProxy,
  name: keyof typeof COMMANDS,
  node: { readonly kind: string; readonly id?: string },
  sends: RegExp,
): Promise<void> {
  const target = { ...node, connectionId: `${asterisk.user}@${proxy.url}` };
  const sent = (): boolean => proxy.requests.some((line) => sends.test(decodeBrackets(line)));
  proxy.forget();
  await waitFor(`${name} to be sent`, async () => {
    await run(name, target);
    if (!sent() && proxy.requests.every((line) => line.startsWith('GET ')))
      throw new Error(`Only read: ${proxy.requests.join(', ') || 'nothing'}`);
    return true;
  });
  assert.ok(sent(), `${name}: ${proxy.requests.join(', ')}`);
}

/** Brackets stay as they are in some encoders. */
function decodeBrackets(line: string): string {
  return line.replaceAll('%28', '(').replaceAll('%29', ')');
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
export async function prepare(proxy: RecordingProxy, application: string): Promise<void> {
  // Commands of the last one may still wait in the channel's queue.
  await cleanUp();
  const query = {
    endpoint: 'Local/501@from-trunk',
    app: application,
    channelId: 'sweep',
    otherChannelId: 'sweep-2',
  };
  await waitFor('the channel to be in the bridge', async () => {
    // What was under way for the one before can still end a new one of the same id.
    if ((await ask('GET', '/channels/sweep')).status !== 200)
      expect(await ask('POST', '/channels', query), 200);
    await ask('POST', '/bridges/sweep-bridge', { type: 'mixing' });
    expect(await ask('POST', '/bridges/sweep-bridge/addChannel', { channel: 'sweep' }), 204);
    return true;
  });
  proxy.forget();
}

function expect({ status, body }: AriResponse, wanted: number): void {
  assert.equal(status, wanted, JSON.stringify(body));
}

/** The application under which the window watches, as its handshake has told. */
function applicationOf({ requests }: RecordingProxy): string {
  const names = requests.map((line) => /^GET \/ari\/events\?app=([\w-]+)&/.exec(line)?.[1]);
  return names.find((name) => name !== undefined) ?? assert.fail('no handshake was seen');
}

/** Hangs up every channel until none is there: one that has just been asked for may come late. */
async function cleanUp(): Promise<void> {
  await waitFor('the channels to end', async () => {
    const { body } = await ask('GET', '/channels');
    const channels = body as { id: string }[];
    for (const { id } of channels) await ask('DELETE', `/channels/${id}`);
    return channels.length === 0;
  });
  await ask('DELETE', '/bridges/sweep-bridge');
}

/** What a prompt is answered with, where a text is typed. */
function usualText(prompt: string): string {
  if (/endpoint/i.test(prompt)) return 'Local/501@from-trunk';
  return /media|sound/i.test(prompt) ? 'digits:1' : 'somebody-elses';
}

/**
 * Runs `body` with a live connection to Asterisk through a proxy that notes every request, and a user who agrees to
 * everything, typing what `textFor` says.
 */
export async function withConnection(
  readOnly: boolean,
  body: (proxy: RecordingProxy, application: string, heard: readonly string[]) => Promise<void>,
  textFor: (prompt: string) => string = usualText,
): Promise<void> {
  const proxy = await recordingProxy(asterisk.url);
  const agreement = answerYes((prompt) => (/password/i.test(prompt) ? asterisk.password : textFor(prompt)));
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
