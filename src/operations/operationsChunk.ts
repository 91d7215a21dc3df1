/** The lazily loaded module that holds the table of operations with its texts. */
export type OperationsChunk = typeof import('./openOperations');
