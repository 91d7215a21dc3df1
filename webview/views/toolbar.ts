import { lineField, pushButton, type LineField, type PushButton } from '../components';
import { element, fill, icon, setAttribute, showText } from '../dom';
import { Counters } from './counters';
import { TypeFilter } from './typeFilter';

/** What the user does in the toolbar. */
export interface ToolbarOptions {
  readonly text: string;
  readonly types: readonly string[];
  /** Text or types changed. */
  readonly filtered: (text: string, types: readonly string[]) => void;
  readonly togglePause: () => void;
  readonly clear: () => void;
  /** The user no longer wants the events of one resource only. */
  readonly everyResource: () => void;
}

/** Typing waits so long for the next key before the list is filtered, ms. */
const TYPING_MS = 150;

/** Filter, pause, clear and the counters. */
export class Toolbar {
  /** The toolbar. */
  readonly element: HTMLElement;
  /** The choice of types; it is given their counts. */
  readonly types: TypeFilter;
  /** The counters at the end. */
  readonly counters = new Counters();
  readonly #options: ToolbarOptions;
  readonly #field: LineField;
  readonly #pause: PushButton;
  readonly #clear: PushButton;
  readonly #resource = element('span', { className: 'chip' });
  readonly #resourceName = element('span');
  #types: readonly string[];
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ToolbarOptions) {
    this.#options = options;
    this.#types = options.types;
    this.#field = lineField('Filter events', 'search', () => this.#typed());
    this.#field.value = options.text;
    this.#field.classList.add('filter');
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#field.value === '') return;
      event.stopPropagation();
      this.#field.value = '';
      this.#tell();
    });
    this.types = new TypeFilter(options.types, (types) => {
      this.#types = types;
      this.#tell();
    });
    this.#pause = pushButton({
      label: 'Pause',
      icon: 'debug-pause',
      look: 'icon',
      click: options.togglePause,
    });
    this.#clear = pushButton({
      label: 'Clear all events',
      icon: 'clear-all',
      look: 'icon',
      click: options.clear,
    });
    const all = pushButton({
      label: 'Show the events of every resource',
      icon: 'close',
      look: 'icon',
      click: options.everyResource,
    });
    this.#resource.append(icon('target'), this.#resourceName, all);
    this.#resource.hidden = true;
    this.element = element(
      'div',
      { className: 'toolbar', attributes: { role: 'toolbar', 'aria-label': 'Events' } },
      this.#field,
      this.types.element,
      this.#resource,
      this.#pause,
      this.#clear,
      this.counters.element,
    );
  }

  /** Puts the cursor into the filter. */
  focusFilter(): void {
    this.#field.focus();
  }

  /** Empties text and types, without telling. */
  clearFilter(): void {
    clearTimeout(this.#typing);
    this.#field.value = '';
    this.#types = [];
    this.types.clear();
  }

  /** Names the resource whose events alone are shown; undefined: of every one. Untrusted text. */
  showResource(label: string | undefined): void {
    this.#resource.hidden = label === undefined;
    showText(this.#resourceName, label ?? '');
  }

  /** Shows whether the list is paused: the button then follows again. */
  showPaused(paused: boolean): void {
    const label = paused ? 'Follow new events' : 'Pause';
    setAttribute(this.#pause, 'aria-label', label);
    setAttribute(this.#pause, 'title', `${label} (Space)`);
    setAttribute(this.#pause, 'aria-pressed', String(paused));
    this.#pause.classList.toggle('on', paused);
    fill(this.#pause, icon(paused ? 'debug-continue' : 'debug-pause'));
  }

  /** Shows what makes sense for events that are coming, or for those of a file. */
  showLive(live: boolean): void {
    this.#pause.hidden = !live;
    this.#clear.hidden = !live;
  }

  #typed(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#tell(), TYPING_MS);
  }

  #tell(): void {
    clearTimeout(this.#typing);
    this.#options.filtered(this.#field.value, this.#types);
  }
}
