import { displayText } from '../../src/shared/displayText';
import type { EventFilterTarget } from '../../src/shared/protocol';
import {
  isOffAtFirst,
  SWITCHABLE_EVENT_TYPES,
  switchingOffCost,
} from '../../src/shared/switchableEventTypes';
import { pushButton, tickBox } from '../components';
import type { ConnectionEntry } from '../connectionsModel';
import { element, fill } from '../dom';
import { formatCount } from '../formatCount';

/** Where the user says which event types Asterisk shall not send to one connection. */
export class EventFilterDialog {
  /** The dialog; shut until {@link open}. */
  readonly element: HTMLDialogElement;
  readonly #apply: (target: EventFilterTarget) => void;
  readonly #counts: () => Readonly<Record<string, number>>;

  /** `apply` is given what the user chose, `counts` tells how many rows of each type there are. */
  constructor(apply: (target: EventFilterTarget) => void, counts: () => Readonly<Record<string, number>>) {
    this.#apply = apply;
    this.#counts = counts;
    this.element = element('dialog', {
      className: 'event-filter',
      attributes: { 'aria-label': 'Event types switched off at Asterisk' },
      on: {
        keydown: (event) => {
          event.stopPropagation();
        },
      },
    });
  }

  /** Opens it for a connection; the browser shuts it at Escape and puts the focus back. */
  open({ id, name, eventFilter }: ConnectionEntry): void {
    const off = new Set(eventFilter);
    const finish = (hiddenTypes: readonly string[]): void => {
      this.element.close();
      this.#apply({ connectionId: id, hiddenTypes });
    };
    const boxes = SWITCHABLE_EVENT_TYPES.map((type) => this.#box(type, off));
    const apply = pushButton({ label: 'Apply', look: 'primary', click: () => finish([...off]) });
    // What nobody has switched off is not switched on with a button for everything: it has a price of its own.
    const atFirst = [...off].filter(isOffAtFirst);
    const none = pushButton({ label: 'Restore Defaults', look: 'secondary', click: () => finish(atFirst) });
    const cancel = pushButton({ label: 'Cancel', look: 'secondary', click: () => this.element.close() });
    fill(
      this.element,
      element('h2', {}, `Switched off at Asterisk · ${displayText(name)}`),
      element(
        'p',
        { className: 'hint' },
        'Ticked types are not sent to this connection, and are lost to its log.',
      ),
      element('div', { className: 'event-filter-types' }, ...boxes),
      element('footer', {}, apply, none, cancel),
    );
    this.element.showModal();
  }

  #box(type: string, off: Set<string>): HTMLElement {
    const count = this.#counts()[type] ?? 0;
    const cost = switchingOffCost(type);
    const label = element(
      'span',
      { className: 'type-choice' },
      element('span', {}, type),
      element('span', { className: 'count' }, formatCount(count)),
    );
    const box = tickBox(label, off.has(type), (ticked) => {
      if (ticked) off.add(type);
      else off.delete(type);
    });
    if (cost !== undefined) box.title = cost;
    return cost === undefined
      ? box
      : element('div', {}, box, element('div', { className: 'hint cost' }, cost));
  }
}
