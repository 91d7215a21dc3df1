import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

interface Row {
  readonly surprise: string;
  readonly tests: readonly { readonly file: string; readonly titles: readonly string[] }[];
}

/** The tables of docs/surprises.md; the last cell of each row names files, each followed by titles in it. */
function readRows(): readonly Row[] {
  const lines = fs.readFileSync('docs/surprises.md', 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('|') && !/^\| (?:-+|Surprise) /.test(line));
  return rows.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const parts = (cells.at(-2) ?? '').split(/(?=`[\w/.]+\.ts`)/);
    const tests = parts.map((part) => ({
      file: /`([\w/.]+\.ts)`/.exec(part)?.[1] ?? '',
      titles: [...part.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }));
    return { surprise: cells[1] ?? '', tests };
  });
}

for (const { surprise, tests } of readRows()) {
  test(`docs/surprises.md: ${surprise}`, () => {
    for (const { file, titles } of tests) {
      assert.ok(titles.length > 0, `${file}: no title`);
      const text = fs.readFileSync(`test/${file}`, 'utf8');
      for (const title of titles) assert.ok(text.includes(title), `${file} has no test “${title}”`);
    }
  });
}
