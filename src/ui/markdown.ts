import { MarkdownString } from 'vscode';
import { displayText } from '../shared/displayText';
import type { DocBlock } from './docBlock';
import { markdownText } from './markdownText';

/*
 * The only file that may make Markdown: texts of a server are put into it, and in Markdown they could be links,
 * pictures and headings. It is never trusted, so that no command can be run from it.
 */

/** Documentation as VS Code shows it beside a completion and over a word. Untrusted texts stay texts. */
export function markdownOf(blocks: readonly DocBlock[], language: string): MarkdownString {
  const markdown = new MarkdownString();
  for (const block of blocks) {
    // A fence in the code would end it.
    if (block.kind === 'code')
      markdown.appendCodeblock(displayText(block.text).replaceAll('`', 'ˋ'), language);
    else markdown.appendMarkdown(markdownText(block));
  }
  return markdown;
}
