import type { Scenario } from '../transcript/scenario';
import { applicationReplaced } from './applicationReplaced';
import { badInput } from './badInput';
import { bridgeKinds } from './bridgeKinds';
import { bridgeMedia } from './bridgeMedia';
import { bridgeRefused } from './bridgeRefused';
import { clientKilled } from './clientKilled';
import { continueAndMove } from './continueAndMove';
import { createAndDial } from './createAndDial';
import { credentials } from './credentials';
import { dialplanCalls } from './dialplanCalls';
import { dtmf } from './dtmf';
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
import { snoop } from './snoop';
import { subscriptions } from './subscriptions';
import { twoParties } from './twoParties';
import { userEvents } from './userEvents';
import { variables } from './variables';
import { waitingCommands } from './waitingCommands';
import { watcher } from './watcher';

/** Every scenario that both servers must play alike. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  applicationReplaced,
  badInput,
  bridgeKinds,
  bridgeMedia,
  bridgeRefused,
  clientKilled,
  continueAndMove,
  createAndDial,
  credentials,
  dialplanCalls,
  dtmf,
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
  snoop,
  subscriptions,
  twoParties,
  userEvents,
  variables,
  waitingCommands,
  watcher,
];
