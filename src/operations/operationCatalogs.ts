import type { ServerSession } from '../session/serverSession';
import { OperationCatalog, type OperationList } from './operationCatalog';
import type { OperationsChunk } from './operationsChunk';

/** What has been read from one start of one server. */
interface Reading {
  readonly start: string;
  readonly list: Promise<OperationList>;
}

/** The catalogs of all servers; loads the table of operations when the first one is read. */
export class OperationCatalogs {
  readonly #loadChunk: () => Promise<Pick<OperationsChunk, 'ownOperations' | 'readOperations'>>;
  readonly #readings = new WeakMap<ServerSession, Reading>();
  #own: OperationCatalog | undefined;

  constructor(loadChunk: () => Promise<Pick<OperationsChunk, 'ownOperations' | 'readOperations'>>) {
    this.#loadChunk = loadChunk;
  }

  /** What a server offers, by its own description where it can be had; without a session our own table. */
  of(session: ServerSession | undefined): OperationCatalog {
    if (session) return new OperationCatalog(() => this.#read(session));
    this.#own ??= new OperationCatalog(async () => ({
      operations: (await this.#loadChunk()).ownOperations(undefined),
      problem: undefined,
      isFinal: true,
    }));
    return this.#own;
  }

  /** Once per start of the server: it may come back as another version, or with other modules. */
  #read(session: ServerSession): Promise<OperationList> {
    const start = `${String(session.startedAt)} ${session.version ?? ''}`;
    const known = this.#readings.get(session);
    if (known?.start === start) return known.list;
    const list = this.#loadChunk().then(({ readOperations }) => readOperations(session));
    this.#readings.set(session, { start, list });
    const forget = (): void => {
      if (this.#readings.get(session)?.list === list) this.#readings.delete(session);
    };
    // What came of a bad moment is not kept.
    list.then(({ isFinal }) => isFinal || forget(), forget);
    return list;
  }
}
