import { pushButton, tickBox, type PushButton } from '../components';
import { displayText } from '../../src/shared/displayText';
import { element, fill, icon, setAttribute } from '../dom';
import { eventLook } from '../eventFamily';
import { formatCount } from '../formatCount';

/** The button that opens a list of the types seen, to show some of them only. */
export class TypeFilter {
  /** The button and, below it, the list that it opens. */
  readonly element: HTMLElement;
  readonly #button: PushButton;
  readonly #caption: HTMLElement;
  readonly #popup: HTMLElement;
  readonly #changed: (types: readonly string[]) => void;
  readonly #chosen: Set<string>;
  #counts: Readonly<Record<string, number>> = {};

  constructor(chosen: readonly string[], changed: (types: readonly string[]) => void) {
    this.#chosen = new Set(chosen);
    this.#changed = changed;
    this.#button = pushButton({ label: '', icon: 'filter', look: 'secondary', click: () => this.#toggle() });
    // No span: the toolkit makes those as wide as an icon.
    this.#caption = element('div');
    this.#button.append(this.#caption);
    this.#button.classList.add('types-button');
    setAttribute(this.#button, 'aria-haspopup', 'true');
    this.#popup = element('div', {
      className: 'popup types-popup',
      attributes: { role: 'group', 'aria-label': 'Event types to show' },
    });
    this.#popup.hidden = true;
    this.element = element(
      'div',
      {
        className: 'types',
        on: { keydown: (event) => this.#key(event), focusout: (event) => this.#left(event) },
      },
      this.#button,
      this.#popup,
    );
    this.#caption.textContent = this.#label();
  }

  /** Takes the types in the log with their numbers of rows. */
  setCounts(counts: Readonly<Record<string, number>>): void {
    this.#counts = counts;
  }

  /** Shows all types again, without telling. */
  clear(): void {
    this.#chosen.clear();
    this.#caption.textContent = this.#label();
    if (!this.#popup.hidden) this.#build();
  }

  #label(): string {
    const [only] = this.#chosen;
    if (only === undefined) return 'All types';
    return this.#chosen.size === 1 ? displayText(only) : `${this.#chosen.size} types`;
  }

  #toggle(open = this.#popup.hidden): void {
    if (open) this.#build();
    this.#popup.hidden = !open;
    setAttribute(this.#button, 'aria-expanded', String(open));
    if (open) this.#popup.querySelector<HTMLElement>('vscode-checkbox')?.focus();
  }

  #build(): void {
    // A chosen type stays in the list when its last row has left the log.
    const types = [...new Set([...Object.keys(this.#counts), ...this.#chosen])].sort();
    const all = pushButton({
      label: 'Show all types',
      look: 'secondary',
      click: () => this.#choose(undefined, false),
    });
    const boxes = types.map((type) =>
      tickBox(this.#boxLabel(type), this.#chosen.has(type), (ticked) => this.#choose(type, ticked)),
    );
    const nothing = element('p', {}, 'No events yet.');
    fill(this.#popup, ...(boxes.length === 0 ? [nothing] : [all, ...boxes]));
  }

  #boxLabel(type: string): HTMLElement {
    const look = eventLook('event', type);
    const symbol = element('span', { attributes: { 'data-family': look.family } }, icon(look.icon));
    const count = element('span', { className: 'count' }, formatCount(this.#counts[type] ?? 0));
    return element(
      'span',
      { className: 'type-choice' },
      symbol,
      element('span', {}, displayText(type)),
      count,
    );
  }

  #choose(type: string | undefined, ticked: boolean): void {
    if (type === undefined) {
      this.clear();
      this.#popup.querySelector<HTMLElement>('vscode-button')?.focus();
    } else if (ticked) this.#chosen.add(type);
    else this.#chosen.delete(type);
    this.#caption.textContent = this.#label();
    this.#changed([...this.#chosen]);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.#popup.hidden) {
      event.stopPropagation();
      this.#toggle(false);
      this.#button.focus();
      return;
    }
    if (this.#popup.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const stops = [...this.#popup.querySelectorAll<HTMLElement>('vscode-checkbox, vscode-button')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % stops.length)?.focus();
  }

  #left(event: FocusEvent): void {
    const into = event.relatedTarget;
    if (into instanceof Node && this.element.contains(into)) return;
    // A click on plain text inside takes the focus nowhere: the list stays.
    if (into === null && document.hasFocus() && this.#popup.matches(':hover')) return;
    this.#toggle(false);
  }
}
