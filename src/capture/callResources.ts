import type { LoggedCall } from './logEntry';

/** What a REST call is about, as far as its path tells. */
export interface CallResources {
  /** For people: the id in the path. */
  readonly label: string;
  readonly channelIds: readonly string[];
  readonly bridgeIds: readonly string[];
  readonly application: string | undefined;
}

/** Not ids, though they stand where ids do. */
const NO_IDS = new Set(['create', 'externalMedia']);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads what `call` is about from its path and query. */
export function callResources(call: LoggedCall): CallResources {
  const [path = '', query = ''] = call.path.split('?', 2);
  const [kind = '', id = ''] = path.slice(1).split('/').map(decoded);
  const label = NO_IDS.has(id) ? '' : id;
  const parameters = new URLSearchParams(query);
  const named = [...parameters.getAll('channel'), ...parameters.getAll('channelId')]
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  const own = (wanted: string): string[] => (kind === wanted && label !== '' ? [label] : []);
  const [application = parameters.get('app') ?? ''] = own('applications');
  return {
    label: label || (named[0] ?? ''),
    channelIds: [...own('channels'), ...named],
    bridgeIds: own('bridges'),
    application: application === '' ? undefined : application,
  };
}
