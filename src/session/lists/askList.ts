import { isAriError } from '../../ari/ariError';
import { inTurns } from '../../ari/inTurns';
import type { RestClient } from '../../ari/restClient';
import { fieldsOf, type Fields } from '../../shared/fields';
import { CONSOLE_LOG } from '../../shared/logChannelName';
import type { ListedResource, ListedResources, ListKind } from './listedResource';

/** What is needed to ask for a list. */
export interface AskContext {
  readonly rest: Pick<RestClient, 'call'>;
  /** The global variables to ask for. */
  readonly variables: readonly string[];
  /** The recordings known to be under way: Asterisk does not list them. */
  readonly liveRecordings: ListedResources;
}

/** Resources of one list: the answer is bounded in bytes, this bounds what we make of it. */
const MOST = 100_000;
/** What cannot be listed costs a request each: so many are asked for, and so many at a time. */
const MOST_ASKED = 100;
const AT_ONCE = 2;

const BACKGROUND = { background: true } as const;

/** The field of each kind's resource that its operations take; of a log channel they take its name only. */
const ID_FIELDS: Readonly<Record<ListKind, string>> = {
  deviceState: 'name',
  globalVariable: 'name',
  liveRecording: 'name',
  logChannel: 'channel',
  mailbox: 'name',
  module: 'name',
  sound: 'id',
  storedRecording: 'name',
};

/** Reads one resource of a list; undefined for what has no name, save for the console. */
export function readListed(kind: ListKind, value: unknown): ListedResource | undefined {
  const raw = fieldsOf(value);
  const name = raw?.[ID_FIELDS[kind]];
  const id = kind === 'logChannel' && name === '' && raw?.type === 'Console' ? CONSOLE_LOG : name;
  return raw && typeof id === 'string' && id !== '' ? { kind, id, raw } : undefined;
}

function byId(kind: ListKind, values: readonly unknown[]): Map<string, ListedResource> {
  const found = new Map<string, ListedResource>();
  for (const value of values.slice(0, MOST)) {
    const listed = readListed(kind, value);
    if (listed) found.set(listed.id, listed);
  }
  return found;
}

/** Asks for each of `names` by itself; what is gone by then is left out. */
async function oneByOne(
  names: Iterable<string>,
  ask: (name: string) => Promise<Fields>,
): Promise<readonly unknown[]> {
  const turn = inTurns(AT_ONCE);
  const answers = [...names].slice(0, MOST_ASKED).map((name) =>
    turn(async () => {
      try {
        return [await ask(name)];
      } catch (error) {
        if (isAriError(error) && error.status === 404) return [];
        throw error;
      }
    }),
  );
  return (await Promise.all(answers)).flat();
}

function valuesOf(kind: ListKind, context: AskContext): Promise<readonly unknown[]> {
  const { rest, variables, liveRecordings } = context;
  switch (kind) {
    case 'deviceState':
      return rest.call('deviceStates.list', {}, BACKGROUND);
    case 'logChannel':
      return rest.call('asterisk.listLogChannels', {}, BACKGROUND);
    case 'mailbox':
      return rest.call('mailboxes.list', {}, BACKGROUND);
    case 'module':
      return rest.call('asterisk.listModules', {}, BACKGROUND);
    case 'sound':
      return rest.call('sounds.list', {}, BACKGROUND);
    case 'storedRecording':
      return rest.call('recordings.listStored', {}, BACKGROUND);
    case 'liveRecording':
      return oneByOne(liveRecordings.keys(), async (recordingName) => ({
        ...(await rest.call('recordings.getLive', { recordingName }, BACKGROUND)),
      }));
    case 'globalVariable':
      return oneByOne(variables, async (variable) => ({
        ...(await rest.call('asterisk.getGlobalVar', { variable }, BACKGROUND)),
        name: variable,
      }));
  }
}

/** Asks Asterisk for all resources of one kind; rejects with an AriError. */
export async function askList(kind: ListKind, context: AskContext): Promise<Map<string, ListedResource>> {
  return byId(kind, await valuesOf(kind, context));
}
