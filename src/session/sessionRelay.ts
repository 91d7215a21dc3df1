import type { LiveUpdate } from '../model/liveChange';
import { Emitter, type Disposable } from '../shared/emitter';
import type { ListKind } from './lists/listedResource';
import type { ServerSession } from './serverSession';

/** Tells what happens in the open sessions, each time with the connection's id. */
export class SessionRelay implements Disposable {
  readonly #updates = new Emitter<{ connectionId: string; update: LiveUpdate }>();
  readonly #lists = new Emitter<{ connectionId: string; kind: ListKind }>();
  readonly #devices = new Emitter<{ connectionId: string; endpointIds: readonly string[] }>();
  readonly #filters = new Emitter<string>();

  readonly onDidUpdate = this.#updates.event;
  readonly onDidChangeList = this.#lists.event;
  readonly onDidChangeDevices = this.#devices.event;
  readonly onDidChangeEventFilter = this.#filters.event;

  /** Begins with a session; `isCurrent` turns false when it is no longer the connection's own. */
  attach(connectionId: string, session: ServerSession, isCurrent: () => boolean): void {
    session.onDidChangeEventFilter(() => {
      if (isCurrent()) this.#filters.fire(connectionId);
    });
    session.store.onDidUpdate((update) => {
      if (isCurrent()) this.#updates.fire({ connectionId, update });
    });
    session.lists.onDidChange((kind) => {
      if (isCurrent()) this.#lists.fire({ connectionId, kind });
    });
    session.devices.onDidChange((endpointIds) => {
      if (isCurrent()) this.#devices.fire({ connectionId, endpointIds });
    });
  }

  dispose(): void {
    for (const emitter of [this.#updates, this.#lists, this.#devices, this.#filters]) emitter.dispose();
  }
}
