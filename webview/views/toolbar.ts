import type { FilterKnowledge } from '../../src/shared/filter/completeFilter';
import { withTerm } from '../../src/shared/filter/cellTerm';
import { pushButton, type PushButton } from '../components';
import { element, fill, icon, setAttribute, showText } from '../dom';
import { INITIAL_STATE, type ViewState } from '../viewState';
import { Counters } from './counters';
import { FilterField } from './filterField';
import { QuickHides } from './quickHides';
import { TypeFilter } from './typeFilter';

/** What the toolbar chooses rows by. */
type FilterState = Pick<ViewState, 'hiddenTypes' | 'text' | 'types'>;

/** What the user does in the toolbar. */
export interface ToolbarOptions {
  readonly state: FilterState & Pick<ViewState, 'pastFilters'>;
  /** Filters to offer again when the view is loaded anew, the newest first. */
  readonly remembered: (pastFilters: readonly string[]) => void;
  /** What there is to complete a filter with. */
  readonly known: () => FilterKnowledge;
  /** Text, types or hidden types changed. */
  readonly filtered: (state: FilterState) => void;
  readonly togglePause: () => void;
  readonly clear: () => void;
  /** The user no longer wants the events of one resource only. */
  readonly everyResource: () => void;
  /** Whether event types can be switched off at Asterisk now, and the way there. */
  readonly canSwitchOff: () => boolean;
  readonly switchOff: () => void;
}

/** Filter, pause, clear and the counters. */
export class Toolbar {
  /** The toolbar. */
  readonly element: HTMLElement;
  /** The counters at the end. */
  readonly counters = new Counters();
  readonly #options: ToolbarOptions;
  readonly #field: FilterField;
  readonly #types: TypeFilter;
  readonly #hides: QuickHides;
  readonly #pause: PushButton;
  readonly #clear: PushButton;
  readonly #resource = element('span', { className: 'chip' });
  readonly #resourceName = element('span');
  #state: FilterState;

  constructor(options: ToolbarOptions) {
    this.#options = options;
    const { text, types, hiddenTypes, pastFilters } = options.state;
    this.#state = { text, types, hiddenTypes };
    this.#field = new FilterField({
      text,
      past: pastFilters,
      remembered: options.remembered,
      known: options.known,
      changed: (to) => this.#change({ text: to }),
    });
    this.#types = new TypeFilter(
      { chosen: types, hidden: hiddenTypes },
      {
        choose: (chosen) => this.#change({ types: chosen }),
        hide: (hidden) => this.#hide(hidden),
      },
    );
    this.#hides = new QuickHides(hiddenTypes, {
      changed: (hidden) => this.#hide(hidden),
      canSwitchOff: options.canSwitchOff,
      switchOff: options.switchOff,
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
      this.#field.element,
      this.#types.element,
      this.#hides.element,
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

  /** Takes the types in the log with their numbers of rows. */
  setCounts(counts: Readonly<Record<string, number>>): void {
    this.#types.setCounts(counts);
    this.#hides.setCounts(counts);
  }

  /** Adds a term to the filter, in place of what contradicts it. */
  addTerm(term: string): void {
    const text = withTerm(this.#field.text, term);
    this.#field.setText(text);
    this.#change({ text });
  }

  /** Shows all types and texts again, without telling; hidden is only what is so at first. */
  clearFilter(): FilterState {
    const { text, types, hiddenTypes } = INITIAL_STATE;
    this.#state = { text, types, hiddenTypes };
    this.#field.setText(text);
    this.#types.show(types, hiddenTypes);
    this.#hides.show(hiddenTypes);
    return this.#state;
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

  #hide(hiddenTypes: readonly string[]): void {
    this.#types.show(this.#state.types, hiddenTypes);
    this.#hides.show(hiddenTypes);
    this.#change({ hiddenTypes });
  }

  #change(part: Partial<FilterState>): void {
    this.#state = { ...this.#state, ...part };
    this.#options.filtered(this.#state);
  }
}
