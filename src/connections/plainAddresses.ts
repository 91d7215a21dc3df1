import type { Memento } from 'vscode';
import { isOpenToEyes, parseServerAddress } from '../ari/serverAddress';
import type { ServerProfile } from '../session/serverProfile';

const KEY = 'ariWorkbench.plainAddresses';

/** What a user is asked before a password goes over a network unencrypted. */
export interface PlainQuestion {
  readonly question: string;
  /** Lines. */
  readonly detail: readonly string[];
}

function questionAbout({ name, url }: Pick<ServerProfile, 'name' | 'url'>): PlainQuestion {
  const { host, port } = parseServerAddress(url);
  return {
    question: `Connect to ${name} without encryption?`,
    detail: [
      `${url} is another machine: the password, and all that Asterisk tells of its calls, can be read and changed on the way.`,
      '',
      'Better is https:// (tlsenable=yes and tlsbindaddr in http.conf),',
      `or a tunnel: ssh -L ${String(port)}:127.0.0.1:${String(port)} ${host}, and the address http://127.0.0.1:${String(port)};`,
      'then bindaddr=127.0.0.1 in http.conf closes the port to everybody else.',
    ],
  };
}

/**
 * The addresses of other machines that the user has accepted to reach without encryption: each is asked about
 * once, before the first password goes there, however the connection came into the settings.
 */
export class PlainAddresses {
  readonly #memory: Memento;
  readonly #ask: (question: PlainQuestion) => Promise<boolean>;

  constructor(memory: Memento, ask: (question: PlainQuestion) => Promise<boolean>) {
    this.#memory = memory;
    this.#ask = ask;
  }

  /** Whether a password may go to `url` without a question: encrypted, this machine, or accepted. */
  isAccepted(url: string): boolean {
    const address = parseServerAddress(url);
    return !isOpenToEyes(address) || this.#accepted().includes(address.href);
  }

  /** Notes that the user has accepted `url` as it is. */
  async accept(url: string): Promise<void> {
    if (this.isAccepted(url)) return;
    await this.#memory.update(KEY, [...this.#accepted(), parseServerAddress(url).href]);
  }

  /** As {@link isAccepted}, after asking where that must be; what is refused is asked again next time. */
  async mayConnect(profile: Pick<ServerProfile, 'name' | 'url'>): Promise<boolean> {
    if (this.isAccepted(profile.url)) return true;
    if (!(await this.#ask(questionAbout(profile)))) return false;
    await this.accept(profile.url);
    return true;
  }

  #accepted(): readonly string[] {
    const kept = this.#memory.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter((url) => typeof url === 'string') : [];
  }
}
