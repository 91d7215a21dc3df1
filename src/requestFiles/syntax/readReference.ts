import { jsonValue } from '../../shared/jsonValue';
import type { Reference, Span, ValueStep } from './requestFile';

/** How a variable, a request and the first part of a reference may be named. */
export const NAME = /^[A-Za-z_][\w-]*$/;

const HEAD = /^(?:\$([A-Za-z]\w*)|([A-Za-z_][\w-]*))/;
const STEP = /^(?:\.([A-Za-z_$][\w$-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\])/;

function unquoted(text: string): string | undefined {
  const value = jsonValue(text);
  return typeof value === 'string' ? value : undefined;
}

/** Reads what stands between the braces; undefined where it is no reference. */
export function readReference(inside: string, span: Span): Reference | undefined {
  const text = inside.trim();
  if (text.startsWith('?')) {
    const name = text.slice(1).trim();
    return name === '' ? undefined : { kind: 'reference', source: 'question', name, steps: [], ...span };
  }
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const [whole, generator, name] = head;
  const steps: ValueStep[] = [];
  let rest = text.slice(whole.length);
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (!step) return undefined;
    const [written, field, index, quoted] = step;
    const key = index === undefined ? (field ?? unquoted(quoted ?? '')) : Number(index);
    if (key === undefined) return undefined;
    steps.push(key);
    rest = rest.slice(written.length);
  }
  return generator === undefined
    ? { kind: 'reference', source: 'name', name: name ?? '', steps, ...span }
    : { kind: 'reference', source: 'generated', name: generator, steps, ...span };
}
