import type { CaptureHeader } from '../capture/arilog/captureHeader';
import type { EventLog } from '../capture/eventLog';
import type { PanelConnections, PanelProfile } from '../eventsPage/panelServices';
import { captureConnectionId } from '../shared/captureConnectionId';
import { Emitter, type Listen } from '../shared/emitter';

/** The connections that a capture's header names, as the events page takes them: nobody is connected. */
export class CaptureConnections implements PanelConnections {
  readonly log: EventLog;
  readonly onDidChangeProfiles: Listen<void>;
  readonly onDidChangeState = new Emitter<never>().event;
  readonly onDidUpdate = new Emitter<never>().event;
  readonly onDidChangeEventFilter = new Emitter<never>().event;
  readonly onDidOpenLog = new Emitter<never>().event;
  #profiles: readonly PanelProfile[] = [];

  constructor(log: EventLog, changed: Listen<void>) {
    this.log = log;
    this.onDidChangeProfiles = changed;
  }

  /** Takes the names over that a header tells. */
  take({ connections }: CaptureHeader): void {
    this.#profiles = connections.map(({ name }, place) => ({
      id: captureConnectionId(place),
      name: name === '' ? `Server ${String(place + 1)}` : name,
      readOnly: true,
    }));
  }

  /** The connections of the header. */
  list(): readonly PanelProfile[] {
    return this.#profiles;
  }

  /** A connection of the header. */
  profile(id: string): PanelProfile | undefined {
    return this.#profiles.find((profile) => profile.id === id);
  }

  /** Always disconnected. */
  state(): ReturnType<PanelConnections['state']> {
    return { status: 'disconnected' };
  }

  /** Never one. */
  session(): undefined {
    return undefined;
  }
}
