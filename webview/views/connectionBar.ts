import { pushButton } from '../components';
import type { ConnectionEntry } from '../connectionsModel';
import { connectionText } from '../connectionText';
import { displayText } from '../../src/shared/displayText';
import { element, fill, icon } from '../dom';

/** One line for each connection that is not simply live or closed: what is wrong, and the way out. */
export class ConnectionBar {
  /** The lines. */
  readonly element = element('div', { className: 'connections', attributes: { role: 'status' } });
  readonly #connect: (connectionId: string) => void;
  #lines: readonly ConnectionEntry[] = [];
  #shown = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(connect: (connectionId: string) => void) {
    this.#connect = connect;
  }

  /** Shows the connections as they are now. */
  show(connections: readonly ConnectionEntry[]): void {
    const closedToo = connections.length === 1;
    this.#lines = connections.filter(
      ({ state }) => state.status !== 'live' && (closedToo || state.status !== 'disconnected'),
    );
    this.#paint();
    const counting = this.#lines.some(({ state }) => state.status === 'waitingToRetry');
    if (counting) this.#timer ??= setInterval(() => this.#paint(), 1000);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #paint(): void {
    const now = Date.now();
    const texts = this.#lines.map((entry) => ({ entry, said: connectionText(entry.state, now) }));
    const shown = JSON.stringify(texts.map(({ entry, said }) => [entry.id, entry.name, said]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    // A countdown must not take the focus off the button that it is about.
    const focused = document.activeElement?.closest('[data-connection]')?.getAttribute('data-connection');
    const lines = texts.map(({ entry, said }) => this.#line(entry, said));
    fill(this.element, ...lines);
    const again = lines.find((line) => focused && line.dataset.connection === focused);
    again?.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  #line({ id, name }: ConnectionEntry, said: ReturnType<typeof connectionText>): HTMLElement {
    const symbol = icon(said.icon);
    if (said.icon === 'loading') symbol.classList.add('codicon-modifier-spin');
    const text = element(
      'span',
      { className: 'connection-text' },
      element('strong', {}, displayText(name)),
      ` ${displayText(said.text)}${said.hint === '' ? '' : '. '}`,
      element('span', { className: 'hint' }, displayText(said.hint)),
    );
    const line = element(
      'div',
      { className: 'connection', attributes: { 'data-tone': said.tone, 'data-connection': id } },
      symbol,
      text,
    );
    if (said.button !== undefined) {
      line.append(pushButton({ label: said.button, look: 'secondary', click: () => this.#connect(id) }));
    }
    return line;
  }
}
