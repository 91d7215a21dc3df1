import { fieldsOf, type Fields } from '../src/shared/fields';
import { ExactNumber } from './parseJson';

/** So many children of one node are listed; more are put into slices of as many. */
const SLICE = 100;

/** A line of a JSON tree. All texts are untrusted. */
export interface JsonNode {
  /** Name in an object, place in an array, or what a slice spans. */
  readonly key: string;
  /** How a program would reach it: `channel.caller.name`, `args[0]`; a slice has its owner's. */
  readonly path: string;
  readonly kind: 'array' | 'object' | 'slice' | 'value';
  /** The value; of a slice, the one that it is part of. */
  readonly value: unknown;
  /** 1 for the outermost. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  /** How many children it has. */
  readonly count: number;
  /** Which children of `value` a slice spans, from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

/** `path` with `key` added as a program would write it. */
function pathTo(path: string, key: string, inArray: boolean): string {
  if (inArray) return `${path}[${key}]`;
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function objectOf(value: unknown): Fields | undefined {
  return value instanceof ExactNumber ? undefined : fieldsOf(value);
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Object.keys(objectOf(value) ?? {}).length;
}

/** How many children a slice spans, so that no node has more than {@link SLICE} of them. */
function sliceSize(count: number): number {
  let size = 1;
  while (count / size > SLICE) size *= SLICE;
  return size;
}

/**
 * The lines of a JSON value: a node's children are worked out when it is opened, and many children come in
 * slices, so that a large value is as quick as a small one.
 */
export class JsonTree {
  readonly #rows: JsonNode[] = [];
  readonly #open = new Set<JsonNode>();

  constructor(value: unknown) {
    this.#rows = childrenOf({ value, path: '', level: 0, from: 0, to: countOf(value) });
    if (this.#rows.length === 0) this.#rows = [leaf(value)];
  }

  /** The lines, from top to bottom. */
  get rows(): readonly JsonNode[] {
    return this.#rows;
  }

  /** Whether a node's children are among the lines. */
  isOpen(node: JsonNode): boolean {
    return this.#open.has(node);
  }

  /** Opens a node; returns its children, which follow it now. */
  open(node: JsonNode): readonly JsonNode[] {
    const at = this.#rows.indexOf(node);
    if (at < 0 || node.count === 0 || this.#open.has(node)) return [];
    this.#open.add(node);
    const children = childrenOf(node);
    this.#rows.splice(at + 1, 0, ...children);
    return children;
  }

  /** Closes a node, and all within; returns how many lines are gone. */
  close(node: JsonNode): number {
    const at = this.#rows.indexOf(node);
    if (at < 0 || !this.#open.delete(node)) return 0;
    let end = at + 1;
    while ((this.#rows[end]?.level ?? 0) > node.level) end += 1;
    for (const gone of this.#rows.splice(at + 1, end - at - 1)) this.#open.delete(gone);
    return end - at - 1;
  }

  /** Opens nodes from the outermost inwards, as long as there are at most `most` lines; false: not all. */
  openWithin(most: number): boolean {
    for (let level = 1; ; level += 1) {
      const nodes = this.#rows.filter((node) => node.level === level);
      if (nodes.length === 0) return true;
      for (const node of nodes) {
        if (node.count === 0 || this.#open.has(node)) continue;
        if (this.#rows.length + Math.min(node.count, SLICE) > most) return false;
        this.open(node);
      }
    }
  }

  /** Closes every node. */
  closeAll(): void {
    for (const node of this.#rows.filter(({ level }) => level === 1)) this.close(node);
  }

  /** The node that `node` is a child of; undefined for an outermost one. */
  parent(node: JsonNode): JsonNode | undefined {
    const at = this.#rows.indexOf(node);
    return this.#rows.slice(0, Math.max(0, at)).findLast(({ level }) => level < node.level);
  }

  /** The next line after `node`, going round, whose key begins with `text`, letter case aside. */
  startingWith(node: JsonNode | undefined, text: string): JsonNode | undefined {
    const at = node ? this.#rows.indexOf(node) : -1;
    const lower = text.toLowerCase();
    const fits = ({ key }: JsonNode): boolean => key.toLowerCase().startsWith(lower);
    // With more than one letter the line itself may go on fitting.
    const from = at + (text.length > 1 ? 0 : 1);
    return this.#rows.slice(Math.max(0, from)).find(fits) ?? this.#rows.find(fits);
  }
}

function leaf(value: unknown): JsonNode {
  return {
    key: '',
    path: '',
    kind: 'value',
    value,
    level: 1,
    place: 1,
    siblings: 1,
    count: 0,
    from: 0,
    to: 0,
  };
}

type Owner = Pick<JsonNode, 'from' | 'level' | 'path' | 'to' | 'value'>;

function childrenOf(owner: Owner): JsonNode[] {
  const { value, path, level, from, to } = owner;
  const keys = Array.isArray(value) ? undefined : Object.keys(objectOf(value) ?? {});
  const size = sliceSize(to - from);
  const siblings = Math.ceil((to - from) / size);
  return Array.from({ length: siblings }, (_, index) => {
    const start = from + index * size;
    const end = Math.min(to, start + size);
    const place = { level: level + 1, place: index + 1, siblings };
    if (size > 1) {
      const key = `${keys?.[start] ?? String(start)} … ${keys?.[end - 1] ?? String(end - 1)}`;
      const count = Math.min(end - start, SLICE);
      return { key, path, kind: 'slice', value, ...place, count, from: start, to: end };
    }
    const key = keys?.[start] ?? String(start);
    const child: unknown = keys ? (value as Fields)[key] : (value as readonly unknown[])[start];
    const count = countOf(child);
    const kind = Array.isArray(child) ? 'array' : objectOf(child) ? 'object' : 'value';
    return { key, path: pathTo(path, key, !keys), kind, value: child, ...place, count, from: 0, to: count };
  });
}
