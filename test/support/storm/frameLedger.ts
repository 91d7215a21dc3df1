import { createHash } from 'node:crypto';

/** What is known of one resource's events: how many there were, and a digest of them in their order. */
interface LedgerLine {
  readonly count: number;
  readonly digest: string;
}

/** A ledger as plain data. */
export type LedgerLines = Readonly<Record<string, LedgerLine>>;

interface StormEvent {
  readonly type: string;
  readonly application: string;
  readonly channel?: { readonly id: string };
  readonly peer?: { readonly id: string };
  readonly device_state?: { readonly name: string };
}

/** What two readers' copies of an event have in common: the application is each one's own. */
function sharedText(text: string, { application, device_state }: StormEvent): string {
  const shared = text.replace(`"application":"${application}"`, '');
  // The time of a device's state is when Asterisk wrote the event to this reader.
  return device_state ? shared.replace(/"timestamp":"[^"]*"/, '') : shared;
}

/**
 * Keeps count and order of the events of each channel and device, whichever application they were sent to:
 * two readers of one storm that lost nothing have the same ledger.
 */
export class FrameLedger {
  /** For each resource, after each of its events: the digest of all until then. */
  readonly #digests = new Map<string, string[]>();
  #total = 0;

  /** Events taken in. */
  get total(): number {
    return this.#total;
  }

  /** Takes a frame in. What tells of no channel and of no device of a call is left out: it is no storm's. */
  take(raw: Buffer): void {
    const text = raw.toString('utf8');
    const event = JSON.parse(text) as StormEvent;
    const id = event.channel?.id ?? event.peer?.id ?? event.device_state?.name;
    // Asterisk tells of the devices of the applications themselves too.
    if (id === undefined || id.startsWith('Stasis:')) return;
    const digests = this.#digests.get(id) ?? [];
    const hash = createHash('md5').update(digests.at(-1) ?? '');
    digests.push(hash.update(sharedText(text, event)).digest('base64'));
    this.#digests.set(id, digests);
    this.#total += 1;
  }

  /** What there is by now; with `upTo` only its resources, and of each only as many events as it has. */
  lines(upTo?: LedgerLines): LedgerLines {
    const lines: [string, LedgerLine][] = [];
    for (const [id, digests] of this.#digests) {
      const count = Math.min(digests.length, upTo ? (upTo[id]?.count ?? 0) : Infinity);
      if (count > 0) lines.push([id, { count, digest: digests[count - 1] ?? '' }]);
    }
    return Object.fromEntries(lines);
  }
}
