import type { EventRow } from '../../src/shared/eventRow';
import { pushButton } from '../components';
import { element, fill, showText } from '../dom';
import type { HostLink } from '../hostLink';
import { jsonTokens } from '../jsonTokens';

/** The ways out of the details. */
export interface DetailPaneOptions {
  /** Puts the focus back where it came from; the details stay. */
  readonly leave: () => void;
  /** Closes the details. */
  readonly close: () => void;
}

/** The JSON of the selected event. */
export class DetailPane {
  /** The pane; hidden while no event is selected. */
  readonly element: HTMLElement;
  readonly #host: HostLink;
  readonly #title = element('h2');
  readonly #text = element('pre', { attributes: { tabindex: '0', 'aria-label': 'Event as JSON' } });
  #seq: number | undefined;

  constructor(host: HostLink, { leave, close }: DetailPaneOptions) {
    this.#host = host;
    const copy = pushButton({
      label: 'Copy JSON',
      icon: 'copy',
      look: 'icon',
      click: () => void this.#copy(),
    });
    const shut = pushButton({ label: 'Close details', icon: 'close', look: 'icon', click: close });
    const head = element('header', {}, this.#title, copy, shut);
    this.element = element(
      'section',
      {
        className: 'detail',
        attributes: { 'aria-label': 'Event details' },
        on: {
          keydown: (event) => {
            if (event.key === 'Escape') leave();
          },
        },
      },
      head,
      this.#text,
    );
    this.element.hidden = true;
  }

  /** Shows a row's JSON; undefined hides the pane. */
  show(row: EventRow | undefined): void {
    this.element.hidden = row === undefined;
    if (row?.seq === this.#seq) return;
    this.#seq = row?.seq;
    if (!row) return;
    showText(this.#title, row.resource === '' ? row.type : `${row.type} · ${row.resource}`);
    void this.#load(row.seq);
  }

  /** Puts the focus into the JSON, to read and scroll it by keys. */
  focus(): void {
    this.#text.focus();
  }

  async #load(seq: number): Promise<void> {
    const text = await this.#host
      .request('rowDetail', { seq }, 10_000)
      .done.then((detail) => detail.text)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (this.#seq !== seq) return;
    // The host made every hidden character of it visible; these are text nodes, whatever it holds.
    fill(
      this.#text,
      ...jsonTokens(text).map(({ kind, text: piece }) =>
        kind === 'plain' ? piece : element('span', { className: `json-${kind}` }, piece),
      ),
    );
    this.#text.scrollTop = 0;
  }

  async #copy(): Promise<void> {
    if (this.#seq === undefined) return;
    const copied = this.#host.request('copyRow', { seq: this.#seq }, 10_000).done;
    const title = this.#title.textContent;
    const said = await copied.then(() => 'Copied').catch((error: unknown) => String(error));
    showText(this.#title, said);
    setTimeout(() => {
      if (this.#title.textContent === said) this.#title.textContent = title;
    }, 1200);
  }
}
