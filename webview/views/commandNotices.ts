import { displayText } from '../../src/shared/displayText';
import type { ActionOutcome, RequestPhase } from '../../src/shared/protocol';
import { progressRing, pushButton } from '../components';
import { element, fill, icon, showText } from '../dom';
import { HostProblem, type PendingRequest } from '../hostLink';

/** How long a success stays, ms; a failure stays until it is dismissed. */
const SUCCESS_MS = 6000;
/** Most notices at once: a pending one is never pushed out. */
const MOST = 6;

/** What became of each command, in place: pending with a way to cancel, done, or Asterisk's error. */
export class CommandNotices {
  /** The notices, the newest last. */
  readonly element = element('div', {
    className: 'notices',
    attributes: { role: 'log', 'aria-label': 'Commands' },
  });
  readonly #cancel: (id: number) => void;

  constructor(cancel: (id: number) => void) {
    this.#cancel = cancel;
  }

  /**
   * Follows a command to its end. `what` names it, e.g. `Answer PJSIP/alice-1`: untrusted text; `say`
   * words what it waits for, undefined before the host has told.
   */
  async follow(
    what: string,
    say: (phase: RequestPhase | undefined) => string,
    pending: PendingRequest<ActionOutcome>,
  ): Promise<void> {
    const notice = element('div', { className: 'notice' });
    const cancel = pushButton({ label: 'Cancel', look: 'secondary', click: () => this.#cancel(pending.id) });
    const text = this.#show(notice, 'pending', progressRing(), `${what}: ${say(undefined)}`, '', cancel);
    // Only the words change: Cancel keeps the focus.
    pending.onPhase((phase) => showText(text, `${what}: ${say(phase)}`));
    this.element.append(notice);
    try {
      const outcome = await pending.done;
      if (outcome.done) this.#succeed(notice, outcome.message);
      else notice.remove();
    } catch (error) {
      this.#fail(notice, what, error);
    }
    this.#limit();
  }

  /** Shows that something other than a command failed. */
  fail(what: string, error: unknown): void {
    const notice = element('div', { className: 'notice' });
    this.element.append(notice);
    this.#fail(notice, what, error);
    this.#limit();
  }

  #succeed(notice: HTMLElement, message: string): void {
    // One success is enough to read; the events tell the rest, and need the room.
    for (const old of this.element.querySelectorAll('[data-tone="done"]')) old.remove();
    this.#show(notice, 'done', icon('pass'), message, '', this.#dismiss(notice));
    setTimeout(() => notice.remove(), SUCCESS_MS);
  }

  #fail(notice: HTMLElement, what: string, error: unknown): void {
    const problem =
      error instanceof HostProblem ? error.problem : { code: 'internal', message: String(error), hint: '' };
    const said = problem.status === undefined ? problem.message : `${problem.message} (${problem.status})`;
    const aborted = problem.code === 'aborted';
    const symbol = icon(aborted ? 'circle-slash' : 'error');
    this.#show(
      notice,
      aborted ? 'aborted' : 'failed',
      symbol,
      `${what}: ${said}`,
      problem.hint,
      this.#dismiss(notice),
    );
  }

  /** Fills a notice and returns the element of its text. */
  #show(
    notice: HTMLElement,
    tone: string,
    symbol: Node,
    text: string,
    hint: string,
    button: HTMLElement,
  ): HTMLElement {
    notice.dataset.tone = tone;
    const shownText = element('span', {}, displayText(text));
    const shownHint = element('span', { className: 'hint' }, displayText(hint));
    fill(notice, symbol, element('span', { className: 'notice-text' }, shownText, ' ', shownHint), button);
    return shownText;
  }

  #dismiss(notice: HTMLElement): HTMLElement {
    return pushButton({ label: 'Dismiss', icon: 'close', look: 'icon', click: () => notice.remove() });
  }

  #limit(): void {
    const settled = [...this.element.children].filter(
      (notice) => notice instanceof HTMLElement && notice.dataset.tone !== 'pending',
    );
    for (const notice of settled.slice(0, Math.max(0, settled.length - MOST))) notice.remove();
  }
}
