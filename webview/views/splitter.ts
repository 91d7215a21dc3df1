import { element, setAttribute } from '../dom';

const SMALLEST = 15;
const LARGEST = 85;
const KEY_STEP = 5;

/** The line between list and details: dragged, or moved by the arrow keys, it shares the room out. */
export class Splitter {
  /** The line. */
  readonly element: HTMLElement;
  readonly #area: HTMLElement;
  readonly #changed: (share: number) => void;
  #share: number;

  /** `share` is the percentage of `area` that the details have; it becomes the CSS variable `--detail-share`. */
  constructor(area: HTMLElement, share: number, changed: (share: number) => void) {
    this.#area = area;
    this.#share = share;
    this.#changed = changed;
    this.element = element('div', {
      className: 'splitter',
      attributes: { role: 'separator', tabindex: '0', 'aria-label': 'Size of the details' },
      on: {
        pointerdown: (event) => this.element.setPointerCapture(event.pointerId),
        pointermove: (event) => this.#drag(event),
        lostpointercapture: () => changed(this.#share),
        keydown: (event) => this.#key(event),
      },
    });
    setAttribute(this.element, 'aria-valuemin', String(SMALLEST));
    setAttribute(this.element, 'aria-valuemax', String(LARGEST));
    this.#set(share);
  }

  #set(share: number): void {
    this.#share = Math.min(LARGEST, Math.max(SMALLEST, share));
    this.#area.style.setProperty('--detail-share', `${this.#share}%`);
    setAttribute(this.element, 'aria-valuenow', String(Math.round(this.#share)));
  }

  #drag(event: PointerEvent): void {
    if (!this.element.hasPointerCapture(event.pointerId)) return;
    const area = this.#area.getBoundingClientRect();
    const line = this.element.getBoundingClientRect();
    const sideBySide = line.height > line.width;
    const left = sideBySide
      ? (area.right - event.clientX) / area.width
      : (area.bottom - event.clientY) / area.height;
    this.#set(left * 100);
  }

  #key(event: KeyboardEvent): void {
    const larger = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
    const smaller = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    if (!larger && !smaller) return;
    event.preventDefault();
    this.#set(this.#share + (larger ? KEY_STEP : -KEY_STEP));
    this.#changed(this.#share);
  }
}
