import type { EventRow } from '../../src/shared/eventRow';
import type { CaptureSource, EventFilterTarget } from '../../src/shared/protocol';
import type { ConnectionEntry, ConnectionsModel } from '../connectionsModel';
import type { HostLink } from '../hostLink';
import { ActionBar } from './actionBar';
import type { CommandNotices } from './commandNotices';
import { ConnectionBar } from './connectionBar';
import { EventFilterDialog } from './eventFilterDialog';
import { SourceLine } from './sourceLine';
import { SwitchedOffLine } from './switchedOffLine';

/** What the bars work with, and tell. */
export interface LiveBarsOptions {
  readonly host: HostLink;
  readonly connections: ConnectionsModel;
  readonly notices: CommandNotices;
  readonly connect: (connectionId: string) => void;
  readonly setEventFilter: (target: EventFilterTarget) => void;
  /** The types in the log with their numbers of rows. */
  readonly types: () => Readonly<Record<string, number>>;
}

/** The bars over the list that are about servers: of a file none of them is there, but its name. */
export class LiveBars {
  /** The name of a file, above everything else. */
  readonly source: HTMLElement;
  /** The bars, from top to bottom, and the dialog of one. */
  readonly elements: readonly HTMLElement[];
  readonly #connections: ConnectionsModel;
  readonly #sourceLine = new SourceLine();
  readonly #actions: ActionBar;
  readonly #connectionBar: ConnectionBar;
  readonly #switchedOff: SwitchedOffLine;
  readonly #eventFilter: EventFilterDialog;
  #isFile = false;

  constructor({ host, connections, notices, connect, setEventFilter, types }: LiveBarsOptions) {
    this.#connections = connections;
    this.#actions = new ActionBar(connections, host, notices);
    this.#connectionBar = new ConnectionBar(connect);
    this.#eventFilter = new EventFilterDialog(setEventFilter, types);
    this.#switchedOff = new SwitchedOffLine((connection) => this.#eventFilter.open(connection));
    this.source = this.#sourceLine.element;
    this.elements = [
      this.#actions.element,
      this.#connectionBar.element,
      this.#switchedOff.element,
      this.#eventFilter.element,
    ];
  }

  /** Whether the events are those of a file. */
  get isFile(): boolean {
    return this.#isFile;
  }

  /** Takes where the events come from. */
  setSource(source: CaptureSource): void {
    this.#isFile = source.kind === 'file';
    this.#sourceLine.show(source);
    for (const bar of [this.#actions, this.#connectionBar, this.#switchedOff]) {
      bar.element.hidden = this.#isFile;
    }
  }

  /** Aims the buttons at the channel of the selected row. */
  aimAt(row: EventRow | undefined): void {
    this.#actions.aimAt(row);
  }

  /** Brings the bars up to date. */
  show(): void {
    const { all } = this.#connections;
    this.#connectionBar.show(all);
    this.#switchedOff.show(all);
    this.#actions.update();
  }

  /** Whether there is a connection whose event types can be switched off at Asterisk. */
  get canSwitchOff(): boolean {
    return !this.#isFile && this.#filterable.length > 0;
  }

  /** Lets the user switch event types off for the connection of a row, or the first one that allows it. */
  switchOff(row: EventRow | undefined): void {
    const filterable = this.#filterable;
    const connection = filterable.find(({ id }) => id === row?.connectionId) ?? filterable[0];
    if (connection) this.#eventFilter.open(connection);
  }

  get #filterable(): readonly ConnectionEntry[] {
    return this.#connections.all.filter(({ serverFilterable }) => serverFilterable);
  }
}
