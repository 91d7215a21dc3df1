import { includes } from '../../shared/pattern/charSet';
import { parsePattern } from '../../shared/pattern/parsePattern';
import type { PatternNode } from '../../shared/pattern/patternNode';
import { PatternMatcher } from './patternMatcher';
import { either, except } from './rowBatch';
import type { RowTest } from './rowTest';
import { jointUnits, shownWords } from './shownGlue';

/** Whether what matches can run across a joint of a row's texts, or depends on where one ends. */
function crossesJoints(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return jointUnits.some((unit) => includes(node.set, unit));
    case 'place':
      return true;
    case 'repeat':
      return crossesJoints(node.node);
    default:
      return node.nodes.some(crossesJoints);
  }
}

/**
 * The rows in which a regular expression matches anywhere: in the frame, or in what the row shows (a line
 * per cell). Needs no limit on the length of a row: the matcher takes linear time.
 */
export function regexTest(source: string): RowTest {
  const matcher = new PatternMatcher(source);
  const readsShown = crossesJoints(parsePattern(source)) || matcher.test(shownWords);
  return {
    reads: readsShown ? 'parsed' : 'bytes',
    select(batch, rows) {
      const events = rows.filter((row) => batch.isEvent(row));
      const text = batch.text(events);
      const beyond = new Set(text?.beyondAscii(events));
      const hits = events.filter(
        (row) => text && !beyond.has(row) && matcher.test(text.text, text.from(row), text.to(row)),
      );
      const rest = except(rows, hits);
      const others = except(rest, events);
      const left = except(rest, others);
      const unsure = readsShown ? left : either(text?.having('\\', left) ?? [], [...beyond]);
      const read = either(unsure, others).filter((row) => matcher.test(batch.everything(row)));
      return either(hits, read);
    },
  };
}
