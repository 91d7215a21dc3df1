import assert from 'node:assert/strict';
import type { BRIDGE_ACTIONS } from '../../src/operations/bridgeActions';
import type { MEDIA_ACTIONS } from '../../src/operations/mediaActions';
import type { SYSTEM_ACTIONS } from '../../src/operations/systemActions';
import type { ExtensionTests } from './extensionTestResult';
import { ask, sees, withConnection } from './sweepBed';

type Name = keyof typeof BRIDGE_ACTIONS | keyof typeof MEDIA_ACTIONS | keyof typeof SYSTEM_ACTIONS;

interface Case {
  /** The node that the command is called on. */
  readonly on: { readonly kind: string; readonly id?: string };
  /** What must have reached Asterisk, as `METHOD /path`. */
  readonly sends: RegExp;
}

/** Stands for the application of this window, whose name is made anew each time. */
const OURS = 'ours';

const SERVER = { kind: 'server' };
const BRIDGE = { kind: 'bridge', id: 'sweep-bridge' };
const PLAYBACK = { kind: 'playback', id: 'sweep-playback' };
const LIVE = { kind: 'liveRecording', id: 'day/live' };
const STORED = { kind: 'storedRecording', id: 'day/kept' };
const MODULE = { kind: 'module', id: 'no_such.so' };
const LOG = { kind: 'logChannel', id: '/var/log/asterisk/no-such.log' };
const VARIABLE = { kind: 'globalVariable', id: 'FOO' };
const LAMP = { kind: 'deviceState', id: 'Stasis:lamp' };
const MAILBOX = { kind: 'mailbox', id: '100@default' };

/** What is typed into prompts, by what they ask. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/name of the bridge/i, 'Meeting'],
  [/name of the recording|name of the copy/i, 'day/other'],
  [/name of the variable/i, 'FOO'],
  [/NAME=value/, 'FOO=bar'],
  [/how many/i, '3'],
  [/which module/i, 'no_such.so'],
  [/file name/i, 'calls.log'],
  [/which device/i, 'Stasis:lamp'],
  [/value of/i, 'bar'],
];

function textFor(prompt: string): string {
  return TYPED.find(([pattern]) => pattern.test(prompt))?.[1] ?? '';
}

function order(operation: string): Case {
  return {
    on: PLAYBACK,
    sends: new RegExp(`^POST /ari/playbacks/sweep-playback/control\\?operation=${operation}$`),
  };
}

function live(method: string, tail: string): Case {
  return { on: LIVE, sends: new RegExp(`^${method} /ari/recordings/live/day%2Flive${tail}$`) };
}

/** The request of every action, each question answered with the first choice, in an order in which they can go. */
const CASES: Readonly<Record<Name, Case>> = {
  setVideoSource: { on: BRIDGE, sends: /^POST \/ari\/bridges\/sweep-bridge\/videoSource\/sweep$/ },
  clearVideoSource: { on: BRIDGE, sends: /^DELETE \/ari\/bridges\/sweep-bridge\/videoSource$/ },
  takeFromBridge: { on: BRIDGE, sends: /^POST \/ari\/bridges\/sweep-bridge\/removeChannel\?channel=sweep$/ },
  addToBridge: {
    on: BRIDGE,
    sends: /^POST \/ari\/bridges\/sweep-bridge\/addChannel\?channel=sweep&absorbDTMF=true$/,
  },
  createBridge: {
    on: SERVER,
    sends: /^POST \/ari\/bridges\/workbench-\w+\?type=mixing%2Cdtmf_events&name=Meeting$/,
  },
  recordBridge: {
    on: BRIDGE,
    sends: /^POST \/ari\/bridges\/sweep-bridge\/record\?name=day%2Fother&format=wav$/,
  },
  startBridgeMoh: { on: BRIDGE, sends: /^POST \/ari\/bridges\/sweep-bridge\/moh$/ },
  stopBridgeMoh: { on: BRIDGE, sends: /^DELETE \/ari\/bridges\/sweep-bridge\/moh$/ },
  getBridgeVariables: { on: BRIDGE, sends: /^GET \/ari\/bridges\/sweep-bridge\/variable\?variable=FOO$/ },
  setBridgeVariables: { on: BRIDGE, sends: /^POST \/ari\/bridges\/sweep-bridge\/variables$/ },
  playOnBridge: {
    on: BRIDGE,
    sends: /^POST \/ari\/bridges\/sweep-bridge\/play\/workbench-\w+\?media=/,
  },
  pausePlayback: order('pause'),
  resumePlayback: order('unpause'),
  restartPlayback: order('restart'),
  forwardPlayback: order('forward'),
  reversePlayback: order('reverse'),
  controlPlayback: {
    on: { kind: 'channel', id: 'sweep' },
    sends: /^POST \/ari\/playbacks\/sweep-playback\/control\?operation=pause$/,
  },
  stopPlayback: { on: PLAYBACK, sends: /^DELETE \/ari\/playbacks\/sweep-playback$/ },
  stopRecording: live('POST', '/stop'),
  pauseRecording: live('POST', '/pause'),
  resumeRecording: live('DELETE', '/pause'),
  muteRecording: live('POST', '/mute'),
  unmuteRecording: live('DELETE', '/mute'),
  discardRecording: live('DELETE', ''),
  playRecording: {
    on: STORED,
    sends: /^POST \/ari\/channels\/sweep\/play\/workbench-\w+\?media=recording%3Aday%2Fkept$/,
  },
  playSound: {
    on: { kind: 'sound', id: 'hello-world' },
    sends: /^POST \/ari\/channels\/sweep\/play\/workbench-\w+\?media=sound%3Ahello-world$/,
  },
  listenToRecording: { on: STORED, sends: /^GET \/ari\/recordings\/stored\/day%2Fkept$/ },
  downloadRecording: { on: STORED, sends: /^GET \/ari\/recordings\/stored\/day%2Fkept$/ },
  copyRecording: {
    on: STORED,
    sends: /^POST \/ari\/recordings\/stored\/day%2Fkept\/copy\?destinationRecordingName=day%2Fother$/,
  },
  deleteRecording: { on: STORED, sends: /^DELETE \/ari\/recordings\/stored\/day%2Fkept$/ },
  setDeviceState: {
    on: LAMP,
    sends: /^PUT \/ari\/deviceStates\/Stasis%3Alamp\?deviceState=NOT_INUSE$/,
  },
  deleteDeviceState: { on: LAMP, sends: /^DELETE \/ari\/deviceStates\/Stasis%3Alamp$/ },
  setMailbox: {
    on: MAILBOX,
    sends: /^PUT \/ari\/mailboxes\/100%40default\?oldMessages=3&newMessages=3$/,
  },
  deleteMailbox: { on: MAILBOX, sends: /^DELETE \/ari\/mailboxes\/100%40default$/ },
  loadModule: { on: SERVER, sends: /^POST \/ari\/asterisk\/modules\/no_such\.so$/ },
  reloadModule: { on: MODULE, sends: /^PUT \/ari\/asterisk\/modules\/no_such\.so$/ },
  unloadModule: { on: MODULE, sends: /^DELETE \/ari\/asterisk\/modules\/no_such\.so$/ },
  addLogChannel: {
    on: SERVER,
    sends: /^POST \/ari\/asterisk\/logging\/calls\.log\?configuration=notice/,
  },
  rotateLogChannel: { on: LOG, sends: /^PUT \/ari\/asterisk\/logging\/no-such\.log\/rotate$/ },
  removeLogChannel: { on: LOG, sends: /^DELETE \/ari\/asterisk\/logging\/no-such\.log$/ },
  getGlobalVariable: { on: VARIABLE, sends: /^GET \/ari\/asterisk\/variable\?variable=FOO$/ },
  setGlobalVariable: { on: VARIABLE, sends: /^POST \/ari\/asterisk\/variable\?variable=FOO&value=bar$/ },
  destroyBridge: { on: BRIDGE, sends: /^DELETE \/ari\/bridges\/sweep-bridge$/ },
  // Nothing of this window's own is told after these.
  subscribeApplication: {
    on: { kind: 'application', id: OURS },
    sends: /^POST \/ari\/applications\/ari-workbench-\w+\/subscription\?eventSource=channel%3A$/,
  },
  editEventFilter: {
    on: { kind: 'application', id: OURS },
    sends: /^PUT \/ari\/applications\/ari-workbench-\w+\/eventFilter$/,
  },
  unsubscribeApplication: {
    on: { kind: 'application', id: OURS },
    sends:
      /^DELETE \/ari\/applications\/ari-workbench-\w+\/subscription\?eventSource=channel%3A__AST_CHANNEL_ALL_TOPIC$/,
  },
};

async function destroyBridges(): Promise<void> {
  for (const { id } of (await ask('GET', '/bridges')).body as { id: string }[])
    await ask('DELETE', `/bridges/${id}`);
}

/** Tests of the way from a command to Asterisk. */
export const tests: ExtensionTests = {
  'every action on bridges, media, applications and the server reaches Asterisk as it should': async () => {
    try {
      await withConnection(
        false,
        async (proxy, application, heard) => {
          for (const name of Object.keys(CASES) as Name[]) {
            // A tone that lasts, and behind which other commands for the channel would wait.
            if (name === 'pausePlayback')
              await ask('POST', '/channels/sweep/play/sweep-playback', { media: 'tone:ring' });
            const { on, sends } = CASES[name];
            await sees(proxy, name, on.id === OURS ? { ...on, id: application } : on, sends);
          }
          const unloading = heard.filter((text) => text.includes('nload no_such.so'));
          assert.equal(unloading.length, 2, 'unloading asks twice');
        },
        textFor,
      );
    } finally {
      await destroyBridges();
    }
  },
};
