import { parseFilter } from '../../src/shared/filter/parseFilter';
import { pushButton } from '../components';
import { element, icon } from '../dom';
import type { HostLink } from '../hostLink';
import type { ListModel } from '../listModel';
import { FilterMarks } from './filterMarks';

/** Typing waits so long for the next key before the search starts, ms. */
const TYPING_MS = 200;

/** What the bar works with, and tells. */
export interface FindBarOptions {
  readonly host: HostLink;
  readonly model: ListModel;
  readonly filterId: () => number;
  /** Text that was looked for last. */
  readonly text: string;
  /** Another text is looked for: the rows that are marked are others. */
  readonly changed: (text: string) => void;
  /** Selects the row at a position. */
  readonly select: (position: number) => void;
  /** The bar was closed. */
  readonly closed: () => void;
}

/** Finds rows in their context: goes from one to the next, marks them, hides none. */
export class FindBar {
  /** The bar; hidden until {@link open}. */
  readonly element: HTMLElement;
  readonly #options: FindBarOptions;
  readonly #input: HTMLInputElement;
  readonly #marks: FilterMarks;
  readonly #note = element('span', { className: 'find-note', attributes: { role: 'status' } });
  #told = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #search: number | undefined;

  constructor(options: FindBarOptions) {
    this.#options = options;
    this.#input = element('input', {
      attributes: {
        type: 'text',
        spellcheck: 'false',
        autocomplete: 'off',
        placeholder: 'Find',
        'aria-label': 'Find in events',
      },
      on: { input: () => this.#typed() },
    });
    this.#input.value = options.text;
    this.#marks = new FilterMarks(this.#input, 'find-problem');
    const button = (label: string, codicon: string, click: () => void): HTMLElement =>
      pushButton({ label, icon: codicon, look: 'icon', click });
    this.element = element(
      'div',
      {
        className: 'find-bar',
        attributes: { role: 'search', 'aria-label': 'Find in events' },
        on: { keydown: (event) => this.#key(event) },
      },
      element(
        'div',
        { className: 'filter find-field' },
        icon('search'),
        element('div', { className: 'filter-text' }, this.#input, this.#marks.element),
      ),
      this.#note,
      button('Previous match (Shift+Enter)', 'arrow-up', () => void this.go(true)),
      button('Next match (Enter)', 'arrow-down', () => void this.go(false)),
      button('Close (Escape)', 'close', () => this.#close()),
      element('div', { className: 'filter-below' }, this.#marks.message),
    );
    this.element.hidden = true;
  }

  /** Whether the bar is there. */
  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Shows the bar with the cursor in it, and marks what it finds. */
  open(): void {
    this.element.hidden = false;
    this.#input.focus();
    this.#input.select();
    this.#tell();
  }

  /** Selects the next row that is found, or the one before; beyond the last it starts over and says so. */
  async go(backwards: boolean): Promise<void> {
    if (!this.isOpen) this.open();
    this.#tell();
    const { model } = this.#options;
    const from = model.selected ?? (backwards ? model.end : model.first - 1);
    await this.#find(from, backwards);
  }

  async #find(from: number, backwards: boolean): Promise<void> {
    if (this.#search !== undefined) this.#options.host.cancel(this.#search);
    this.#search = undefined;
    if (parseFilter(this.#input.value).terms.length === 0) {
      this.#note.textContent = '';
      return;
    }
    this.#note.textContent = 'Searching…';
    const { model, select } = this.#options;
    const found = await this.#ask(from, backwards);
    if (found === 'late') return;
    const again = found ?? (await this.#ask(backwards ? model.end : model.first - 1, backwards));
    if (again === 'late') return;
    this.#search = undefined;
    this.element.classList.toggle('nothing', again === undefined);
    const turned = backwards ? 'From the end' : 'From the start';
    this.#note.textContent = again === undefined ? 'No match' : found === undefined ? turned : '';
    if (again !== undefined) select(again);
  }

  /** Asks the host for a row; `late` when something else has been asked since. */
  async #ask(from: number, backwards: boolean): Promise<number | undefined | 'late'> {
    const { host, filterId } = this.#options;
    const search = { filterId: filterId(), text: this.#input.value, from, backwards };
    const { id, done } = host.request('findRow', search);
    this.#search = id;
    const found = await done.catch(() => undefined);
    if (this.#search !== id || filterId() !== search.filterId) return 'late';
    return found?.position;
  }

  #typed(): void {
    clearTimeout(this.#typing);
    this.#marks.show(parseFilter(this.#input.value).errors);
    this.#typing = setTimeout(() => {
      this.#tell();
      // From the selected row on, itself included: typing on does not move while it still matches.
      const { model } = this.#options;
      void this.#find((model.selected ?? model.first) - 1, false);
    }, TYPING_MS);
  }

  /** Has the rows marked that the text finds. */
  #tell(): void {
    clearTimeout(this.#typing);
    const text = this.isOpen ? this.#input.value : '';
    this.element.classList.remove('nothing');
    this.#note.textContent = '';
    if (text === this.#told) return;
    this.#told = text;
    this.#options.host.send({ type: 'find', text });
    this.#options.changed(this.#input.value);
  }

  #close(): void {
    if (this.#search !== undefined) this.#options.host.cancel(this.#search);
    this.#search = undefined;
    this.element.hidden = true;
    this.#tell();
    this.#options.closed();
  }

  #key(event: KeyboardEvent): void {
    const inField = event.target === this.#input;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && inField) void this.go(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
