import type { ServerProfile } from './serverProfile';

/** Whether a connection goes on as it is: the name is for people only. */
function isSameConnection(a: ServerProfile, b: ServerProfile | undefined): boolean {
  return JSON.stringify({ ...a, name: '' }) === JSON.stringify({ ...b, name: '' });
}

/**
 * The profiles as they are used in this window: those of the settings, then the window's own, any of which may
 * serve an application here only. What changes them answers the profiles that are used otherwise from now on,
 * as they were before; undefined when nothing is new.
 */
export class UsedProfiles {
  readonly #profiles = new Map<string, ServerProfile>();
  #saved: readonly ServerProfile[] = [];
  /** Profiles that no settings hold. */
  readonly #ofWindow = new Map<string, ServerProfile>();
  /** Applications served in this window only, by profile; undefined means watch. */
  readonly #served = new Map<string, string | undefined>();

  /** All of them, in the order of the settings. */
  list(): readonly ServerProfile[] {
    return [...this.#profiles.keys()].flatMap((id) => this.get(id) ?? []);
  }

  /** A profile as it is used. */
  get(id: string): ServerProfile | undefined {
    const saved = this.#profiles.get(id);
    if (!saved || saved.readOnly || !this.#served.has(id)) return saved;
    const application = this.#served.get(id);
    return { ...saved, mode: application === undefined ? 'watch' : 'serve', application };
  }

  /** Takes the settings over; they are also told of when nothing in them is new. */
  setSaved(profiles: readonly ServerProfile[]): readonly ServerProfile[] | undefined {
    this.#saved = profiles;
    return this.#combine();
  }

  /** Adds or changes a profile that goes with the window. */
  setOfWindow(profile: ServerProfile): readonly ServerProfile[] | undefined {
    this.#ofWindow.set(profile.id, profile);
    return this.#combine();
  }

  /** Takes such a profile out. */
  removeOfWindow(id: string): readonly ServerProfile[] | undefined {
    this.#ofWindow.delete(id);
    return this.#combine();
  }

  /** Serves an application, or with undefined watches, until the profile itself says something new. */
  serve(id: string, application: string | undefined): void {
    this.#served.set(id, application);
  }

  /** Forgets all. */
  clear(): void {
    this.#profiles.clear();
  }

  #combine(): readonly ServerProfile[] | undefined {
    const fromSettings = this.#saved.filter(({ id }) => !this.#ofWindow.has(id));
    const profiles = [...fromSettings, ...this.#ofWindow.values()];
    if (JSON.stringify([...this.#profiles.values()]) === JSON.stringify(profiles)) return undefined;
    const used = this.list();
    const next = new Map(profiles.map((profile) => [profile.id, profile]));
    for (const [id, old] of this.#profiles) {
      const saved = next.get(id);
      // A newly saved application is the later wish than the one for this window only.
      if (saved?.mode !== old.mode || saved.application !== old.application) this.#served.delete(id);
    }
    this.#profiles.clear();
    for (const [id, profile] of next) this.#profiles.set(id, profile);
    return used.filter((old) => !isSameConnection(old, this.get(old.id)));
  }
}
