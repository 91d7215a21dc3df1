import type { OperationId } from '../../ari/generated/operations';
import type { Answer } from './answer';
import type { RequestParams } from './requestParams';

/** Carries out one operation. Throws `Refusal` for what Asterisk refuses. */
export type OperationHandler = (params: RequestParams) => Answer | Promise<Answer>;

/** Names of the operations of one resource, e.g. `OperationsOf<'bridges'>`. */
export type OperationsOf<Resource extends string> = Extract<OperationId, `${Resource}.${string}`>;

/** A handler for each of the named operations. */
export type OperationHandlers<Name extends OperationId = OperationId> = Readonly<
  Record<Name, OperationHandler>
>;
