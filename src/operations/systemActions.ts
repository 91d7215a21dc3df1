import { hasOwnLogName } from '../shared/logChannelName';
import type { ActionFacts, ActionResource, AvailabilityContext } from './actionFacts';

/** ARI sets the states of its own devices only; for others it answers 409. */
function isStasisDevice(resource: ActionResource): boolean {
  if (resource?.kind !== 'deviceState') return true;
  const { name } = resource.raw;
  return typeof name === 'string' && /^Stasis:/i.test(name);
}

/** ARI takes a log by the end of its path only: one that shares it with another would be mistaken for it. */
function isNameableLog(resource: ActionResource, { logs }: AvailabilityContext): boolean {
  return resource?.kind !== 'logChannel' || hasOwnLogName(resource.id, logs?.keys() ?? []);
}

/** The typed actions on applications and on what belongs to the whole server. */
export const SYSTEM_ACTIONS = {
  subscribeApplication: {
    title: 'Subscribe Application',
    kinds: ['application', 'subscriptions'],
    operations: ['applications.subscribe'],
  },
  unsubscribeApplication: {
    title: 'Unsubscribe Application',
    kinds: ['application', 'subscriptions', 'subscription'],
    operations: ['applications.unsubscribe'],
    several: true,
  },
  editEventFilter: {
    title: 'Edit Event Filter',
    kinds: ['application', 'eventFilter'],
    operations: ['applications.filter'],
    // Our own application's filter is what “Switch Event Types Off at Asterisk” is about.
    fits: (resource) => resource?.kind === 'application' && !resource.ours,
  },
  setDeviceState: {
    title: 'Set Device State',
    kinds: ['server', 'deviceState'],
    operations: ['deviceStates.update'],
    fits: isStasisDevice,
  },
  deleteDeviceState: {
    title: 'Delete Device State',
    kinds: ['deviceState'],
    operations: ['deviceStates.delete'],
    several: true,
    fits: isStasisDevice,
  },
  setMailbox: { title: 'Set Mailbox', kinds: ['server', 'mailbox'], operations: ['mailboxes.update'] },
  deleteMailbox: {
    title: 'Delete Mailbox',
    kinds: ['mailbox'],
    operations: ['mailboxes.delete'],
    several: true,
  },
  loadModule: { title: 'Load Module', kinds: ['server'], operations: ['asterisk.loadModule'] },
  reloadModule: {
    title: 'Reload Module',
    kinds: ['module'],
    operations: ['asterisk.reloadModule'],
    several: true,
  },
  unloadModule: { title: 'Unload Module', kinds: ['module'], operations: ['asterisk.unloadModule'] },
  addLogChannel: { title: 'Add Log Channel', kinds: ['server'], operations: ['asterisk.addLog'] },
  rotateLogChannel: {
    title: 'Rotate Log Channel',
    kinds: ['logChannel'],
    operations: ['asterisk.rotateLog'],
    fits: isNameableLog,
  },
  removeLogChannel: {
    title: 'Remove Log Channel',
    kinds: ['logChannel'],
    operations: ['asterisk.deleteLog'],
    fits: isNameableLog,
  },
  getGlobalVariable: {
    title: 'Get Global Variable',
    kinds: ['server', 'globalVariable'],
    operations: ['asterisk.getGlobalVar'],
    reads: true,
  },
  setGlobalVariable: {
    title: 'Set Global Variable',
    kinds: ['server', 'globalVariable'],
    operations: ['asterisk.setGlobalVar'],
  },
} as const satisfies Readonly<Record<string, ActionFacts>>;
