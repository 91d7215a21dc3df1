import type { Scenario } from '../transcript/scenario';
import { applicationReplaced } from './applicationReplaced';
import { badInput } from './badInput';
import { bridgeKinds } from './bridgeKinds';
import { bridgeMedia } from './bridgeMedia';
import { bridgeRefused } from './bridgeRefused';
import { bridgedAndAway } from './bridgedAndAway';
import { broadcast } from './broadcast';
import { channelIds } from './channelIds';
import { clientKilled } from './clientKilled';
import { continueAndMove } from './continueAndMove';
import { createAndDial } from './createAndDial';
import { credentials } from './credentials';
import { dialplanCalls } from './dialplanCalls';
import { dtmf } from './dtmf';
import { externalMedia } from './externalMedia';
import { hangupReasons } from './hangupReasons';
import { hello } from './hello';
import { musicMuteHold } from './musicMuteHold';
import { originate } from './originate';
import { originateRefused } from './originateRefused';
import { otherResources } from './otherResources';
import { phones } from './phones';
import { phonesBridged } from './phonesBridged';
import { playbackControl } from './playbackControl';
import { playbackMedia } from './playbackMedia';
import { record } from './record';
import { recordRefused } from './recordRefused';
import { redirect } from './redirect';
import { restOverSocket } from './restOverSocket';
import { snoop } from './snoop';
import { subscriptions } from './subscriptions';
import { twoParties } from './twoParties';
import { unanswered } from './unanswered';
import { userEvents } from './userEvents';
import { variables } from './variables';
import { waitingCommands } from './waitingCommands';
import { watchedOriginate } from './watchedOriginate';
import { watcher } from './watcher';

/** Every scenario that both servers must play alike. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  applicationReplaced,
  badInput,
  bridgeKinds,
  bridgeMedia,
  bridgeRefused,
  bridgedAndAway,
  broadcast,
  channelIds,
  clientKilled,
  continueAndMove,
  createAndDial,
  credentials,
  dialplanCalls,
  dtmf,
  externalMedia,
  hangupReasons,
  hello,
  musicMuteHold,
  originate,
  originateRefused,
  otherResources,
  phones,
  phonesBridged,
  playbackControl,
  playbackMedia,
  record,
  recordRefused,
  redirect,
  restOverSocket,
  snoop,
  subscriptions,
  twoParties,
  unanswered,
  userEvents,
  variables,
  waitingCommands,
  watchedOriginate,
  watcher,
];
