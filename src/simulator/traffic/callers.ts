import type { CallerID } from '../../ari/generated/resources';
import type { Random } from './random';

/** Names as callers have them: several scripts, marks, apostrophes, right to left, and none at all. */
const NAMES = [
  ...['Emma Fischer', "Conor O'Brien", 'Maria da Silva', 'Jan Kowalski', 'Zoë Müller', 'Nguyễn Văn An'],
  ...['Łukasz Żak', 'Søren Ødegård', 'Ana Šimić', 'Елена Петрова', 'Γιώργος Παππάς', '山田 太郎'],
  ...['王小明', '김민준', 'محمد علي', 'דנה כהן', 'आरती शर्मा', 'Front Desk', 'ACME, Inc.', ''],
];

/** Beginnings of numbers that belong to nobody: ranges kept for examples and fiction. */
const PREFIXES = ['+1202555', '+4420794601', '+3319900', '+49301357', '+612555001'];

/** Somebody who calls. */
export function randomCaller(random: Random): CallerID {
  return {
    name: random.pick(NAMES),
    number: `${random.pick(PREFIXES)}${String(random.between(0, 9999)).padStart(4, '0')}`,
  };
}
