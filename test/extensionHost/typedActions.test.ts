import assert from 'node:assert/strict';
import type { ActionName } from '../../src/operations/actionTable';
import type { CHANNEL_ACTIONS } from '../../src/operations/channelActions';
import type { SERVER_ACTIONS } from '../../src/operations/serverActions';
import type { ExtensionTests } from './extensionTestResult';
import { ask, prepare, sees, withConnection } from './sweepBed';

interface Case {
  /** The node that the command is called on; the channel unless told. */
  readonly on?: { readonly kind: string; readonly id?: string };
  /** What must have reached Asterisk, as `METHOD /path`. */
  readonly sends: RegExp;
}

const CHANNEL = { kind: 'channel', id: 'sweep', under: { kind: 'folder' } };
const ENDPOINT = { kind: 'endpoint', id: 'PJSIP/alice' };
const APPLICATION = { kind: 'application', id: 'somebody-elses' };
const SERVER = { kind: 'server' };

/** What is typed into prompts, by what they ask. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/digits to send/i, '12#'],
  [/endpoint/i, 'Local/501@from-trunk'],
  [/media|sound/i, 'digits:1'],
  [/host:port/i, '127.0.0.1:4000'],
  [/name of the recording/i, 'kept'],
  [/name of the event/i, 'my-event'],
  [/value of/i, '1001'],
  [/seconds to let it ring/i, '5'],
];

function textFor(prompt: string): string {
  return TYPED.find(([pattern]) => pattern.test(prompt))?.[1] ?? 'sip:someone@example.org';
}

/** The request of every action on channels, endpoints and for new ones, every question answered with the first choice. */
const CASES: Readonly<Record<keyof typeof CHANNEL_ACTIONS | keyof typeof SERVER_ACTIONS, Case>> = {
  answer: { sends: /^POST \/ari\/channels\/sweep\/answer$/ },
  bridge: { sends: /^POST \/ari\/bridges\/[\w-]+\/addChannel\?channel=sweep/ },
  removeFromBridge: { sends: /^POST \/ari\/bridges\/[\w-]+\/removeChannel\?channel=sweep$/ },
  ring: { sends: /^POST \/ari\/channels\/sweep\/ring$/ },
  ringStop: { sends: /^DELETE \/ari\/channels\/sweep\/ring$/ },
  progress: { sends: /^POST \/ari\/channels\/sweep\/progress$/ },
  hold: { sends: /^POST \/ari\/channels\/sweep\/hold$/ },
  unhold: { sends: /^DELETE \/ari\/channels\/sweep\/hold$/ },
  mute: { sends: /^POST \/ari\/channels\/sweep\/mute\?direction=both$/ },
  unmute: { sends: /^DELETE \/ari\/channels\/sweep\/mute\?direction=both$/ },
  startMoh: { sends: /^POST \/ari\/channels\/sweep\/moh$/ },
  stopMoh: { sends: /^DELETE \/ari\/channels\/sweep\/moh$/ },
  startSilence: { sends: /^POST \/ari\/channels\/sweep\/silence$/ },
  stopSilence: { sends: /^DELETE \/ari\/channels\/sweep\/silence$/ },
  sendDtmf: { sends: /^POST \/ari\/channels\/sweep\/dtmf\?dtmf=12%23$/ },
  record: { sends: /^POST \/ari\/channels\/sweep\/record\?name=kept&format=wav$/ },
  snoop: {
    sends: /^POST \/ari\/channels\/sweep\/snoop\/workbench-\w+\?spy=both&whisper=none&app=ari-workbench-\w+$/,
  },
  getVariables: { sends: /^GET \/ari\/channels\/sweep\/variable\?variable=CALLERID\(num\)$/ },
  setVariables: { sends: /^POST \/ari\/channels\/sweep\/variable\?variable=CALLERID\(num\)&value=1001$/ },
  rtpStatistics: { sends: /^GET \/ari\/channels\/sweep\/rtp_statistics$/ },
  dial: { sends: /^POST \/ari\/channels\/sweep\/dial\?timeout=5$/ },
  transferProgress: { sends: /^POST \/ari\/channels\/sweep\/transfer_progress\?states=channel_progress$/ },
  redirect: { sends: /^POST \/ari\/channels\/sweep\/redirect\?endpoint=Local%2F501%40from-trunk$/ },
  move: { sends: /^POST \/ari\/channels\/sweep\/move\?app=ari-workbench-\w+$/ },
  continueInDialplan: { sends: /^POST \/ari\/channels\/sweep\/continue$/ },
  // What comes after it would wait for it to end.
  play: { sends: /^POST \/ari\/channels\/sweep\/play\/workbench-\w+\?media=/ },
  hangup: { sends: /^DELETE \/ari\/channels\/sweep\?reason=normal$/ },
  hangupWithReason: { sends: /^DELETE \/ari\/channels\/sweep\?reason=normal$/ },
  createChannel: {
    on: ENDPOINT,
    sends:
      /^POST \/ari\/channels\/create\?endpoint=PJSIP%2Falice&app=ari-workbench-\w+&channelId=workbench-\w+$/,
  },
  externalMedia: {
    on: SERVER,
    sends:
      /^POST \/ari\/channels\/externalMedia\?channelId=workbench-\w+&app=ari-workbench-\w+&external_host=127\.0\.0\.1%3A4000&encapsulation=rtp&transport=udp&format=ulaw$/,
  },
  sendMessage: {
    on: ENDPOINT,
    sends: /^PUT \/ari\/endpoints\/PJSIP\/alice\/sendMessage\?from=sip%3Asomeone%40example\.org&body=/,
  },
  refer: {
    on: ENDPOINT,
    sends: /^POST \/ari\/endpoints\/PJSIP\/alice\/refer\?from=sip%3A\S+&refer_to=/,
  },
  userEvent: { on: APPLICATION, sends: /^POST \/ari\/events\/user\/my-event\?application=somebody-elses$/ },
};

/** After these there is no channel left to act on. */
const ENDING: ReadonlySet<ActionName> = new Set<ActionName>([
  'continueInDialplan',
  'hangup',
  'hangupWithReason',
]);

/** Tests of the way from a command to Asterisk. */
export const tests: ExtensionTests = {
  'every action on channels and endpoints reaches Asterisk as it should': async () => {
    await withConnection(
      false,
      async (proxy, application) => {
        for (const [name, { on = CHANNEL, sends }] of Object.entries(CASES) as [keyof typeof CASES, Case][]) {
          const isThere = (await ask('GET', '/channels/sweep')).status === 200;
          if (!isThere || ENDING.has(name)) await prepare(proxy, application);
          await sees(proxy, name, on, sends);
        }
      },
      textFor,
    );
    assert.equal((await ask('GET', '/channels')).status, 200, 'Asterisk is still there');
  },
};
