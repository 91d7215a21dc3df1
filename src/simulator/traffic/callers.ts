import type { CallerID } from '../../ari/generated/resources';
import type { Random } from './random';

/** Names as callers have them: several scripts, marks, apostrophes, right to left, and none at all. */
const NAMES = [
  ...['Emma Fischer', "Conor O'Brien", 'Maria da Silva', 'Jan Kowalski', 'Zoë Müller', 'Nguyễn Văn An'],
  ...['Łukasz Żak', 'Søren Ødegård', 'Ana Šimić', 'Елена Петрова', 'Γιώργος Παππάς', '山田 太郎'],
  ...['王小明', '김민준', 'محمد علي', 'דנה כהן', 'आरती शर्मा', 'Front Desk', 'ACME, Inc.', ''],
];

/** Numbers that belong to nobody: ranges kept for fiction and examples. X is any digit. */
const NUMBERS = ['+120255501XX', '+442079460XXX', '+3319900XXXX', '+493023125XXX', '+61255501XXXX'];

/** Somebody who calls. */
export function randomCaller(random: Random): CallerID {
  return {
    name: random.pick(NAMES),
    number: random.pick(NUMBERS).replace(/X/g, () => String(random.between(0, 9))),
  };
}
