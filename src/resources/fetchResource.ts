import { AriError } from '../ari/ariError';
import type { ServerSession } from '../session/serverSession';
import type { DocumentKind } from './documentKinds';

type Source = Pick<ServerSession, 'lists' | 'rest'>;

/** Asterisk tells its log channels all at once only. */
async function logChannel({ lists }: Source, id: string): Promise<unknown> {
  const found = (await lists.load('logChannel')).get(id);
  if (found) return found.raw;
  throw new AriError({
    code: 'http',
    operation: 'asterisk.listLogChannels',
    message: `There is no log channel ${id}.`,
    hint: 'It was removed, or the logs have been rotated. Refresh the folder.',
  });
}

/** Asks Asterisk for a resource by the id that the tree has for it; rejects with an AriError. */
export function fetchResource(source: Source, kind: DocumentKind, id: string): Promise<unknown> {
  const { rest } = source;
  switch (kind) {
    case 'application':
      return rest.call('applications.get', { applicationName: id });
    case 'bridge':
      return rest.call('bridges.get', { bridgeId: id });
    case 'channel':
      return rest.call('channels.get', { channelId: id });
    case 'deviceState':
      return rest.call('deviceStates.get', { deviceName: id });
    case 'endpoint': {
      const slash = id.indexOf('/');
      return rest.call('endpoints.get', { tech: id.slice(0, slash), resource: id.slice(slash + 1) });
    }
    case 'globalVariable':
      return rest.call('asterisk.getGlobalVar', { variable: id });
    case 'liveRecording':
      return rest.call('recordings.getLive', { recordingName: id });
    case 'logChannel':
      return logChannel(source, id);
    case 'mailbox':
      return rest.call('mailboxes.get', { mailboxName: id });
    case 'module':
      return rest.call('asterisk.getModule', { moduleName: id });
    case 'playback':
      return rest.call('playbacks.get', { playbackId: id });
    case 'server':
      return rest.call('asterisk.getInfo', {});
    case 'sound':
      return rest.call('sounds.get', { soundId: id });
    case 'storedRecording':
      return rest.call('recordings.getStored', { recordingName: id });
    case 'technology':
      return rest.call('endpoints.listByTech', { tech: id });
  }
}
