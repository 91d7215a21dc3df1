import type { OperationId, OperationParams } from '../../ari/generated/operations';
import type { Exchange } from '../exchange/exchange';
import { ApiParams } from '../http/apiParams';
import { allOperations } from '../operations/allOperations';
import type { OperationHandlers } from '../operations/operationHandlers';
import { Refusal } from '../refusal';

/** Asks for operations as a program does, but from within and without HTTP. */
export class OperationClient {
  readonly #operations: OperationHandlers;

  constructor(exchange: Exchange) {
    this.#operations = allOperations(exchange);
  }

  /** True when the operation was carried out; false when it was refused, as for a channel that just left. */
  async attempt<O extends OperationId>(operation: O, params: OperationParams[O]): Promise<boolean> {
    const pairs = Object.entries(params).map(([name, value]) => [name, String(value)] as const);
    try {
      await this.#operations[operation](new ApiParams(new Map(), pairs, undefined));
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
