import type { OperationId, OperationParams, OperationResult } from '../../../src/ari/generated/operations';
import type { OperationBed } from './operationBed';

/** How an operation is called, and what shows that it was carried out. */
export interface OperationCase<O extends OperationId> {
  /** Makes what it needs, and gives its parameters. */
  readonly params: (bed: OperationBed) => OperationParams[O] | Promise<OperationParams[O]>;
  /** Status of the answer; 204 for an operation without a result and 200 for any other, unless told. */
  readonly status?: number;
  /** Looks at the answer and at the server. Throws, by assertions, when the operation did nothing. */
  readonly proof: (called: {
    readonly bed: OperationBed;
    readonly params: OperationParams[O];
    /** The parsed answer; undefined where there is no body. */
    readonly answer: OperationResult[O];
  }) => void | Promise<void>;
  /** Why this Asterisk refuses it: what is missing here. `proof` is not asked then. */
  readonly refused?: { readonly message: string; readonly because: string };
}

/** A case for each operation of some resources, such as `channels`. */
export type CasesOf<Resource extends string> = {
  readonly [O in Extract<OperationId, `${Resource}.${string}`>]: OperationCase<O>;
};
