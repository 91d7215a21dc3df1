import type { LogChannel } from '../../ari/generated/resources';

/** Asterisk's log levels in the order in which it lists them. */
const LEVELS = [
  'DEBUG',
  'TRACE',
  'NOTICE',
  'WARNING',
  'ERROR',
  'VERBOSE',
  'DTMF',
  'CC',
  'FAX',
  'PJSIP_HISTORY',
  'SECURITY',
];

const FOLDER = '/var/log/asterisk';

interface Log {
  readonly name: string;
  readonly channel: LogChannel;
}

/** The log channels: one of the configuration, and what ARI added. Nothing is written anywhere. */
export class LogChannels {
  readonly #configured: readonly Log[] = [makeLog('messages.log', 'notice,warning,error')];
  #added: Log[] = [];

  /** As `GET /asterisk/logging` lists them: the newest first. */
  all(): readonly LogChannel[] {
    return [...this.#added, ...this.#configured].map(({ channel }) => channel);
  }

  has(name: string): boolean {
    return [...this.#added, ...this.#configured].some((log) => log.name === name);
  }

  /** `levels` as in logger.conf, e.g. `notice,verbose(3)`; those that do not exist are passed over. */
  add(name: string, levels: string): void {
    this.#added.unshift(makeLog(name, levels));
  }

  /** Removes what ARI added; false when there is none (the configured ones cannot be removed). */
  remove(name: string): boolean {
    const rest = this.#added.filter((log) => log.name !== name);
    const removed = rest.length < this.#added.length;
    this.#added = rest;
    return removed;
  }

  /** Rotating, as reloading the logger, reads the configuration again: what was added is lost. */
  reset(): void {
    this.#added = [];
  }
}

function makeLog(name: string, levels: string): Log {
  const named = levels.split(',').map((level) =>
    level
      .trim()
      .replace(/\(\d+\)$/, '')
      .toUpperCase(),
  );
  const kind = name.startsWith('syslog') ? 'Syslog' : name === 'console' ? 'Console' : 'File';
  const written = LEVELS.filter((level) => {
    // The console shows what `verbose` allows, whether it was named or not.
    if (level === 'VERBOSE' && kind === 'Console') return true;
    return named.includes('*') || named.includes(level);
  });
  return {
    name,
    channel: {
      channel: kind === 'File' ? `${FOLDER}/${name}` : kind === 'Syslog' ? name : '',
      type: kind,
      status: 'Enabled',
      configuration: written.map((level) => `${level} `).join(''),
    },
  };
}
