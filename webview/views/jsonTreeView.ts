import { displayText } from '../../src/shared/displayText';
import { element, fill, icon, setAttribute } from '../dom';
import { JsonTree, type JsonNode } from '../jsonTree';
import { copiedValue, jsonClass, preview, shownValue } from '../jsonText';
import { Typeahead } from '../typeahead';

/** So many lines are open at first, and with "expand all". */
const FIRST_LINES = 80;
const MOST_LINES = 2000;
/** Deeper levels are not indented further. */
const DEEPEST_INDENT = 24;
const INDENT_PX = 14;

/** What the tree asks for. */
export interface JsonTreeOptions {
  readonly copy: (text: string, what: string) => void;
  /** Tells the user something that cannot be seen. */
  readonly say: (text: string) => void;
}

/** A JSON value as a tree, with the keyboard of one; lines are made when their node is opened. */
export class JsonTreeView {
  /** The tree; it takes the keys. */
  readonly element: HTMLElement;
  readonly #options: JsonTreeOptions;
  readonly #lines = new Map<JsonNode, HTMLElement>();
  readonly #nodes = new WeakMap<Element, JsonNode>();
  readonly #typeahead = new Typeahead();
  #tree = new JsonTree(undefined);
  #active: JsonNode | undefined;
  #nextId = 0;

  constructor(options: JsonTreeOptions) {
    this.#options = options;
    this.element = element('div', {
      className: 'json-tree',
      attributes: { role: 'tree', tabindex: '0', 'aria-label': 'Event as JSON' },
      on: {
        keydown: (event) => this.#key(event),
        click: (event) => this.#click(event),
        dblclick: (event) => this.#toggle(this.#nodeAt(event)),
      },
    });
  }

  /** Shows a value. */
  show(value: unknown): void {
    this.#tree = new JsonTree(value);
    this.#tree.openWithin(FIRST_LINES);
    this.#paintAll();
    this.element.scrollTop = 0;
    this.#activate(undefined);
  }

  /** Opens all nodes, as far as a page can hold them. */
  expandAll(): void {
    if (!this.#tree.openWithin(MOST_LINES)) {
      this.#options.say(`The first ${this.#tree.rows.length} lines are open`);
    }
    this.#paintAll();
  }

  /** Closes all nodes. */
  collapseAll(): void {
    this.#tree.closeAll();
    this.#paintAll();
    this.#activate(this.#active && this.#lines.has(this.#active) ? this.#active : this.#tree.rows[0]);
  }

  /** Copies the active line's value; without one the whole. */
  copyValue(): void {
    const node = this.#active ?? this.#tree.rows[0];
    if (node) this.#options.copy(copiedValue(node.value), `the value of ${node.path}`);
  }

  /** Copies how a program would reach the active line. */
  copyPath(): void {
    const node = this.#active ?? this.#tree.rows[0];
    if (node) this.#options.copy(node.path, 'the path');
  }

  #paintAll(): void {
    this.#lines.clear();
    fill(this.element, ...this.#tree.rows.map((node) => this.#line(node)));
    if (this.#active) this.#mark();
  }

  #line(node: JsonNode): HTMLElement {
    const { key, kind, value, level, place, siblings, count } = node;
    const line = element('div', {
      className: 'json-line',
      attributes: {
        role: 'treeitem',
        id: `json-${this.#nextId++}`,
        'aria-level': String(level),
        'aria-posinset': String(place),
        'aria-setsize': String(siblings),
      },
    });
    line.style.paddingInlineStart = `${(Math.min(level, DEEPEST_INDENT) - 1) * INDENT_PX}px`;
    const twistie = icon('chevron-right');
    twistie.classList.add('twistie');
    line.append(twistie);
    if (key !== '' || kind !== 'value') {
      line.append(element('span', { className: 'json-key' }, displayText(key)), kind === 'slice' ? '' : ': ');
    }
    const look = jsonClass(value);
    const leaf = kind === 'value' && look !== 'plain';
    const text = leaf ? shownValue(value) : kind === 'slice' ? '' : preview(value);
    line.append(element('span', { className: leaf ? `json-${look}` : 'json-preview' }, text));
    line.classList.toggle('leaf', count === 0);
    if (count > 0) setAttribute(line, 'aria-expanded', String(this.#tree.isOpen(node)));
    this.#lines.set(node, line);
    this.#nodes.set(line, node);
    return line;
  }

  #open(node: JsonNode): void {
    const children = this.#tree.open(node);
    const line = this.#lines.get(node);
    if (!line || children.length === 0) return;
    setAttribute(line, 'aria-expanded', 'true');
    line.after(...children.map((child) => this.#line(child)));
  }

  #close(node: JsonNode): void {
    const line = this.#lines.get(node);
    if (!line) return;
    for (let gone = this.#tree.close(node); gone > 0; gone -= 1) {
      const next = line.nextElementSibling;
      const inside = next && this.#nodes.get(next);
      if (inside) this.#lines.delete(inside);
      next?.remove();
    }
    setAttribute(line, 'aria-expanded', 'false');
  }

  #toggle(node: JsonNode | undefined): void {
    if (!node || node.count === 0) return;
    if (this.#tree.isOpen(node)) this.#close(node);
    else this.#open(node);
  }

  #nodeAt(event: Event): JsonNode | undefined {
    const line = event.target instanceof Element ? event.target.closest('.json-line') : null;
    return line ? this.#nodes.get(line) : undefined;
  }

  #click(event: MouseEvent): void {
    // Text that was just selected to be copied stays selected.
    if (getSelection()?.isCollapsed === false) return;
    const node = this.#nodeAt(event);
    if (!node) return;
    this.#activate(node);
    if (event.target instanceof Element && event.target.matches('.twistie')) this.#toggle(node);
  }

  #activate(node: JsonNode | undefined): void {
    this.#unmark();
    this.#active = node;
    this.#mark();
  }

  #unmark(): void {
    const line = this.#active && this.#lines.get(this.#active);
    if (line) setAttribute(line, 'aria-selected', undefined);
  }

  #mark(): void {
    const line = this.#active && this.#lines.get(this.#active);
    setAttribute(this.element, 'aria-activedescendant', line?.id);
    if (!line) return;
    setAttribute(line, 'aria-selected', 'true');
    // Not scrollIntoView: it would move the whole page.
    const { offsetTop, offsetHeight } = line;
    const lowest = offsetTop + offsetHeight - this.element.clientHeight;
    this.element.scrollTop = Math.max(lowest, Math.min(this.element.scrollTop, offsetTop));
  }

  #move(by: number): void {
    const { rows } = this.#tree;
    const at = this.#active ? rows.indexOf(this.#active) : by > 0 ? -1 : rows.length;
    this.#activate(rows[Math.max(0, Math.min(rows.length - 1, at + by))]);
  }

  #right(): void {
    const node = this.#active ?? this.#tree.rows[0];
    if (!node) return;
    if (this.#active && this.#tree.isOpen(node)) this.#move(1);
    else this.#open(node);
    if (!this.#active) this.#activate(node);
  }

  #left(): void {
    const node = this.#active;
    if (!node) return;
    if (this.#tree.isOpen(node)) this.#close(node);
    else this.#activate(this.#tree.parent(node) ?? node);
  }

  #openBeside(): void {
    const { level } = this.#active ?? { level: 1 };
    const parent = this.#active && this.#tree.parent(this.#active);
    const beside = this.#tree.rows.filter(
      (node) => node.level === level && this.#tree.parent(node) === parent,
    );
    for (const node of beside) this.#open(node);
  }

  #key(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'c' || getSelection()?.isCollapsed === false) return;
      if (shiftKey) this.copyPath();
      else this.copyValue();
    } else {
      const page = Math.max(1, Math.floor(this.element.clientHeight / 20));
      const moves: Partial<Record<string, () => void>> = {
        ArrowDown: () => this.#move(1),
        ArrowUp: () => this.#move(-1),
        PageDown: () => this.#move(page),
        PageUp: () => this.#move(-page),
        Home: () => this.#activate(this.#tree.rows[0]),
        End: () => this.#activate(this.#tree.rows.at(-1)),
        ArrowRight: () => this.#right(),
        ArrowLeft: () => this.#left(),
        Enter: () => this.#toggle(this.#active),
        ' ': () => this.#toggle(this.#active),
        '*': () => this.#openBeside(),
      };
      const move = moves[key];
      if (move) {
        this.#typeahead.reset();
        move();
      } else if (/^[\p{L}\p{N}_]$/u.test(key)) {
        this.#activate(this.#tree.startingWith(this.#active, this.#typeahead.add(key)) ?? this.#active);
      } else return;
    }
    // What the tree makes of a key is not for the list.
    event.preventDefault();
    event.stopPropagation();
  }
}
