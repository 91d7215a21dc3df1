import { pushButton, type PushButton } from '../components';
import { element, setAttribute, showText } from '../dom';
import { formatCount } from '../formatCount';

/** The button over the list's lower edge that tells how many rows have come, and follows them. */
export class NewerButton {
  /** The button; hidden while nothing is new. */
  readonly element: PushButton;
  // No span: the toolkit makes those as wide as an icon.
  readonly #text = element('div');

  constructor(follow: () => void) {
    this.element = pushButton({ label: '', icon: 'arrow-down', look: 'primary', click: follow });
    this.element.classList.add('newer');
    this.element.append(this.#text);
    this.element.hidden = true;
    setAttribute(this.element, 'title', 'Follow new events');
  }

  /** Shows how many rows have not been in sight. */
  show(unseen: number): void {
    this.element.hidden = unseen === 0;
    showText(this.#text, `${formatCount(unseen)} new`);
  }
}
