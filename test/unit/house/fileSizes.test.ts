import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from './sourceFiles';

const FOLDERS = ['src', 'webview', 'test', 'scripts'];

function sizes(): { readonly name: string; readonly lines: number }[] {
  return FOLDERS.flatMap((folder) => [...sourceFiles(folder)])
    .filter(({ name }) => !name.includes('/generated/'))
    .map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }));
}

test('no file is longer than 400 lines', () => {
  assert.deepEqual(
    sizes().filter(({ lines }) => lines > 400),
    [],
  );
});

test('half of the files are shorter than 100 lines', () => {
  const sorted = sizes()
    .map(({ lines }) => lines)
    .sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  assert.ok(median < 100, `the median is ${String(median)} lines`);
});
