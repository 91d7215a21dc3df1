import { displayText } from '../../src/shared/displayText';
import { isOffAtFirst } from '../../src/shared/switchableEventTypes';
import { pushButton } from '../components';
import type { ConnectionEntry } from '../connectionsModel';
import { element, fill, icon, setAttribute } from '../dom';

/** So many types are named in the line; its tooltip names all. */
const NAMED = 3;

/** `1 event type`, `4 event types`. */
function typesText(count: number): string {
  return count === 1 ? '1 event type' : `${count} event types`;
}

/** A line for each connection to which Asterisk does not send all events, because the user told it so. */
export class SwitchedOffLine {
  /** The lines. */
  readonly element = element('div', { className: 'connections', attributes: { role: 'status' } });
  readonly #change: (connection: ConnectionEntry) => void;
  #shown = '';

  constructor(change: (connection: ConnectionEntry) => void) {
    this.#change = change;
  }

  /** Shows the connections as they are now. */
  show(connections: readonly ConnectionEntry[]): void {
    // Off at first everywhere, and nothing to be reminded of all the time.
    const lines = connections.filter(({ eventFilter }) => eventFilter.some((type) => !isOffAtFirst(type)));
    const shown = JSON.stringify(
      lines.map(({ id, name, eventFilter, serverFilterable }) => [id, name, eventFilter, serverFilterable]),
    );
    if (shown === this.#shown) return;
    this.#shown = shown;
    fill(this.element, ...lines.map((connection) => this.#line(connection)));
  }

  #line(connection: ConnectionEntry): HTMLElement {
    const { id, name, serverFilterable } = connection;
    const eventFilter = connection.eventFilter.filter((type) => !isOffAtFirst(type));
    const named = eventFilter.slice(0, NAMED).map(displayText);
    const more = eventFilter.length > NAMED ? [`${eventFilter.length - NAMED} more`] : [];
    const text = element(
      'span',
      { className: 'connection-text' },
      element('strong', {}, displayText(name)),
      ` ${typesText(eventFilter.length)} switched off at Asterisk: `,
      element('span', { className: 'hint' }, [...named, ...more].join(', ')),
    );
    text.title = eventFilter.map(displayText).join('\n');
    const change = pushButton({ label: 'Change…', look: 'secondary', click: () => this.#change(connection) });
    change.disabled = !serverFilterable;
    setAttribute(
      change,
      'title',
      serverFilterable ? 'Choose what Asterisk sends' : 'The connection is not live, or may not write.',
    );
    return element(
      'div',
      { className: 'connection', attributes: { 'data-tone': 'warning', 'data-connection': id } },
      icon('eye-closed'),
      text,
      change,
    );
  }
}
