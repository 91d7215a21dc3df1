import type { EventRow } from '../../src/shared/eventRow';
import type { RowDetail } from '../../src/shared/protocol';
import { pushButton, type PushButton } from '../components';
import { element, fill, setAttribute, showText } from '../dom';
import type { HostLink } from '../hostLink';
import { jsonTokens } from '../jsonTokens';
import { parseJson } from '../parseJson';
import { callSummary } from './callSummary';
import { JsonTreeView } from './jsonTreeView';

/** Longer texts are shown without colours: each coloured piece is an element. */
const MOST_COLOURED = 100_000;

/** The ways out of the details. */
export interface DetailPaneOptions {
  /** Puts the focus back where it came from; the details stay. */
  readonly leave: () => void;
  /** Closes the details. */
  readonly close: () => void;
  /** Asks what of the row to copy as code. */
  readonly copyAs: (seq: number) => void;
  /** Tells the user something that cannot be seen. */
  readonly say: (text: string) => void;
}

/** The JSON of the selected event: as a tree, or as text where it is none or the user wants to see that. */
export class DetailPane {
  /** The pane; hidden while no event is selected. */
  readonly element: HTMLElement;
  readonly #host: HostLink;
  readonly #say: (text: string) => void;
  readonly #title = element('h2');
  readonly #about = element('div', { className: 'call-summary' });
  readonly #text = element('pre', { attributes: { tabindex: '0', 'aria-label': 'Event as text' } });
  readonly #tree: JsonTreeView;
  readonly #asText: PushButton;
  readonly #treeButtons: readonly PushButton[];
  readonly #copyAs: PushButton;
  #row: EventRow | undefined;
  #detail: RowDetail | undefined;
  #prefersText = false;

  constructor(host: HostLink, { leave, close, copyAs, say }: DetailPaneOptions) {
    this.#host = host;
    this.#say = say;
    this.#tree = new JsonTreeView({ copy: (text, what) => void this.#copy(text, what), say });
    const button = (label: string, icon: string, click: () => void): PushButton =>
      pushButton({ label, icon, look: 'icon', click });
    this.#asText = button('Show as text', 'code', () => {
      this.#prefersText = !this.#prefersText;
      this.#paint();
      this.focus();
    });
    this.#treeButtons = [
      button('Expand all', 'expand-all', () => this.#tree.expandAll()),
      button('Collapse all', 'collapse-all', () => this.#tree.collapseAll()),
      button('Copy path', 'link', () => this.#tree.copyPath()),
      button('Copy value', 'quote', () => this.#tree.copyValue()),
    ];
    const copy = button('Copy JSON', 'copy', () => void this.#copyAll());
    this.#copyAs = button('Copy as…', 'terminal', () => {
      if (this.#row) copyAs(this.#row.seq);
    });
    const shut = button('Close details', 'close', close);
    const head = element(
      'header',
      {},
      this.#title,
      this.#asText,
      ...this.#treeButtons,
      copy,
      this.#copyAs,
      shut,
    );
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
      this.#about,
      this.#tree.element,
      this.#text,
    );
    this.element.hidden = true;
  }

  /** Shows a row's JSON; undefined hides the pane. */
  show(row: EventRow | undefined): void {
    this.element.hidden = row === undefined;
    if (row?.seq === this.#row?.seq) return;
    this.#row = row;
    if (!row) return;
    // A gap and a snapshot are no request, and about no resource.
    this.#copyAs.hidden = row.kind === 'gap' || row.kind === 'snapshot';
    showText(this.#title, row.resource === '' ? row.type : `${row.type} · ${row.resource}`);
    void this.#load(row.seq);
  }

  /** Puts the focus into the JSON, to read and scroll it by keys. */
  focus(): void {
    (this.#text.hidden ? this.#tree.element : this.#text).focus();
  }

  async #load(seq: number): Promise<void> {
    const detail = await this.#host.request('rowDetail', { seq }, 10_000).done.catch((error: unknown) => ({
      text: error instanceof Error ? error.message : String(error),
      json: undefined,
    }));
    if (this.#row?.seq !== seq) return;
    this.#detail = detail;
    this.#paint();
  }

  #paint(): void {
    const { text = '', json } = this.#detail ?? {};
    const value = json === undefined ? undefined : parsed(json);
    const asTree = value !== undefined && !this.#prefersText;
    const hadFocus = this.element.contains(document.activeElement) && document.activeElement !== null;
    const moves = hadFocus && document.activeElement?.matches('pre, .json-tree') === true;
    this.#tree.element.hidden = !asTree;
    this.#text.hidden = asTree;
    this.#asText.hidden = value === undefined;
    const label = this.#prefersText ? 'Show as tree' : 'Show as text';
    setAttribute(this.#asText, 'aria-label', label);
    setAttribute(this.#asText, 'title', label);
    for (const button of this.#treeButtons) button.hidden = !asTree;
    const about = this.#row?.kind === 'call' ? callSummary(value) : [];
    this.#about.hidden = about.length === 0;
    fill(this.#about, ...about);
    if (asTree) this.#tree.show(value);
    else this.#showText(text);
    if (moves) this.focus();
  }

  #showText(text: string): void {
    // The host made every hidden character of it visible; these are text nodes, whatever it holds.
    const tokens = text.length > MOST_COLOURED ? [{ kind: 'plain', text } as const] : jsonTokens(text);
    fill(
      this.#text,
      ...tokens.map(({ kind, text: piece }) =>
        kind === 'plain' ? piece : element('span', { className: `json-${kind}` }, piece),
      ),
    );
    this.#text.scrollTop = 0;
  }

  async #copyAll(): Promise<void> {
    if (!this.#row) return;
    await this.#tell(this.#host.request('copyRow', { seq: this.#row.seq }, 10_000).done, 'the JSON');
  }

  async #copy(text: string, what: string): Promise<void> {
    await this.#tell(this.#host.request('copyText', { text }, 10_000).done, what);
  }

  async #tell(copied: Promise<unknown>, what: string): Promise<void> {
    const title = this.#title.textContent;
    const said = await copied.then(() => `Copied ${what}`).catch((error: unknown) => String(error));
    showText(this.#title, said);
    this.#say(said);
    setTimeout(() => {
      if (this.#title.textContent === said) this.#title.textContent = title;
    }, 1200);
  }
}

/** The value of JSON text; undefined where it is none after all. */
function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
