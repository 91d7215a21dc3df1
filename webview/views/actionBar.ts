import { channelActionAvailability, type ChannelAction } from '../../src/shared/channelActions';
import { displayText } from '../../src/shared/displayText';
import type { EventRow } from '../../src/shared/eventRow';
import type { ChannelTarget, RequestPhase } from '../../src/shared/protocol';
import { pushButton, type PushButton } from '../components';
import type { ConnectionsModel } from '../connectionsModel';
import { element, setAttribute } from '../dom';
import type { HostLink } from '../hostLink';
import { phaseText } from '../phaseText';
import { ChannelPicker } from './channelPicker';
import type { CommandNotices } from './commandNotices';

interface Action {
  readonly action: ChannelAction;
  readonly label: string;
  /** What it is called where there is room. */
  readonly name: string;
  readonly icon: string;
}

const ACTIONS: readonly Action[] = [
  { action: 'answer', label: 'Answer', name: 'Answer', icon: 'call-incoming' },
  { action: 'play', label: 'Play…', name: 'Play on', icon: 'play' },
  { action: 'bridge', label: 'Bridge…', name: 'Bridge', icon: 'type-hierarchy' },
  { action: 'removeFromBridge', label: 'Unbridge', name: 'Remove from the bridge', icon: 'sign-out' },
  { action: 'hangup', label: 'Hang Up', name: 'Hang up', icon: 'circle-slash' },
];

/** What Asterisk holds back until a playback on the channel ends. */
const BLOCKED_BY_PLAYBACK: ReadonlySet<ChannelAction> = new Set<ChannelAction>([
  'answer',
  'bridge',
  'removeFromBridge',
]);

/** The channel picker and the buttons that act on its channel. */
export class ActionBar {
  /** The bar: the picker, then the buttons. */
  readonly element: HTMLElement;
  readonly #connections: ConnectionsModel;
  readonly #host: HostLink;
  readonly #notices: CommandNotices;
  readonly #picker: ChannelPicker;
  readonly #buttons = new Map<ChannelAction, PushButton>();
  /** How far the commands without a reply are, by action, connection and channel. */
  readonly #pending = new Map<string, RequestPhase | undefined>();
  #target: ChannelTarget | undefined;
  #name = '';

  constructor(connections: ConnectionsModel, host: HostLink, notices: CommandNotices) {
    this.#connections = connections;
    this.#host = host;
    this.#notices = notices;
    this.#picker = new ChannelPicker(connections, (target) => this.#choose(target, target.channelId));
    for (const { action, label, name, icon } of ACTIONS) {
      const button = pushButton({
        label,
        icon,
        look: 'secondary',
        click: () => void this.#run(action, name),
      });
      button.dataset.action = action;
      this.#buttons.set(action, button);
    }
    this.element = element(
      'div',
      { className: 'actions', attributes: { role: 'toolbar', 'aria-label': 'Channel' } },
      this.#picker.element,
      ...this.#buttons.values(),
    );
    this.update();
  }

  /**
   * Aims the buttons at the channel of the row just selected, and at none when it has none: they must not
   * act on what is no longer in sight. With no row at all they stay with what the picker shows.
   */
  aimAt(row: EventRow | undefined): void {
    if (!row) return;
    const { connectionId, channelId, resource } = row;
    if (channelId === undefined) this.#choose(undefined, '');
    else this.#choose({ connectionId, channelId }, resource);
  }

  /** Enables the buttons by what is known of the channel now. */
  update(): void {
    const target = this.#target;
    const connection = target && this.#connections.get(target.connectionId);
    const channel = target && this.#connections.channel(target.connectionId, target.channelId);
    if (channel) this.#name = channel.name;
    this.#picker.show(target, this.#name);
    for (const { action, name } of ACTIONS) {
      const button = this.#buttons.get(action);
      if (!button) continue;
      const availability = channelActionAvailability(action, channel, connection?.readOnly ?? false);
      const waiting = target && this.#waitingReason(action, target);
      const offline = connection && connection.state.status !== 'live';
      const refusal = availability.enabled ? undefined : availability.reason;
      const reason = waiting ?? (offline ? 'The connection is not live.' : refusal);
      button.disabled = reason !== undefined;
      setAttribute(button, 'title', reason ?? `${name}: ${displayText(this.#name)}`);
      setAttribute(button, 'aria-description', reason);
    }
  }

  /** Why a command that has no reply yet cannot be given again; undefined when it can. */
  #waitingReason(action: ChannelAction, target: ChannelTarget): string | undefined {
    const key = this.#key(action, target);
    if (!this.#pending.has(key)) return undefined;
    return this.#pending.get(key) === 'asking' ? 'Answer the question in VS Code.' : 'Waiting for Asterisk.';
  }

  #choose(target: ChannelTarget | undefined, name: string): void {
    this.#target = target;
    this.#name = name;
    this.update();
  }

  #key(action: ChannelAction, { connectionId, channelId }: ChannelTarget): string {
    return JSON.stringify([action, connectionId, channelId]);
  }

  async #run(action: ChannelAction, name: string): Promise<void> {
    const target = this.#target;
    if (!target) return;
    const key = this.#key(action, target);
    this.#pending.set(key, undefined);
    this.update();
    const { connectionId, channelId } = target;
    const say = (phase: RequestPhase | undefined): string =>
      phaseText(
        phase,
        BLOCKED_BY_PLAYBACK.has(action) && this.#connections.isPlaying(connectionId, channelId),
      );
    const pending = this.#host.request(action, target);
    pending.onPhase((phase) => {
      this.#pending.set(key, phase);
      this.update();
    });
    await this.#notices.follow(`${name} ${this.#name}`, say, pending);
    this.#pending.delete(key);
    this.update();
  }
}
