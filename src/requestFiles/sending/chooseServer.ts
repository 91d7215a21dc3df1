import type { Connections } from '../../session/connections';
import type { ServerProfile } from '../../session/serverProfile';
import { askChoice } from '../../ui/askChoice';
import { showInfo } from '../../ui/messages';
import { SINGLE_STEP } from '../../ui/runSteps';
import type { FileServers } from './fileServers';

/** Says which server a file is sent to, and asks where that is not clear. */
export class ServerChoice {
  readonly #connections: Pick<Connections, 'list' | 'state'>;
  readonly #servers: FileServers;

  constructor(connections: Pick<Connections, 'list' | 'state'>, servers: FileServers) {
    this.#connections = connections;
    this.#servers = servers;
  }

  /** The server of a file without asking: the chosen one, else the only one that is live, else the only one. */
  of(uri: string): ServerProfile | undefined {
    const all = this.#connections.list();
    const chosen = this.#servers.get(uri);
    const found = all.find(({ id }) => id === chosen);
    if (found) return found;
    const live = all.filter(({ id }) => this.#connections.state(id).status === 'live');
    if (live.length === 1) return live[0];
    return all.length === 1 ? all[0] : undefined;
  }

  /** The server of a file, asked for where it is not clear; undefined when the user gives up. */
  async ofOrAsk(uri: string): Promise<ServerProfile | undefined> {
    return this.of(uri) ?? this.ask(uri);
  }

  /** Asks for the server of a file and remembers it. */
  async ask(uri: string): Promise<ServerProfile | undefined> {
    const all = this.#connections.list();
    if (all.length === 0) {
      void showInfo(
        'There is no connection yet: “ARI: Add Connection…” or “ARI: Start Simulated Asterisk…”.',
      );
      return undefined;
    }
    const answer = await askChoice<ServerProfile>(
      { ...SINGLE_STEP, title: 'Server of this request file' },
      {
        placeholder: 'Where are the requests of this file sent?',
        choices: all.map((profile) => {
          const { status } = this.#connections.state(profile.id);
          return {
            label: profile.name,
            description: `${profile.url}${profile.readOnly ? ' · read-only' : ''}`,
            detail: status === 'live' ? 'live' : 'not connected',
            icon: 'server',
            value: profile,
          };
        }),
      },
    );
    if (answer.kind !== 'value') return undefined;
    await this.#servers.set(uri, answer.value.id);
    return answer.value;
  }
}
