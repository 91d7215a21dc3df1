import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contributions';
import { ACTION_NAMES } from '../../src/operations/actionTable';
import type { RecordingProxy } from '../support/recordingProxy';
import { waitFor } from '../support/waitFor';
import type { ExtensionTests } from './extensionTestResult';
import { ask, asterisk, prepare, run, withConnection } from './sweepBed';

/**
 * What a command may do to a server; what `repeats` does what a request of the history did. A new command has no place
 * here and does not compile without one.
 */
const KINDS: Readonly<Record<keyof typeof COMMANDS, 'ends' | 'local' | 'reads' | 'repeats' | 'writes'>> = {
  addConnection: 'local',
  sendRequest: 'writes',
  copyRequest: 'local',
  chooseRequestServer: 'local',
  newRequestFile: 'local',
  newApplication: 'local',
  addLogChannel: 'writes',
  addToBridge: 'writes',
  answer: 'writes',
  bridge: 'writes',
  changeSimulatedCalls: 'local',
  clearVideoSource: 'writes',
  connect: 'reads',
  continueInDialplan: 'writes',
  controlPlayback: 'writes',
  clearHistory: 'local',
  copyAs: 'local',
  copyId: 'local',
  editCall: 'repeats',
  filterHistory: 'local',
  openCall: 'local',
  repeatCall: 'repeats',
  copyRecording: 'writes',
  copySimulatorAccess: 'local',
  createBridge: 'writes',
  createChannel: 'writes',
  deleteDeviceState: 'writes',
  deleteMailbox: 'writes',
  deleteRecording: 'writes',
  destroyBridge: 'writes',
  dial: 'writes',
  discardRecording: 'writes',
  disconnect: 'ends',
  editConnection: 'local',
  editEventFilter: 'writes',
  externalMedia: 'writes',
  forwardPlayback: 'writes',
  getBridgeVariables: 'reads',
  getGlobalVariable: 'reads',
  getVariables: 'reads',
  hangup: 'writes',
  hangupWithReason: 'writes',
  hold: 'writes',
  listenToRecording: 'reads',
  downloadRecording: 'reads',
  loadModule: 'writes',
  move: 'writes',
  mute: 'writes',
  muteRecording: 'writes',
  openCapture: 'local',
  openResource: 'reads',
  refreshFolder: 'reads',
  filterFolder: 'local',
  clearFolderFilter: 'local',
  showMore: 'local',
  showGlobalVariable: 'reads',
  forgetGlobalVariable: 'reads',
  originate: 'writes',
  pausePlayback: 'writes',
  pauseRecording: 'writes',
  play: 'writes',
  playOnBridge: 'writes',
  playRecording: 'writes',
  playSound: 'writes',
  progress: 'writes',
  record: 'writes',
  recordBridge: 'writes',
  redirect: 'writes',
  refer: 'writes',
  refresh: 'reads',
  reloadDialplan: 'writes',
  reloadModule: 'writes',
  removeConnection: 'ends',
  removeFromBridge: 'writes',
  removeLogChannel: 'writes',
  repeatOriginate: 'writes',
  restartPlayback: 'writes',
  resumePlayback: 'writes',
  resumeRecording: 'writes',
  reversePlayback: 'writes',
  ring: 'writes',
  ringStop: 'writes',
  rotateLogChannel: 'writes',
  rtpStatistics: 'reads',
  runOperation: 'reads',
  saveCapture: 'local',
  sendDtmf: 'writes',
  sendMessage: 'writes',
  serveApplication: 'writes',
  setBridgeVariables: 'writes',
  setDeviceState: 'writes',
  setGlobalVariable: 'writes',
  setMailbox: 'writes',
  setUpAsterisk: 'local',
  setVariables: 'writes',
  setVideoSource: 'writes',
  showInEvents: 'local',
  snoop: 'writes',
  startBridgeMoh: 'writes',
  startMoh: 'writes',
  startSilence: 'writes',
  startSimulator: 'local',
  stopBridgeMoh: 'writes',
  stopMoh: 'writes',
  stopPlayback: 'writes',
  stopRecording: 'writes',
  stopSilence: 'writes',
  stopSimulator: 'local',
  subscribeApplication: 'writes',
  switchEventTypes: 'writes',
  takeFromBridge: 'writes',
  takeOver: 'reads',
  transferProgress: 'writes',
  unhold: 'writes',
  unloadModule: 'writes',
  unmute: 'writes',
  unmuteRecording: 'writes',
  unsubscribeApplication: 'writes',
  userEvent: 'writes',
  watchServer: 'reads',
};
/** These open windows or servers of their own: nothing of them is about a connection that is there. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'addConnection',
  'editConnection',
  'setUpAsterisk',
  'startSimulator',
]);

/** Typed actions are refused in one place, and typedActions.test.ts sees each of them write: here some do. */
const TYPED: ReadonlySet<string> = new Set(ACTION_NAMES);
const SAMPLED: ReadonlySet<string> = new Set([
  ...['answer', 'bridge', 'destroyBridge', 'hangup', 'hangupWithReason', 'play', 'removeFromBridge'],
  ...['hold', 'setVariables', 'userEvent'],
]);

/** How long a command is waited for, ms: it may go on, waiting for a call to be answered. */
const PATIENCE_MS = 1_500;

/** A handshake under another's name takes the calls of that application. */
const isWrite = (line: string): boolean =>
  !line.startsWith('GET ') || /\/ari\/events\?app=(?!ari-workbench-)/.test(line);

/** A request file with a request that writes, the cursor in it: a command on none of the targets sends it. */
async function showRequestFile(): Promise<void> {
  const content = 'POST /channels/sweep/hold\n';
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'ari', content }));
}

/** Runs a command on every kind of target until it has written, agreeing to everything; answers what it wrote. */
async function writesOf(proxy: RecordingProxy, name: keyof typeof COMMANDS): Promise<readonly string[]> {
  if (name === 'sendRequest') await showRequestFile();
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
      const writing = all.filter(
        (name) =>
          KINDS[name] === 'writes' && name !== 'serveApplication' && (!TYPED.has(name) || SAMPLED.has(name)),
      );
      for (const name of [...writing, 'serveApplication'] as const) {
        await waitFor(`${name} to write`, async () => {
          await prepare(proxy, application);
          return (await writesOf(proxy, name)).length > 0;
        });
      }
    });
  },
};
