import { hasOwnLogName, logChannelName } from '../shared/logChannelName';
import type { NodeReference } from '../ui/nodeReference';

/** What a node of the tree gives to an operation. */
export interface NodeParameters {
  readonly given: Readonly<Record<string, string>>;
  /** What the paths of the operations on it begin with. */
  readonly below: string;
}

/**
 * The parameters by which ARI names what a node shows; none for a server, or for what has no operations. `logFiles`
 * are all logs of the server: one that ARI cannot name among them is not proposed.
 */
export function nodeParameters(
  { kind, id }: Pick<NodeReference, 'id' | 'kind'>,
  logFiles: Iterable<string> = [],
): NodeParameters {
  switch (kind) {
    case 'application':
      return { given: { applicationName: id, app: id, application: id }, below: '/' };
    case 'bridge':
      return { given: { bridgeId: id }, below: '/bridges' };
    case 'channel':
      return { given: { channelId: id, channel: id }, below: '/' };
    case 'deviceState':
      return { given: { deviceName: id }, below: '/deviceStates' };
    case 'endpoint': {
      const slash = id.indexOf('/');
      return { given: { tech: id.slice(0, slash), resource: id.slice(slash + 1), endpoint: id }, below: '/' };
    }
    case 'globalVariable':
      return { given: { variable: id }, below: '/asterisk/variable' };
    case 'liveRecording':
      return { given: { recordingName: id }, below: '/recordings/live' };
    case 'logChannel': {
      const given = hasOwnLogName(id, logFiles) ? { logChannelName: logChannelName(id) } : {};
      return { given, below: '/asterisk/logging' };
    }
    case 'mailbox':
      return { given: { mailboxName: id }, below: '/mailboxes' };
    case 'module':
      return { given: { moduleName: id }, below: '/asterisk/modules' };
    case 'playback':
      return { given: { playbackId: id }, below: '/playbacks' };
    case 'sound':
      return { given: { soundId: id }, below: '/sounds' };
    case 'storedRecording':
      return { given: { recordingName: id }, below: '/recordings/stored' };
    case 'technology':
      return { given: { tech: id }, below: '/endpoints/{tech}' };
    default:
      return { given: {}, below: '/' };
  }
}
