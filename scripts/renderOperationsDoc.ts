import { operations, type OperationId } from '../src/ari/generated/operations';
import { ACTION_NAMES, ACTION_TABLE } from '../src/operations/actionTable';
import { OPERATION_PLACES } from './operationPlaces';

/** What the contract tests say of one operation. */
export interface ProvenOperation {
  /** Set where the test's Asterisk refuses it. */
  readonly refused?: { readonly message: string; readonly because: string } | undefined;
  readonly status?: number | undefined;
}

const HEAD = `# Every operation of ARI, and where it is

Written by \`npm run document\`; a test holds it against the tables it is made of. “Typed actions” stand in the context menus and, as \`ARI: …\`, in the palette. \`ARI: Run Operation…\` and \`.ari\` request files (see [ari-files.md](ari-files.md)) reach all of them, but the one that becomes a WebSocket. Each is called once by \`test/contract/operations/operations.test.ts\`, in a test that has its name, on a real Asterisk 22 and on the simulator, which also looks whether it was carried out; the last column tells what that Asterisk answers where it cannot be.
`;

/** `docs/operations.md`: a row for each operation. */
export function renderOperationsDoc(proven: Readonly<Record<OperationId, ProvenOperation>>): string {
  const ids = Object.keys(operations) as OperationId[];
  const resources = [...new Set(ids.map(resourceOf))];
  const parts = resources.map((resource) => {
    const rows = ids.filter((id) => resourceOf(id) === resource).map((id) => row(id, proven[id]));
    return [`## ${resource}`, '', ...HEADER, ...rows, ''].join('\n');
  });
  return [HEAD, ...parts].join('\n');
}

const HEADER = [
  '| Operation | Request | Typed actions | Elsewhere | Test |',
  '| --- | --- | --- | --- | --- |',
];

function resourceOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

function row(id: OperationId, { refused, status }: ProvenOperation): string {
  const { method, path } = operations[id];
  const typed = ACTION_NAMES.filter((name) => ACTION_TABLE[name].operations.includes(id));
  const cells = [
    `\`${id}\``,
    `\`${method} ${path}\``,
    typed.map((name) => ACTION_TABLE[name].title).join(', '),
    OPERATION_PLACES[id] ?? '',
    refused === undefined ? 'succeeds' : `${String(status)} ${refused.message}: ${refused.because}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
