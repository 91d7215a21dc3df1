import type { ActionName } from '../operations/actionTable';
import { BRIDGE_PLANS } from './bridge/plans';
import { BRIDGE_ACTION } from './channel/bridgeAction';
import { HANGUP_ACTIONS } from './channel/hangupActions';
import { PLAIN_ACTIONS } from './channel/plainActions';
import { ROUTE_ACTIONS } from './channel/routeActions';
import { SOUND_ACTIONS } from './channel/soundActions';
import { VARIABLE_ACTIONS } from './channel/variableActions';
import { WATCH_ACTIONS } from './channel/watchActions';
import { MEDIA_PLANS } from './media/plans';
import type { ResourceAction } from './resourceAction';
import { MAKE_ACTIONS } from './server/makeActions';
import { TELL_ACTIONS } from './server/tellActions';
import { SYSTEM_PLANS } from './system/plans';

/** Every typed action by its name. */
export type AllActions = Readonly<Record<ActionName, ResourceAction>>;

/** Every typed action: what it asks, and what it sends. A chunk of its own, loaded with the first one. */
export const ALL_ACTIONS: AllActions = {
  ...PLAIN_ACTIONS,
  ...HANGUP_ACTIONS,
  ...SOUND_ACTIONS,
  bridge: BRIDGE_ACTION,
  ...WATCH_ACTIONS,
  ...VARIABLE_ACTIONS,
  ...ROUTE_ACTIONS,
  ...BRIDGE_PLANS,
  ...MEDIA_PLANS,
  ...MAKE_ACTIONS,
  ...TELL_ACTIONS,
  ...SYSTEM_PLANS,
};
