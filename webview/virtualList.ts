import type { ListModel } from './listModel';
import { ROW_HEIGHT } from './scrollScale';

/** Paints rows into elements that are used again and again. */
export interface RowPainter {
  /** Makes an element for any row. */
  create(): HTMLElement;
  /** Shows the row at `position` in it; called for every painted row, so it changes only what differs. */
  paint(row: HTMLElement, position: number): void;
}

/** The elements of a scrolled list. */
export interface ListElements {
  /** Scrolls; has the height of the list. */
  readonly scroller: HTMLElement;
  /** Has the height of all rows. */
  readonly spacer: HTMLElement;
  /** Sticks to the scroller's upper edge and holds the row elements. */
  readonly layer: HTMLElement;
  /** Height of what sticks above the rows, px. */
  readonly headerHeight: number;
}

/**
 * Shows the rows in sight of a {@link ListModel}, however many there are: as many elements as fit, each
 * recycled for the row that is its position modulo their number, so that scrolling by one changes one.
 */
export class VirtualList {
  readonly #model: ListModel;
  readonly #elements: ListElements;
  readonly #painter: RowPainter;
  readonly #moved: () => void;
  readonly #pool: HTMLElement[] = [];
  #top = 0;

  /** `moved` is called when the user scrolled or the size changed, to have the list painted again. */
  constructor(model: ListModel, elements: ListElements, painter: RowPainter, moved: () => void) {
    this.#model = model;
    this.#elements = elements;
    this.#painter = painter;
    this.#moved = moved;
    const { scroller } = elements;
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    scroller.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => {
      this.#measure();
      moved();
    }).observe(scroller);
  }

  /** Paints the rows in sight. */
  paint(): void {
    // A scroll whose event is still to come must not be undone by placing the list.
    this.#takeScroll();
    const { from, to } = this.#model.window;
    this.#place();
    const size = to - from + 1;
    while (this.#pool.length < size) {
      const row = this.#painter.create();
      this.#pool.push(row);
      this.#elements.layer.append(row);
    }
    const above = this.#model.offset - (from - this.#model.first) * ROW_HEIGHT;
    const used = new Set<HTMLElement>();
    for (let position = from; position < to; position += 1) {
      const row = this.#pool[position % this.#pool.length];
      if (!row) continue;
      used.add(row);
      row.hidden = false;
      row.style.transform = `translateY(${(position - from) * ROW_HEIGHT - above}px)`;
      this.#painter.paint(row, position);
    }
    for (const row of this.#pool) if (!used.has(row)) row.hidden = true;
  }

  #measure(): void {
    const { scroller, headerHeight } = this.#elements;
    this.#model.setViewport(Math.max(0, scroller.clientHeight - headerHeight));
  }

  #place(): void {
    const { scroller, spacer } = this.#elements;
    const height = `${this.#model.height}px`;
    if (spacer.style.height !== height) spacer.style.height = height;
    const top = this.#model.scrollTop;
    if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
    this.#top = scroller.scrollTop;
  }

  /**
   * A wheel upwards leaves the end at once: by the time the browser has scrolled, new rows may have put it
   * back. Where the bar is scaled, the browser's own steps would be those of the bar, so we make them.
   */
  #wheel(event: WheelEvent): void {
    const lines = [1, ROW_HEIGHT, this.#elements.scroller.clientHeight][event.deltaMode] ?? 1;
    const px = event.deltaY * lines;
    if (px === 0 || event.ctrlKey) return;
    if (this.#model.scaled) {
      event.preventDefault();
      this.#model.scrollBy(px);
    } else if (px < 0 && this.#model.offset > 0) this.#model.hold();
    this.#moved();
  }

  #scrolled(): void {
    if (this.#takeScroll()) this.#moved();
  }

  /** Tells the model where the user has scrolled to; false: nowhere. */
  #takeScroll(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#elements.scroller;
    // Our own placing comes back as an event too.
    if (Math.abs(scrollTop - this.#top) < 1) return false;
    // A list that has grown taller is scrolled by the browser: who follows and is at the end has not left it.
    if (this.#model.mode === 'tail' && scrollTop + clientHeight >= scrollHeight - 2) {
      this.#top = scrollTop;
      return false;
    }
    this.#model.scrolled(this.#top, scrollTop);
    this.#top = scrollTop;
    return true;
  }
}
