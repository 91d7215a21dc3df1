import {
  completeFilter,
  type FilterKnowledge,
  type FilterProposal,
} from '../../src/shared/filter/completeFilter';
import { parseFilter } from '../../src/shared/filter/parseFilter';
import { element, icon } from '../dom';
import { FilterMarks } from './filterMarks';
import { ProposalList } from './proposalList';

/** Typing waits so long for the next key before the list is filtered, ms. */
const TYPING_MS = 150;
/** Filters that the field remembers. */
const REMEMBERED = 20;

/** What the field works with, and tells. */
export interface FilterFieldOptions {
  readonly text: string;
  /** Filters of before, the newest first. */
  readonly past: readonly string[];
  /** What there is to complete a filter with. */
  readonly known: () => FilterKnowledge;
  readonly changed: (text: string) => void;
  /** There is another filter to remember; `past` are all of them. */
  readonly remembered: (past: readonly string[]) => void;
}

/*
 * A plain input: the toolkit's text field keeps its own in a shadow root, where no `aria-activedescendant`
 * can name the list outside (docs/adr/0006-channel-picker.md).
 */

/** The field for the filter: completes fields and values, marks what is wrong, remembers what was asked. */
export class FilterField {
  /** The field and what opens below it. */
  readonly element: HTMLElement;
  readonly #options: FilterFieldOptions;
  readonly #input: HTMLInputElement;
  readonly #list: ProposalList;
  readonly #marks: FilterMarks;
  /** What a chosen proposal takes the place of. */
  #place = { from: 0, to: 0 };
  #past: readonly string[];
  #told: string;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FilterFieldOptions) {
    this.#options = options;
    this.#told = options.text;
    this.#past = options.past;
    this.#input = element('input', {
      attributes: {
        type: 'text',
        spellcheck: 'false',
        autocomplete: 'off',
        placeholder: 'Filter: type:Dial channel:PJSIP/* "text" /regex/',
        'aria-label': 'Filter events',
      },
      on: {
        input: () => this.#typed(),
        blur: () => this.#left(),
        keydown: (event) => this.#key(event),
      },
    });
    this.#list = new ProposalList(this.#input, (proposal) => this.#take(proposal));
    this.#marks = new FilterMarks(this.#input, 'filter-problem');
    this.element = element(
      'div',
      { className: 'filter' },
      icon('search'),
      element('div', { className: 'filter-text' }, this.#input, this.#marks.element),
      element('div', { className: 'filter-below' }, this.#marks.message, this.#list.element),
    );
    this.setText(options.text);
  }

  /** What is in the field. */
  get text(): string {
    return this.#input.value;
  }

  /** Puts the cursor into the field. */
  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Shows another text, without telling. */
  setText(text: string): void {
    clearTimeout(this.#typing);
    this.#input.value = text;
    this.#told = text;
    this.#list.show([]);
    this.#mark();
    this.#remember();
  }

  #mark(): void {
    const { errors } = parseFilter(this.text);
    const caret = this.#input.selectionEnd ?? 0;
    // What is being typed is not finished: its proposals say more than its fault.
    const unfinished = this.#list.isOpen && errors.every(({ to }) => to >= caret);
    this.#marks.show(unfinished ? [] : errors, document.activeElement !== this.#input);
  }

  #typed(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#tell(), TYPING_MS);
    this.#propose(this.text === '');
    this.#mark();
  }

  #propose(nothing = false): void {
    const caret = this.#input.selectionEnd ?? this.text.length;
    const { from, to, proposals } = completeFilter(this.text, caret, this.#options.known());
    const current = this.text.slice(from, to);
    this.#place = { from, to };
    // A part that is complete needs no list below it.
    const wanted = proposals.filter(({ insert }) => insert.trim() !== current);
    const complete = wanted.length < proposals.length && proposals.length === 1;
    // Nor does a place where anything may begin.
    const begins = /^-?$/.test(current) && !/[:,]$/.test(this.text.slice(0, from));
    this.#list.show(nothing || complete || begins ? [] : wanted);
  }

  #take({ insert }: FilterProposal): void {
    const { from, to } = this.#place;
    const rest = this.text.slice(to);
    const added = insert.endsWith(' ') && rest.startsWith(' ') ? insert.trimEnd() : insert;
    this.#input.value = this.text.slice(0, from) + added + rest;
    const caret = from + added.length;
    this.#input.setSelectionRange(caret, caret);
    this.#list.show([]);
    if (insert.endsWith(':')) this.#open();
    this.#mark();
    this.#tell();
  }

  /** Offers everything that can be written at the caret. */
  #open(): void {
    const caret = this.#input.selectionEnd ?? this.text.length;
    const { from, to, proposals } = completeFilter(this.text, caret, this.#options.known());
    this.#place = { from, to };
    this.#list.show(proposals);
  }

  #offerRemembered(): void {
    this.#place = { from: 0, to: this.text.length };
    const proposals = this.#past.map((text) => ({ insert: text, label: text, detail: '' }));
    this.#list.show(proposals);
    this.#list.move(1);
  }

  #remember(): void {
    const text = this.text.trim();
    if (text === '' || parseFilter(text).errors.length > 0) return;
    if (text === this.#past[0]) return;
    this.#past = [text, ...this.#past.filter((other) => other !== text)].slice(0, REMEMBERED);
    this.#options.remembered(this.#past);
  }

  #tell(): void {
    clearTimeout(this.#typing);
    if (this.#told === this.text) return;
    this.#told = this.text;
    this.#options.changed(this.text);
  }

  #left(): void {
    this.#list.show([]);
    this.#mark();
    this.#remember();
    this.#tell();
  }

  #escape(): boolean {
    if (this.#list.isOpen) this.#list.show([]);
    else if (this.text !== '') {
      this.#remember();
      this.#input.value = '';
      this.#tell();
    } else return false;
    this.#mark();
    return true;
  }

  #arrow(step: 1 | -1): void {
    if (this.#list.isOpen) this.#list.move(step);
    else if (step < 0 && this.text === '') this.#offerRemembered();
    else if (step > 0) this.#open();
    this.#mark();
  }

  #enter(): void {
    const { active } = this.#list;
    if (active) {
      this.#take(active);
      return;
    }
    this.#list.show([]);
    this.#mark();
    this.#remember();
    this.#tell();
  }

  /** Takes the proposal that Tab stands for; false when there is none, so that Tab goes on. */
  #complete(): boolean {
    const proposal = this.#list.active ?? this.#list.first;
    if (proposal) this.#take(proposal);
    return proposal !== undefined;
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#arrow(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter') this.#enter();
    else if (key === ' ' && event.ctrlKey) this.#open();
    else if (key === 'Escape' ? !this.#escape() : key !== 'Tab' || event.shiftKey || !this.#complete())
      return;
    event.preventDefault();
    event.stopPropagation();
  }
}
