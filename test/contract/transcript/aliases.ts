type Json = Readonly<Record<string, unknown>>;

const CHANNEL_NUMBER = /-[0-9a-f]{8}(?=$|[;|/>\s])/g;
/** A channel's id with the server's `systemname` in front, where it has one, or a UUID. */
const SERVER_ID =
  /(?:\b[a-z][a-z-]*-)?\b[0-9]{10}\.[0-9]+\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** An address in memory, by which Asterisk names channels of external media. */
const ADDRESS = /\b0x[0-9a-f]{6,}\b/g;

/**
 * Speaking names for the ids that a server made up, which differ from run to run: a channel is called by its
 * name, a playback by what it plays where, a bridge by its class.
 */
export class Aliases {
  readonly #byId = new Map<string, string>();
  readonly #uses = new Map<string, number>();

  /** Learns the names of all resources within a value. */
  learn(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.learn(item);
    else if (typeof value === 'object' && value !== null) {
      this.#learnResource(value as Json);
      for (const item of Object.values(value)) this.learn(item);
    }
  }

  /** A text in which every made-up id, and every number of a channel name, is replaced. */
  in(text: string): string {
    return text
      .replace(SERVER_ID, (id) => this.#byId.get(id) ?? '<id>')
      .replace(CHANNEL_NUMBER, '-#')
      .replace(ADDRESS, '0x#');
  }

  #learnResource(value: Json): void {
    const { id } = value;
    if (typeof id !== 'string' || this.#byId.has(id) || id.replace(SERVER_ID, '') !== '') return;
    const base = this.#describe(value);
    if (base === undefined) return;
    const uses = (this.#uses.get(base) ?? 0) + 1;
    this.#uses.set(base, uses);
    this.#byId.set(id, uses === 1 ? `<${base}>` : `<${base} ${String(uses)}>`);
  }

  #describe({ name, media_uri: media, target_uri: target, bridge_class: bridgeClass, technology }: Json) {
    if (typeof bridgeClass === 'string') return `${bridgeClass} bridge`;
    if (typeof media === 'string') return this.in(`${media} on ${String(target)}`);
    if (typeof name === 'string' && technology === undefined) return this.in(name);
    return undefined;
  }
}
