import type { OperationId } from '../src/ari/generated/operations';

const TREE = 'the tree';
const JSON_DOCUMENT = '“Open as JSON”';

/**
 * Where operations are besides the typed actions and Run Operation. A test looks for each in the source, so
 * that none is named for what is gone.
 */
export const OPERATION_PLACES: Readonly<Partial<Record<OperationId, string>>> = {
  'applications.list': `${TREE}: Applications`,
  'applications.get': `${JSON_DOCUMENT}; “Switch Event Types Off at Asterisk…”`,
  'applications.filter': '“Switch Event Types Off at Asterisk…” for our own application',
  'asterisk.getInfo': `${TREE}: the server; “Test Connection”, “Reload Dialplan”`,
  'asterisk.getGlobalVar': `${TREE}: Global Variables`,
  'asterisk.getModule': JSON_DOCUMENT,
  'asterisk.listLogChannels': `${TREE}: Log Channels`,
  'asterisk.listModules': `${TREE}: Modules`,
  'asterisk.reloadModule': '“Reload Dialplan”',
  'bridges.get': JSON_DOCUMENT,
  'bridges.list': `${TREE}: Bridges`,
  'channels.get': JSON_DOCUMENT,
  'channels.list': `${TREE}: Channels`,
  'channels.originateWithId': '“Originate…”, “Originate Again…”',
  'deviceStates.get': `${TREE}: an endpoint’s device; ${JSON_DOCUMENT}`,
  'deviceStates.list': `${TREE}: Device States`,
  'endpoints.get': JSON_DOCUMENT,
  'endpoints.list': `${TREE}: Endpoints`,
  'endpoints.listByTech': `${JSON_DOCUMENT} of a technology`,
  'events.eventWebsocket': 'every connection',
  'mailboxes.get': JSON_DOCUMENT,
  'mailboxes.list': `${TREE}: Mailboxes`,
  'playbacks.get': JSON_DOCUMENT,
  'recordings.getLive': `${TREE}: Live Recordings; ${JSON_DOCUMENT}`,
  'recordings.getStored': JSON_DOCUMENT,
  'recordings.getStoredFile': '“Listen to Recording”, “Download Recording…”',
  'recordings.listStored': `${TREE}: Stored Recordings`,
  'sounds.get': JSON_DOCUMENT,
  'sounds.list': `${TREE}: Sounds; what “Play…” offers`,
};
