import { pushButton, tickBox, type PushButton } from '../components';
import { displayText } from '../../src/shared/displayText';
import { element, fill, icon, setAttribute } from '../dom';
import { eventLook } from '../eventFamily';
import { formatCount } from '../formatCount';

/** What the list of types tells. */
export interface TypeFilterOptions {
  /** Other types are chosen. */
  readonly choose: (types: readonly string[]) => void;
  /** Other types are hidden. */
  readonly hide: (types: readonly string[]) => void;
}

/** The button that opens a list of the types seen, to show some of them only, or to hide some. */
export class TypeFilter {
  /** The button and, below it, the list that it opens. */
  readonly element: HTMLElement;
  readonly #button: PushButton;
  readonly #caption: HTMLElement;
  readonly #popup: HTMLElement;
  readonly #options: TypeFilterOptions;
  #chosen: Set<string>;
  #hidden: readonly string[];
  #counts: Readonly<Record<string, number>> = {};

  constructor(
    { chosen, hidden }: { readonly chosen: readonly string[]; readonly hidden: readonly string[] },
    options: TypeFilterOptions,
  ) {
    this.#chosen = new Set(chosen);
    this.#hidden = hidden;
    this.#options = options;
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

  /** Shows which types are chosen and which hidden, without telling. */
  show(chosen: readonly string[], hidden: readonly string[]): void {
    this.#chosen = new Set(chosen);
    this.#hidden = hidden;
    this.#caption.textContent = this.#label();
    for (const button of this.#popup.querySelectorAll<HTMLElement>('.hide-type')) this.#showHidden(button);
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
    const types = [...new Set([...Object.keys(this.#counts), ...this.#chosen, ...this.#hidden])].sort();
    const all = pushButton({
      label: 'Show all types',
      look: 'secondary',
      click: () => this.#choose(undefined, false),
    });
    const boxes = types.map((type) =>
      element(
        'div',
        { className: 'type-line' },
        tickBox(this.#boxLabel(type), this.#chosen.has(type), (ticked) => this.#choose(type, ticked)),
        this.#hideButton(type),
      ),
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

  #hideButton(type: string): HTMLElement {
    const button = pushButton({
      label: `Hide ${displayText(type)}`,
      icon: 'eye',
      look: 'icon',
      click: () => {
        const hidden = this.#hidden.includes(type)
          ? this.#hidden.filter((other) => other !== type)
          : [...this.#hidden, type];
        this.#options.hide(hidden);
      },
    });
    button.classList.add('hide-type');
    button.dataset.type = type;
    this.#showHidden(button);
    return button;
  }

  #showHidden(button: HTMLElement): void {
    const hidden = this.#hidden.includes(button.dataset.type ?? '');
    setAttribute(button, 'aria-pressed', String(hidden));
    fill(button, icon(hidden ? 'eye-closed' : 'eye'));
    button.closest('.type-line')?.classList.toggle('hidden-type', hidden);
  }

  #choose(type: string | undefined, ticked: boolean): void {
    if (type === undefined) {
      this.#chosen.clear();
      this.#build();
      this.#popup.querySelector<HTMLElement>('vscode-button')?.focus();
    } else if (ticked) this.#chosen.add(type);
    else this.#chosen.delete(type);
    this.#caption.textContent = this.#label();
    this.#options.choose([...this.#chosen]);
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
    const stops = [
      ...this.#popup.querySelectorAll<HTMLElement>('vscode-checkbox, vscode-button:not(.hide-type)'),
    ];
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
