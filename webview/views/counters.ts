import { element, showText } from '../dom';

/** How many events there are, and how many are no longer there. */
export class Counters {
  /** The counters. */
  readonly element: HTMLElement;
  readonly #shown = element('span');
  readonly #dropped = element('span', {
    className: 'dropped',
    attributes: {
      title:
        'The log is bounded: the oldest events leave first. The settings “ariWorkbench.events.maxEvents” and “ariWorkbench.events.maxMegabytes” say how many it holds.',
    },
  });

  constructor() {
    this.element = element(
      'span',
      { className: 'counts', attributes: { role: 'status', 'aria-live': 'off' } },
      this.#shown,
      this.#dropped,
    );
  }

  /** Shows the counts in words; '' where nothing has been dropped. */
  show(shown: string, dropped: string): void {
    showText(this.#shown, shown);
    showText(this.#dropped, dropped);
    this.#dropped.hidden = dropped === '';
  }
}
