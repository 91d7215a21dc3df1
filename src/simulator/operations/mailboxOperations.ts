import { Refusal } from '../refusal';
import type { OperationHandler, OperationHandlers, OperationsOf } from './operationHandlers';

/** `/mailboxes`: the simulator, as most servers, runs without the module for external mailboxes. */
export function mailboxOperations(): OperationHandlers<OperationsOf<'mailboxes'>> {
  const missing: OperationHandler = () => {
    throw new Refusal(404, 'Resource not found');
  };
  return {
    'mailboxes.list': missing,
    'mailboxes.get': missing,
    'mailboxes.update': missing,
    'mailboxes.delete': missing,
  };
}
