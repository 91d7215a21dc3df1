import os from 'node:os';
import { SERVER_VARIABLE } from '../server/serverUnderTest';

/** A real thing that a suite cannot do without. */
export type Need = 'asterisk' | 'asterisk16' | 'vscode';

/** One run of a folder of tests. */
export interface Suite {
  name: string;
  /** The folder below `test/`; the suite's name unless told. */
  folder?: string;
  /** Folders below it that this run leaves out. */
  leavesOut?: { folder: string; because: string }[];
  /** The files of the folder that this run takes, without `.test.ts`; all of them unless told. */
  only?: readonly string[];
  /** Environment variables of the tests. */
  env?: Record<string, string>;
  needs: Need[];
  /** Where the tests run: each file in a Node process of its own, or all inside VS Code. */
  runsIn: 'node' | 'vscode';
  /** How many files run at once. */
  filesAtOnce: number;
  /** Milliseconds after which the whole suite is ended and counts as failed. */
  timeLimit: number;
}

const MINUTE = 60_000;
const cores = os.availableParallelism();

/** All suites, in the order in which they run: the quick ones first. */
export const SUITES: Suite[] = [
  { name: 'unit', needs: [], runsIn: 'node', filesAtOnce: cores, timeLimit: 5 * MINUTE },
  { name: 'golden', needs: [], runsIn: 'node', filesAtOnce: cores, timeLimit: 5 * MINUTE },
  {
    name: 'contractSimulator',
    folder: 'contract',
    leavesOut: [{ folder: 'asteriskOnly', because: 'needs a process, a console, files of a real Asterisk' }],
    env: { [SERVER_VARIABLE]: 'simulator' },
    needs: [],
    runsIn: 'node',
    filesAtOnce: cores,
    timeLimit: 5 * MINUTE,
  },
  {
    name: 'contractAsterisk16',
    folder: 'contract',
    only: [
      ...[
        'actions',
        'originate',
        'serverActions',
        'channelAvailability',
        'session',
        'sessionEventFilter',
        'sessionLists',
        'sessionReadOnly',
      ],
      ...['ariConnection', 'ariTestConnection', 'operationCatalog', 'operations/operations'],
    ],
    env: { [SERVER_VARIABLE]: 'asterisk16' },
    needs: ['asterisk16'],
    runsIn: 'node',
    filesAtOnce: cores,
    timeLimit: 5 * MINUTE,
  },
  {
    name: 'contract',
    env: { [SERVER_VARIABLE]: 'asterisk' },
    needs: ['asterisk'],
    runsIn: 'node',
    filesAtOnce: 2,
    timeLimit: 10 * MINUTE,
  },
  { name: 'faults', needs: ['asterisk'], runsIn: 'node', filesAtOnce: 1, timeLimit: 15 * MINUTE },
  {
    name: 'extensionHost',
    needs: ['asterisk', 'vscode'],
    runsIn: 'vscode',
    filesAtOnce: 1,
    timeLimit: 6 * MINUTE,
  },
  // Two at once: each has ports, folders and a browser of its own, and waits for half of its time.
  { name: 'journeys', needs: ['asterisk', 'vscode'], runsIn: 'node', filesAtOnce: 2, timeLimit: 18 * MINUTE },
];
