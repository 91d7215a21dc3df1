import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { OPERATION_CASES } from '../test/contract/operations/allCases';
import { renderOperationsDoc } from './renderOperationsDoc';

const FILE = 'docs/operations.md';

/** `npm run document` */
const text = renderOperationsDoc(OPERATION_CASES);
await writeFile(FILE, await format(text, { ...(await resolveConfig(FILE)), filepath: FILE }));
console.log(FILE);
