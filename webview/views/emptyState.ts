import { pushButton } from '../components';
import { element, fill } from '../dom';
import { emptyText, type EmptySituation } from '../emptyText';

/** What an empty list offers to do. */
export interface EmptyStateOptions {
  readonly addConnection: () => void;
  readonly clearFilter: () => void;
  readonly connect: (connectionId: string) => void;
}

/** Stands in place of an empty list and says why it is empty. */
export class EmptyState {
  /** What stands in place of the list; hidden while there are rows. */
  readonly element = element('div', { className: 'empty', attributes: { role: 'status' } });
  readonly #options: EmptyStateOptions;
  #shown = '';

  constructor(options: EmptyStateOptions) {
    this.#options = options;
    this.element.hidden = true;
  }

  /** Shows why there is nothing to show; undefined when there is. */
  show(situation: EmptySituation | undefined): void {
    this.element.hidden = situation === undefined;
    if (!situation) return;
    const { title, text, button } = emptyText(situation);
    const shown = JSON.stringify([title, text, button]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const [connection] = situation.connections;
    const { addConnection, clearFilter, connect } = this.#options;
    const does = { addConnection, clearFilter, connect: () => connect(connection?.id ?? '') };
    fill(this.element, element('h2', {}, title), element('p', {}, text));
    if (button) {
      this.element.append(
        pushButton({ label: button.label, look: 'primary', click: () => does[button.does]() }),
      );
    }
  }
}
