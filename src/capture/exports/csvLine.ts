import { visibleText } from '../../shared/displayText';

/**
 * Where a spreadsheet would find a formula: at the beginning of a cell, also behind a semicolon, at which
 * half of the world's spreadsheets begin a new cell, whatever quotes say that begin elsewhere.
 */
const FORMULA = /(^|;)(?=[\s"']*[=+\-@＝＋－＠])/g;

/**
 * One cell as RFC 4180 has it. What a spreadsheet would carry out as a formula begins with an apostrophe
 * instead, and what a terminal would obey is a visible sign: half of these texts were chosen by a caller.
 */
function csvCell(text: string): string {
  const safe = visibleText(text).replace(FORMULA, `$1'`);
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
