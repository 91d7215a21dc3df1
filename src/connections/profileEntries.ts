import type { ServerProfile } from '../session/serverProfile';
import { parseProfile, type ProfileEntry } from './profileSettings';

function isEntryOf(entry: unknown, id: string): boolean {
  const profile = parseProfile(entry);
  return typeof profile !== 'string' && profile.id === id;
}

function listOf(setting: unknown): unknown[] {
  return Array.isArray(setting) ? [...(setting as unknown[])] : [];
}

/** A profile as it is written into the setting: nothing that goes without saying. */
export function entryOf(profile: ServerProfile): ProfileEntry {
  const { name, url, user, mode, application, readOnly, caFile } = profile;
  return {
    ...(name === url.replace(/^https?:\/\//, '') ? {} : { name }),
    url,
    user,
    ...(mode === 'serve' ? { mode, application } : {}),
    ...(readOnly ? { readOnly } : {}),
    ...(caFile === undefined ? {} : { caFile }),
  };
}

/**
 * The setting with `profile` in it, in the place of the entry `replaces` (a profile id) or at the end.
 * Entries that cannot be read stay as they are: they are the user's to mend.
 */
export function withProfile(setting: unknown, profile: ServerProfile, replaces?: string): unknown[] {
  const list = listOf(setting);
  const index = list.findIndex((entry) => replaces !== undefined && isEntryOf(entry, replaces));
  const others = (entry: unknown, at: number): boolean => at === index || !isEntryOf(entry, profile.id);
  if (index < 0) return [...list.filter(others), entryOf(profile)];
  return list.map((entry, at) => (at === index ? entryOf(profile) : entry)).filter(others);
}

/** The setting without the entry of a profile. */
export function withoutProfile(setting: unknown, id: string): unknown[] {
  return listOf(setting).filter((entry) => !isEntryOf(entry, id));
}
