import { displayText } from '../shared/displayText';
import type { DocBlock } from './docBlock';

// The zero-width sign keeps an address from becoming a link by itself.
function plain(text: string): string {
  return displayText(text)
    .replace(/[\\`*_{}[\]()#+\-!~|<>&.]/g, '\\$&')
    .replace(/:(?=\\?\/)|(?<=www)(?=\\?\.)|@/gi, '$&\u2060');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(plain).join(' | ')} |\n`;
}

/** A block as Markdown in which every text stays a text; code is not for this. */
export function markdownText(block: Exclude<DocBlock, { kind: 'code' }>): string {
  if (block.kind === 'text') return `\n\n${plain(block.text)}\n\n`;
  const rule = `|${' --- |'.repeat(block.head.length)}\n`;
  return `\n\n${row(block.head)}${rule}${block.rows.map(row).join('')}\n`;
}
