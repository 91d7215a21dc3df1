import type { ChannelTarget } from '../../src/shared/protocol';
import { channelChoices, channelDescription, type ChannelChoice } from '../channelChoices';
import type { ConnectionsModel } from '../connectionsModel';
import { displayText } from '../../src/shared/displayText';
import { element, fill, icon, setAttribute } from '../dom';

const LIST_ID = 'channel-list';

function optionId(index: number): string {
  return `channel-option-${index}`;
}

/*
 * The field is a plain input: the toolkit's text field keeps its own in a shadow root, where no
 * `aria-activedescendant` or `aria-controls` can name the list outside (docs/adr/0006-channel-picker.md).
 */

/** Chooses the channel that the buttons act on: a combo box that narrows thousands of them by typing. */
export class ChannelPicker {
  /** The field and, below it, the list that it opens. */
  readonly element: HTMLElement;
  readonly #connections: ConnectionsModel;
  readonly #chosen: (target: ChannelTarget) => void;
  readonly #input: HTMLInputElement;
  readonly #list = element('div', {
    className: 'popup channel-popup',
    attributes: { id: LIST_ID, role: 'listbox', 'aria-label': 'Channels' },
  });
  #choices: readonly ChannelChoice[] = [];
  #active = -1;
  #target: ChannelTarget | undefined;
  #name = '';

  constructor(connections: ConnectionsModel, chosen: (target: ChannelTarget) => void) {
    this.#connections = connections;
    this.#chosen = chosen;
    this.#input = element('input', {
      attributes: {
        type: 'text',
        role: 'combobox',
        spellcheck: 'false',
        autocomplete: 'off',
        placeholder: 'Choose a channel',
        'aria-label': 'Channel that the buttons act on',
        'aria-controls': LIST_ID,
        'aria-expanded': 'false',
        'aria-autocomplete': 'list',
      },
      on: {
        focus: () => this.#input.select(),
        mousedown: () => this.#open(''),
        input: () => this.#open(this.#input.value),
        blur: () => this.#close(),
        keydown: (event) => this.#key(event),
      },
    });
    this.#list.hidden = true;
    this.element = element(
      'div',
      { className: 'picker' },
      icon('call-outgoing'),
      this.#input,
      icon('chevron-down'),
      this.#list,
    );
  }

  /** Shows which channel the buttons act on. `name` is what to call it when it is gone. */
  show(target: ChannelTarget | undefined, name: string): void {
    this.#target = target;
    this.#name = name;
    if (this.#list.hidden) this.#showTarget();
  }

  #showTarget(): void {
    const { connectionId, channelId } = this.#target ?? { connectionId: '', channelId: '' };
    const channel = this.#connections.channel(connectionId, channelId);
    const about = channel ? `${channel.name} (${channelDescription(channel)})` : `${this.#name} (gone)`;
    this.#input.value = this.#target ? displayText(about) : '';
    this.#input.title = this.#input.value;
  }

  #open(query: string): void {
    const { choices, more } = channelChoices(this.#connections.all, query);
    this.#choices = choices;
    this.#list.hidden = false;
    setAttribute(this.#input, 'aria-expanded', 'true');
    const options = choices.map((choice, index) => this.#option(choice, index));
    const note = choices.length === 0 ? 'No such channel' : more > 0 ? `${more} more: type to narrow` : '';
    fill(this.#list, ...options, ...(note === '' ? [] : [element('div', { className: 'note' }, note)]));
    const current = choices.findIndex(({ target }) => target.channelId === this.#target?.channelId);
    this.#activate(query === '' ? current : Math.min(0, choices.length - 1));
  }

  #close(): void {
    this.#list.hidden = true;
    setAttribute(this.#input, 'aria-expanded', 'false');
    setAttribute(this.#input, 'aria-activedescendant', undefined);
    this.#showTarget();
  }

  #option(choice: ChannelChoice, index: number): HTMLElement {
    const choose = (event: MouseEvent): void => {
      event.preventDefault(); // The focus stays in the field.
      this.#choose(choice);
    };
    return element(
      'div',
      { className: 'option', attributes: { role: 'option', id: optionId(index) }, on: { mousedown: choose } },
      element('span', { className: 'option-name' }, displayText(choice.name)),
      element('span', { className: 'option-description' }, displayText(choice.description)),
    );
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.removeAttribute('aria-selected');
    this.#active = index;
    const child = index < 0 ? undefined : this.#list.children[index];
    const option = child instanceof HTMLElement ? child : undefined;
    setAttribute(this.#input, 'aria-activedescendant', option?.id);
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    // Not scrollIntoView: it would move the whole page when the list reaches beyond its edge.
    const { offsetTop, offsetHeight } = option;
    const lowest = offsetTop + offsetHeight - this.#list.clientHeight;
    this.#list.scrollTop = Math.max(lowest, Math.min(this.#list.scrollTop, offsetTop));
  }

  #choose(choice: ChannelChoice): void {
    this.#chosen(choice.target);
    this.#close();
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#list.hidden;
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'Enter' && open) {
      const choice = this.#choices[this.#active];
      if (choice) this.#choose(choice);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) this.#open('');
      else if (this.#choices.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#activate((this.#active + step + this.#choices.length) % this.#choices.length);
      }
    }
  }
}
