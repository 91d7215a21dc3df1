import type { DeviceState } from '../../ari/generated/resources';
import type { Applications } from './applications';

/** Answers for the devices of one technology; undefined for a device that it does not have. */
export type DeviceStateSource = (resource: string) => DeviceState['state'] | undefined;

/** Technologies of states that are set from outside, under the spelling that Asterisk gives them. */
const SET_FROM_OUTSIDE: Readonly<Record<string, string>> = { stasis: 'Stasis', custom: 'Custom' };

/** Device states: those of phones are asked for, those named `Stasis:` and `Custom:` are kept here. */
export class DeviceStates {
  readonly #sources = new Map<string, DeviceStateSource>();
  readonly #kept = new Map<string, DeviceState['state']>();

  constructor(private readonly applications: Applications) {}

  /** Names who answers for a technology, e.g. `PJSIP`. */
  provide(technology: string, source: DeviceStateSource): void {
    this.#sources.set(technology.toLowerCase(), source);
  }

  /** The state of e.g. `PJSIP/alice` or `Stasis:lamp`; INVALID when nobody knows the device. */
  get(name: string): DeviceState['state'] {
    const keptName = keptNameOf(name);
    if (keptName !== undefined) return this.#kept.get(keptName) ?? 'UNKNOWN';
    const slash = name.indexOf('/');
    if (slash < 0) return 'INVALID';
    const source = this.#sources.get(name.slice(0, slash).toLowerCase());
    return source?.(name.slice(slash + 1)) ?? 'INVALID';
  }

  /** DeviceStateChanged with the state that the device has now. */
  announce(name: string): void {
    this.applications.publish([{ kind: 'deviceState', id: name }], {
      type: 'DeviceStateChanged',
      device_state: { name, state: this.get(name) },
    });
  }

  /** Keeps the state of a `Stasis:` or `Custom:` device; DeviceStateChanged if it is another one. */
  set(name: string, state: DeviceState['state']): void {
    const keptName = keptNameOf(name);
    if (keptName === undefined || this.#kept.get(keptName) === state) return;
    this.#kept.set(keptName, state);
    this.announce(keptName);
  }

  /** Forgets a kept state. Asterisk sends no event then. */
  remove(name: string): void {
    this.#kept.delete(keptNameOf(name) ?? name);
  }

  /** The devices that ARI controls, as `GET /deviceStates` lists them. */
  controlled(): readonly DeviceState[] {
    return [...this.#kept]
      .filter(([name]) => name.startsWith('Stasis:'))
      .map(([name, state]) => ({ name, state }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** `stasis:lamp` → `Stasis:lamp`; undefined for a device whose state is not set from outside. */
function keptNameOf(name: string): string | undefined {
  const colon = name.indexOf(':');
  const technology = SET_FROM_OUTSIDE[name.slice(0, Math.max(colon, 0)).toLowerCase()];
  return technology === undefined ? undefined : `${technology}${name.slice(colon)}`;
}
