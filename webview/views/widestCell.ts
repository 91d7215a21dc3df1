import type { ColumnName } from '../columns';

/** What a text needs beside itself, so that no ellipsis comes, px. */
const ROOM = 2;

/** Width of what the cells of a column show in the rows in sight, the header's too, px. */
export function widestCell(grid: HTMLElement, column: ColumnName): number {
  let widest = 0;
  for (const cell of grid.querySelectorAll(`.row:not([hidden]) > .cell.${column}`)) {
    let width = 0;
    for (const part of cell.childNodes) {
      if (part instanceof Element && part.matches('.sash, .unseen')) continue;
      // A range measures text that an ellipsis hides as well.
      const range = document.createRange();
      range.selectNodeContents(part);
      const icon = part instanceof Element && part.matches('.codicon');
      width += icon ? part.getBoundingClientRect().width + 6 : range.getBoundingClientRect().width;
    }
    widest = Math.max(widest, width);
  }
  return Math.ceil(widest) + ROOM;
}
