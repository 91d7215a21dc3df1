import { displayText } from '../../src/shared/displayText';
import type { FilterProposal } from '../../src/shared/filter/completeFilter';
import { element, fill, setAttribute } from '../dom';

const LIST_ID = 'filter-proposals';

/** The list of proposals below a field for text: the field keeps the focus and names the active one. */
export class ProposalList {
  /** The list. */
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #chosen: (proposal: FilterProposal) => void;
  #proposals: readonly FilterProposal[] = [];
  #active = -1;

  /** `chosen` is called for a proposal that was clicked. */
  constructor(input: HTMLInputElement, chosen: (proposal: FilterProposal) => void) {
    this.#input = input;
    this.#chosen = chosen;
    this.element = element('div', {
      className: 'popup proposals',
      attributes: { id: LIST_ID, role: 'listbox', 'aria-label': 'Completions' },
    });
    setAttribute(input, 'role', 'combobox');
    setAttribute(input, 'aria-autocomplete', 'list');
    setAttribute(input, 'aria-controls', LIST_ID);
    this.show([]);
  }

  /** Whether there is something to choose from. */
  get isOpen(): boolean {
    return this.#proposals.length > 0;
  }

  /** The proposal that the arrow keys have reached; undefined before they were used. */
  get active(): FilterProposal | undefined {
    return this.#proposals[this.#active];
  }

  /** The first proposal, which Tab takes. */
  get first(): FilterProposal | undefined {
    return this.#proposals[0];
  }

  /** Shows these proposals, none of them active; without any the list closes. */
  show(proposals: readonly FilterProposal[]): void {
    this.#proposals = proposals;
    this.element.hidden = proposals.length === 0;
    setAttribute(this.#input, 'aria-expanded', String(this.isOpen));
    fill(this.element, ...proposals.map((proposal, index) => this.#option(proposal, index)));
    this.#activate(-1);
  }

  /** Makes the next proposal (1), or the one before (-1), the active one. */
  move(step: 1 | -1): void {
    const { length } = this.#proposals;
    if (length === 0) return;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#activate((from + step + length) % length);
  }

  #option(proposal: FilterProposal, index: number): HTMLElement {
    const choose = (event: MouseEvent): void => {
      event.preventDefault(); // The focus stays in the field.
      this.#chosen(proposal);
    };
    return element(
      'div',
      {
        className: 'option',
        attributes: { role: 'option', id: `${LIST_ID}-${index}`, 'aria-selected': 'false' },
        on: { mousedown: choose },
      },
      element('span', { className: 'option-name' }, displayText(proposal.label)),
      element('span', { className: 'option-description' }, displayText(proposal.detail)),
    );
  }

  #activate(index: number): void {
    this.element.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const child = index < 0 ? undefined : this.element.children[index];
    const option = child instanceof HTMLElement ? child : undefined;
    setAttribute(this.#input, 'aria-activedescendant', option?.id);
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    // Not scrollIntoView: it would move the whole page when the list reaches beyond its edge.
    const lowest = option.offsetTop + option.offsetHeight - this.element.clientHeight;
    this.element.scrollTop = Math.max(lowest, Math.min(this.element.scrollTop, option.offsetTop));
  }
}
