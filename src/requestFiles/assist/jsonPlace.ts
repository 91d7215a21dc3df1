import { jsonValue } from '../../shared/jsonValue';

/** Where a place in a JSON text stands, which may be unfinished. */
export interface JsonPlace {
  /** Keys from the root to the object or list that holds it; a list counts as its key. */
  readonly path: readonly string[];
  readonly expects: 'key' | 'value' | 'other';
  /** The key whose value is written. */
  readonly key: string | undefined;
  /** Offset of what is being typed there, its opening quote included. */
  readonly start: number;
}

interface Level {
  readonly isObject: boolean;
  readonly key: string | undefined;
  current: string | undefined;
  isAfterColon: boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gy;
const SPACE = /\s*/y;

function textOf(token: string): string {
  const closed = token.length > 1 && token.endsWith('"') ? token : `${token}"`;
  const value = jsonValue(closed);
  return typeof value === 'string' ? value : token.slice(1);
}

/** Tells what stands at the end of `text`, the beginning of a JSON document up to the place. */
export function jsonPlace(text: string): JsonPlace {
  const levels: Level[] = [];
  let at = 0;
  let start = text.length;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) break;
    const level = levels.at(-1);
    const isWord = !/^[{}[\],:]$/.test(token);
    const isOpen = token.startsWith('"') && (token.length === 1 || !token.endsWith('"'));
    if (isWord && (at + token.length === text.length || isOpen)) {
      const isClosed = token.length > 1 && token.endsWith('"');
      if (!isClosed) {
        start = at;
        break;
      }
    }
    if (token === '{' || token === '[') {
      levels.push({ isObject: token === '{', key: level?.current, current: undefined, isAfterColon: false });
    } else if (token === '}' || token === ']') levels.pop();
    else if (level && token === ',') {
      level.current = undefined;
      level.isAfterColon = false;
    } else if (level && token === ':') level.isAfterColon = true;
    else if (level?.isObject && !level.isAfterColon) level.current = textOf(token);
    at += token.length;
  }
  const level = levels.at(-1);
  const path = levels.slice(1).map(({ key }) => key ?? '');
  if (!level) return { path, expects: 'other', key: undefined, start };
  if (!level.isObject) return { path, expects: 'value', key: level.key, start };
  if (level.isAfterColon) return { path, expects: 'value', key: level.current, start };
  return { path, expects: level.current === undefined ? 'key' : 'other', key: undefined, start };
}
