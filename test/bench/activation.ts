import assert from 'node:assert/strict';
import fs from 'node:fs';
import { runProgram } from '../support/runProgram';
import type { ActivationTimes } from './activationProbe';
import type { BenchReport } from './benchLine';
import { inMs, median, times } from './measure';

const RUNS = 9;
const EXTENSION = 'dist/extension.js';
const CHUNK = 'dist/session.js';

async function probe(file: string): Promise<ActivationTimes> {
  const args = [process.argv[1] ?? '', '--probe', file];
  return JSON.parse(await runProgram({ program: process.execPath, args })) as ActivationTimes;
}

function size(file: string): string {
  return `${String(Math.round(fs.statSync(file).size / 1024))} KB`;
}

/** Loading and activating the extension in a fresh process, against loading the chunk that waits. */
export async function activation(): Promise<BenchReport> {
  const extension: ActivationTimes[] = [];
  const chunk: ActivationTimes[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    extension.push(await probe(EXTENSION));
    chunk.push(await probe(CHUNK));
  }
  assert.ok(
    extension.every(({ activate, chunkLoaded }) => activate !== undefined && !chunkLoaded),
    'activation loads no REST, socket or log code',
  );
  assert.ok(chunk.every(({ chunkLoaded }) => chunkLoaded));
  const load = median(extension.map((found) => found.load));
  const activate = median(extension.map((found) => found.activate ?? NaN));
  const later = median(chunk.map((found) => found.load));
  return {
    input: `${EXTENSION} ${size(EXTENSION)}, ${CHUNK} ${size(CHUNK)}, a stand-in for VS Code, a fresh process for each of ${String(RUNS)} runs`,
    lines: [
      {
        what: 'activation: load the extension (the chunk stays unloaded: checked)',
        ours: inMs(load),
        peer: 'load the chunk of the first connection',
        theirs: inMs(later),
        ratio: `${times(load / later)} the time`,
      },
      {
        what: 'activation: `activate()`',
        ours: inMs(activate),
        peer: 'load the chunk of the first connection',
        theirs: inMs(later),
        ratio: `${times(activate / later)} the time`,
      },
    ],
  };
}
