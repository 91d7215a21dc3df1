import { commands, Disposable } from 'vscode';
import { CONTEXT_KEYS } from '../contributions';
import type { Connections } from '../session/connections';

/** Keeps the context keys of the menus in step with the connections. */
export function keepContextKeys(connections: Connections): Disposable {
  const values = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (values.get(key) === value) return;
    values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const profiles = connections.list();
    const live = profiles.filter(({ id }) => connections.state(id).status === 'live');
    set(CONTEXT_KEYS.hasConnections, profiles.length > 0);
    set(CONTEXT_KEYS.hasLive, live.length > 0);
    set(
      CONTEXT_KEYS.hasLiveWritable,
      live.some(({ readOnly }) => !readOnly),
    );
  };
  update();
  return Disposable.from(connections.onDidChangeProfiles(update), connections.onDidChangeState(update));
}
