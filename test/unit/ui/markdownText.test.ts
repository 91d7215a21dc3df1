import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markdownText } from '../../../src/ui/markdownText';

/** Signs that begin something in Markdown. */
const SPECIAL = /[`*_{}[\]()#+!~|<>&]/;

const nasty = fc.constantFrom(
  ...['[x](command:workbench.action.quit)', '![x](http://127.0.0.1/p.png)', '<img src=x onerror=alert(1)>'],
  ...['`code`', '\n# heading', '| a | b |', '\\', '&lt;', '<http://127.0.0.1>', '- item', '```\n'],
);

/** What is left of a text's signs when those that are escaped are taken out. */
function bare(markdown: string): string {
  return markdown.replace(/\\[^\n]/g, '');
}

test('property: no text begins anything, in a paragraph or in a cell of a table', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string())), (pieces) => {
      const text = pieces.join('');
      const paragraph = markdownText({ kind: 'text', text });
      assert.doesNotMatch(bare(paragraph), SPECIAL);
      assert.equal(paragraph.trim().split('\n').length, 1);
      const lines = markdownText({ kind: 'table', head: ['a', 'b'], rows: [[text, text]] })
        .trim()
        .split('\n');
      assert.equal(lines.length, 3);
      assert.equal(bare(lines[2] ?? '').split('|').length, 4, 'two cells');
    }),
  );
});

test('an address does not become a link by itself', () => {
  const text = markdownText({ kind: 'text', text: 'see http://127.0.0.1/x, www.example.org or a@b.example' });
  assert.doesNotMatch(text.replaceAll('\\', ''), /http:\/\/|www\.|a@b/);
});
