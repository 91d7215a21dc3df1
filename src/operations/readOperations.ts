import { isAriError } from '../ari/ariError';
import { jsonOf } from '../ari/jsonOf';
import type { RestClient } from '../ari/restClient';
import type { DescribedOperation } from './describedOperation';
import type { OperationList } from './operationCatalog';
import { ownOperations } from './ownOperations';
import { readDeclaration, readResourceNames } from './readDeclaration';

/** The longest file of Asterisk's description has 100 KB. */
const LONGEST_FILE = 2 * 1024 * 1024;

/** What of a session is needed. */
export interface DescribedServer {
  readonly rest: Pick<RestClient, 'send'>;
  /** The server's version; undefined while it is not known. */
  readonly version: string | undefined;
}

/** Why a file of the description is not there. */
interface Failure {
  readonly problem: string;
  readonly isFinal: boolean;
}

async function readFile(
  rest: DescribedServer['rest'],
  name: string,
): Promise<{ readonly value: unknown } | Failure> {
  try {
    const request = { method: 'GET', path: `/api-docs/${name}`, body: undefined };
    const answer = await rest.send(request, { background: true, maxBodyBytes: LONGEST_FILE });
    if (!answer.error) return { value: jsonOf(answer) };
    return { problem: `${String(answer.status)} for ${name}`, isFinal: answer.status < 502 };
  } catch (error) {
    if (!isAriError(error)) throw error;
    return { problem: `${name}: ${error.message}`, isFinal: error.code === 'tooLarge' };
  }
}

async function readResource(
  rest: DescribedServer['rest'],
  resource: string,
): Promise<readonly DescribedOperation[] | Failure> {
  const file = `${resource}.json`;
  const answer = await readFile(rest, file);
  if ('problem' in answer) return answer;
  return readDeclaration(resource, answer.value) ?? { problem: `${file} describes nothing`, isFinal: true };
}

/** The server's words where it has some, ours otherwise; what one of both knows to be required, is. */
function joined(offered: DescribedOperation, own: DescribedOperation | undefined): DescribedOperation {
  if (own?.method !== offered.method || own.path !== offered.path) return offered;
  const known = new Map(own.params.map((parameter) => [parameter.name, parameter]));
  return {
    ...offered,
    summary: offered.summary || own.summary,
    notes: offered.notes || own.notes,
    since: offered.since.length > 0 ? offered.since : own.since,
    params: offered.params.map((parameter) => {
      const ours = known.get(parameter.name);
      return {
        ...parameter,
        ...(ours?.required === true && { required: true as const }),
        description: parameter.description || (ours?.description ?? ''),
      };
    }),
  };
}

/** Ours first, in the order of our table, then what only the server knows; each resource's together. */
function merge(
  own: readonly DescribedOperation[],
  described: ReadonlyMap<string, readonly DescribedOperation[]>,
): readonly DescribedOperation[] {
  const resourceOf = (id: string): string => id.slice(0, id.indexOf('.'));
  const table = new Map(own.map((operation) => [operation.id, operation]));
  const offered = new Map([...described.values()].flat().map((operation) => [operation.id, operation]));
  const resources = new Set([...own.map(({ id }) => resourceOf(id)), ...described.keys()]);
  return [...resources].flatMap((resource) => {
    const ours = own.filter(({ id }) => resourceOf(id) === resource);
    const isDescribed = described.has(resource);
    const known = ours.map((operation): DescribedOperation => {
      const there = offered.get(operation.id);
      if (there) return joined(there, operation);
      return isDescribed ? { ...operation, support: 'missing' } : operation;
    });
    const unknown = (described.get(resource) ?? []).filter(({ id }) => !table.has(id));
    return [...known, ...new Map(unknown.map((operation) => [operation.id, operation])).values()];
  });
}

/**
 * Which operations a server offers, by its own `/ari/api-docs`; where it cannot serve them, or one of them, by
 * our table and its version. What it says is untrusted. Does not reject for anything that a server does.
 */
export async function readOperations({ rest, version }: DescribedServer): Promise<OperationList> {
  const own = ownOperations(version);
  const listing = await readFile(rest, 'resources.json');
  if ('problem' in listing) return { operations: own, ...listing };
  const names = readResourceNames(listing.value);
  if (!names) return { operations: own, problem: 'resources.json lists nothing', isFinal: true };
  const described = new Map<string, readonly DescribedOperation[]>();
  const failures: Failure[] = [];
  // One after the other: nobody waits for the last of them, and Asterisk has few sessions.
  for (const name of names) {
    const answer = await readResource(rest, name);
    if ('problem' in answer) failures.push(answer);
    else described.set(name, answer);
  }
  // A resource that the server does not even list is not there at all, and ours are all known by name.
  for (const { id } of own) {
    const resource = id.slice(0, id.indexOf('.'));
    if (!names.includes(resource)) described.set(resource, []);
  }
  const [first] = failures;
  return {
    operations: merge(own, described),
    problem: first?.problem,
    isFinal: failures.every(({ isFinal }) => isFinal),
  };
}
