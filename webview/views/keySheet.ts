import { pushButton } from '../components';
import { element } from '../dom';

/** What the keys do, by what they are for. */
const SECTIONS: readonly (readonly [
  title: string,
  keys: readonly (readonly [keys: string, does: string])[],
])[] = [
  [
    'Move',
    [
      ['↑ ↓', 'Select the row above or below'],
      ['Page Up, Page Down', 'Move by a page'],
      ['Home, End', 'Go to the first or the newest row'],
      ['n, Shift+N', 'Go to the next or previous row of what is selected in the tree'],
      ['Enter', 'Go into the details'],
      ['Escape', 'Back to the list; select nothing'],
    ],
  ],
  [
    'Find',
    [
      ['/', 'Filter'],
      ['Ctrl+F, ⌘F', 'Find without hiding rows'],
      ['F3, Shift+F3', 'Find the next or previous'],
      ['Shift+F10, Menu', 'Filter by a value of the selected row, copy it'],
    ],
  ],
  [
    'Show',
    [
      ['Space', 'Pause, follow again'],
      ['t', 'Time of day, since the row above, since the start'],
      ['m', 'Tell times from the selected row'],
      ['?', 'This list'],
    ],
  ],
  [
    'In the details',
    [
      ['↑ ↓ Home End', 'Move'],
      ['→ ←', 'Open, close'],
      ['*', 'Open all beside the selected one'],
      ['Letters', 'Go to the next key that begins so'],
      ['Ctrl+C, ⌘C', 'Copy the value'],
      ['Shift+Ctrl+C, Shift+⌘C', 'Copy the path'],
    ],
  ],
];

/** The sheet of all keys. */
export class KeySheet {
  /** The dialog; shut until {@link open}. */
  readonly element: HTMLDialogElement;

  constructor() {
    const close = pushButton({
      label: 'Close',
      icon: 'close',
      look: 'icon',
      click: () => this.element.close(),
    });
    this.element = element(
      'dialog',
      {
        className: 'key-sheet',
        attributes: { 'aria-label': 'Keys' },
        on: {
          keydown: (event) => {
            event.stopPropagation();
          },
          click: (event) => {
            if (event.target === this.element) this.element.close();
          },
        },
      },
      element('header', {}, element('h2', {}, 'Keys'), close),
      element('div', { className: 'key-sections', attributes: { tabindex: '0' } }, ...SECTIONS.map(section)),
    );
  }

  /** Shows the sheet; the browser shuts it at Escape and puts the focus back. */
  open(): void {
    this.element.showModal();
  }
}

function section([title, keys]: (typeof SECTIONS)[number]): HTMLElement {
  const rows = keys.flatMap(([pressed, does]) => [
    element(
      'dt',
      {},
      ...pressed.split(', ').flatMap((key, index) => (index === 0 ? [kbd(key)] : [' ', kbd(key)])),
    ),
    element('dd', {}, does),
  ]);
  return element('section', {}, element('h3', {}, title), element('dl', {}, ...rows));
}

function kbd(key: string): HTMLElement {
  return element('kbd', {}, key);
}
