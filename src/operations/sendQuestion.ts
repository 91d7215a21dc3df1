import type { OperationShape } from '../ari/operationShape';
import { fieldsOf } from '../shared/fields';

/** What to ask before a request is sent that cannot be taken back, or does more than it says. Untrusted texts. */
export interface SendQuestion {
  readonly question: string;
  readonly detail: readonly string[];
  readonly button: string;
  /** What to ask once more, after the first was agreed to. */
  readonly again?: Omit<SendQuestion, 'again'>;
}

/** What is known of a request that shall be sent. */
interface Sending {
  /** Ids and names in its path, in words. */
  readonly what: string;
  readonly server: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Asks = (sending: Sending) => SendQuestion | undefined;

/** DELETEs after which all is as it was, or that end only what ends by itself. */
const HARMLESS: ReadonlySet<string> = new Set([
  'applications.unsubscribe',
  'bridges.clearVideoSource',
  'bridges.stopMoh',
  'channels.ringStop',
  'channels.stopMoh',
  'channels.stopSilence',
  'channels.unhold',
  'channels.unmute',
  'playbacks.stop',
  'recordings.unmute',
  'recordings.unpause',
]);

function asks(verb: string, button: string, ...detail: readonly string[]): Asks {
  return ({ what, server }) => ({ question: `${verb} ${what} on ${server}?`, detail, button });
}

/** An event filter that lets nothing but named events through also holds back what is not named. */
const askAboutFilter: Asks = ({ what, server, params }) => {
  const { allowed } = fieldsOf(params.filter) ?? {};
  if (!Array.isArray(allowed) || allowed.length === 0) return undefined;
  const types = (allowed as readonly unknown[]).map((entry) => fieldsOf(entry)?.type);
  if (types.includes('RESTResponse')) return undefined;
  return {
    question: `Filter the events of ${what} on ${server}?`,
    detail: [
      'The allowed list is without RESTResponse: a program that sends its requests over this WebSocket gets no answer any more and hangs.',
    ],
    button: 'Filter',
  };
};

/** Whoever overwrites a recording loses it without a DELETE. */
const askAboutOverwriting: Asks = ({ server, params: { ifExists, name } }) =>
  ifExists === 'overwrite'
    ? {
        question: `Overwrite the recording ${typeof name === 'string' ? name : ''} on ${server}?`,
        detail: ['If there is a recording of this name, what it holds is lost.'],
        button: 'Overwrite',
      }
    : undefined;

const QUESTIONS: ReadonlyMap<string, Asks> = new Map<string, Asks>([
  ['applications.filter', askAboutFilter],
  ['asterisk.deleteLog', asks('Remove the log', 'Remove')],
  [
    'asterisk.deleteObject',
    asks('Delete the configuration object', 'Delete', 'Calls that need it fail from now on.'),
  ],
  [
    'asterisk.rotateLog',
    asks(
      'Rotate the log',
      'Rotate',
      'Asterisk drops log channels that were added while it runs: this one too, if it was.',
    ),
  ],
  [
    'asterisk.unloadModule',
    ({ what, server }) => ({
      question: `Unload the module ${what} on ${server}?`,
      detail: ['Asterisk unloads what it can, even RTP: calls may lose their media, and ARI itself may go.'],
      button: 'Unload',
      again: {
        question: `Really unload ${what}?`,
        detail: ['Everything that depends on it stops working for all calls.'],
        button: 'Unload It',
      },
    }),
  ],
  ['bridges.destroy', asks('Destroy the bridge', 'Destroy', 'Its channels stay in their application.')],
  ['bridges.record', askAboutOverwriting],
  [
    'channels.dial',
    asks(
      'Dial',
      'Dial',
      'Only a channel that was created, and never dialled: Asterisk has crashed at a second time.',
    ),
  ],
  ['channels.hangup', asks('Hang up the channel', 'Hang Up')],
  ['channels.record', askAboutOverwriting],
  [
    'channels.redirect',
    asks(
      'Redirect the channel',
      'Redirect',
      'On an answered PJSIP channel this left a channel behind that nobody can hang up (seen on 22.10.1). Dial the other endpoint and bridge the two instead.',
    ),
  ],
  ['deviceStates.delete', asks('Delete the device state', 'Delete')],
  ['mailboxes.delete', asks('Delete the mailbox', 'Delete', 'Its message counts are lost.')],
  [
    'recordings.cancel',
    asks('Discard the recording', 'Discard', 'What has been recorded so far is deleted.'),
  ],
  ['recordings.deleteStored', asks('Delete the recording', 'Delete', 'Its file is removed from the disk.')],
]);

/** What the path of a request names, such as `1700000000.1`; the operation where it names nothing. */
function named(
  { id, path }: Pick<OperationShape, 'id' | 'path'>,
  params: Readonly<Record<string, unknown>>,
): string {
  const values = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => params[name]);
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === 0 ? id : texts.join('/');
}

/**
 * What has to be asked before a request is sent to `server` (its name for the user); undefined where nothing
 * has. Every DELETE asks that does not merely undo, also those of a newer Asterisk.
 */
export function sendQuestion(
  operation: Pick<OperationShape, 'id' | 'method' | 'path'>,
  params: Readonly<Record<string, unknown>>,
  server: string,
): SendQuestion | undefined {
  const sending = { what: named(operation, params), server, params };
  const question = QUESTIONS.get(operation.id);
  if (question) return question(sending);
  if (operation.method !== 'DELETE' || HARMLESS.has(operation.id)) return undefined;
  return asks(`${operation.id}:`, 'Delete', 'It cannot be taken back.')(sending);
}
