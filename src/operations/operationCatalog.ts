import type { RawRequest } from '../ari/operationShape';
import type { DescribedOperation } from './describedOperation';
import { matchRequest, type RequestMatch } from './matchRequest';

/** The operations of a server, and where that list comes from. */
export interface OperationList {
  readonly operations: readonly DescribedOperation[];
  /** Why not all of it is the server's own description; undefined where it is, and for no server. */
  readonly problem: string | undefined;
  /** False where trying again may tell more: the server did not answer, or was still starting. */
  readonly isFinal: boolean;
}

/** Reads the list of operations, as it is now. Does not reject. */
type ReadOperations = () => Promise<OperationList>;

/** The operations that one server offers, read when they are first asked for. */
export class OperationCatalog {
  readonly #read: ReadOperations;

  constructor(read: ReadOperations) {
    this.#read = read;
  }

  /** All operations in the order of their paths' resources; those that this server lacks are marked. */
  async list(): Promise<readonly DescribedOperation[]> {
    return (await this.#read()).operations;
  }

  /** As {@link list}, with what is to be said about it. */
  async read(): Promise<OperationList> {
    return this.#read();
  }

  /** The operation of an id, such as `channels.answer`. */
  async get(id: string): Promise<DescribedOperation | undefined> {
    return (await this.list()).find((operation) => operation.id === id);
  }

  /** The operation that a request is, with its parameters. */
  async match(request: RawRequest): Promise<RequestMatch | undefined> {
    return matchRequest(await this.list(), request);
  }
}
