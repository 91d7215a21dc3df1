import type { SYSTEM_ACTIONS } from '../../operations/systemActions';
import { editEventFilter } from '../applications/filterPlan';
import { subscribeApplication, unsubscribeApplication } from '../applications/subscriptionPlans';
import type { ResourceAction } from '../resourceAction';
import { addLogChannel, removeLogChannel, rotateLogChannel } from './logPlans';
import { loadModule, reloadModule, unloadModule } from './modulePlans';
import {
  deleteDeviceState,
  deleteMailbox,
  getGlobalVariable,
  setDeviceState,
  setGlobalVariable,
  setMailbox,
} from './serverPlans';

/** The plans of every action on applications and on what belongs to the whole server. */
export const SYSTEM_PLANS: Readonly<Record<keyof typeof SYSTEM_ACTIONS, ResourceAction>> = {
  subscribeApplication,
  unsubscribeApplication,
  editEventFilter,
  setDeviceState,
  deleteDeviceState,
  setMailbox,
  deleteMailbox,
  loadModule,
  reloadModule,
  unloadModule,
  addLogChannel,
  rotateLogChannel,
  removeLogChannel,
  getGlobalVariable,
  setGlobalVariable,
};
