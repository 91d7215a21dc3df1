import type { Memento } from 'vscode';
import { parseServerAddress } from '../ari/serverAddress';
import type { Connections } from '../session/connections';
import type { Disposable } from '../shared/emitter';

const KEY = 'ariWorkbench.exposuresTold';

/** Warns, once for each address, of servers on this machine that other machines can reach unencrypted. */
export function noticeExposures(
  connections: Pick<Connections, 'exposure' | 'onDidFindExposure' | 'profile'>,
  memory: Pick<Memento, 'get' | 'update'>,
  warn: (text: string) => void,
): Disposable {
  return connections.onDidFindExposure((connectionId) => {
    const profile = connections.profile(connectionId);
    const outside = connections.exposure(connectionId);
    if (!profile || outside === undefined) return;
    const told = memory.get<readonly string[]>(KEY, []);
    if (told.includes(profile.url)) return;
    void memory.update(KEY, [...told, profile.url]);
    const { port } = parseServerAddress(profile.url);
    warn(
      `${profile.name} can be reached from other machines, unencrypted: it answers at ${outside}, port ${String(port)}, too. ` +
        'Set bindaddr=127.0.0.1 in http.conf (others then come through a tunnel), or use TLS.',
    );
  });
}
