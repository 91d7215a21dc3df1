import type { FilterError } from '../../src/shared/filter/filterTerm';
import { element, fill, setAttribute } from '../dom';

/** Underlines what is wrong in a field for text: the same text lies over it, unseen but for the lines. */
export class FilterMarks {
  /** Lies over the field. */
  readonly element = element('div', { className: 'filter-marks', attributes: { 'aria-hidden': 'true' } });
  /** Says what is wrong. */
  readonly message: HTMLElement;
  readonly #input: HTMLInputElement;

  /** `id` is that of the message. */
  constructor(input: HTMLInputElement, id: string) {
    this.#input = input;
    this.message = element('div', { className: 'filter-problem', attributes: { id, role: 'status' } });
    this.message.hidden = true;
    setAttribute(input, 'aria-describedby', id);
    input.addEventListener('scroll', () => this.#follow());
  }

  /** Marks the errors in the field's text and tells the first, unless `quiet`. */
  show(errors: readonly FilterError[], quiet = false): void {
    const { value } = this.#input;
    let end = 0;
    const pieces: (Node | string)[] = [];
    for (const { from, to } of errors) {
      pieces.push(
        value.slice(end, from),
        element('span', { className: 'wrong' }, value.slice(from, to) || ' '),
      );
      end = Math.max(to, end);
    }
    fill(this.element, ...(errors.length === 0 ? [] : pieces));
    this.#follow();
    const [first] = errors;
    this.message.textContent = first?.message ?? '';
    this.message.hidden = !first || quiet;
    setAttribute(this.#input, 'aria-invalid', first ? 'true' : undefined);
    this.#input.title = first?.message ?? '';
  }

  #follow(): void {
    this.element.scrollLeft = this.#input.scrollLeft;
  }
}
