/*
 * A lazily loaded chunk: the table of operations with our words for each, and what reads a server's own
 * description. The extension reaches it by one dynamic import and otherwise knows its types only.
 */
export { ownOperations } from './ownOperations';
export { readOperations } from './readOperations';
