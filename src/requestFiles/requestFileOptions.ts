import type { Memento } from 'vscode';
import type { OperationCatalogs } from '../operations/operationCatalogs';
import type { Connections } from '../session/connections';
import type { SnippetRequest, SnippetServer } from '../snippets/snippetRequest';
import type { RequestAnswer } from './sending/requestSender';

/** What request files need of the rest of the extension. */
export interface RequestFileOptions {
  readonly connections: Connections;
  readonly catalogs: OperationCatalogs;
  /** Keeps which server a file is sent to. */
  readonly memory: Pick<Memento, 'get' | 'update'>;
  /** Shows an answer beside the file. */
  readonly showAnswer: (answer: RequestAnswer) => Promise<void>;
  /** Copies requests as code. */
  readonly copy: (requests: readonly SnippetRequest[], server: SnippetServer) => Promise<void>;
}
