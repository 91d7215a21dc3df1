import { displayText } from '../../src/shared/displayText';
import type { CaptureSource } from '../../src/shared/protocol';
import { element, fill, icon } from '../dom';

/** The line over a file's events: its name, and what is wrong with it. */
export class SourceLine {
  /** The line; hidden over live events. */
  readonly element = element('div', { className: 'source-line', attributes: { role: 'status' } });

  constructor() {
    this.element.hidden = true;
  }

  /** Shows where the events come from. */
  show(source: CaptureSource): void {
    this.element.hidden = source.kind === 'live';
    if (source.kind === 'live') return;
    const { name, note, isReading = false } = source;
    this.element.dataset.tone = note === undefined || isReading ? 'idle' : 'warning';
    // How far reading is changes too often to be read out.
    this.element.ariaBusy = String(isReading);
    fill(this.element, icon('file'), element('strong', {}, displayText(name)));
    if (note === undefined) return;
    if (!isReading) this.element.append(icon('warning'));
    this.element.append(element('span', { className: 'source-note' }, displayText(note)));
  }
}
