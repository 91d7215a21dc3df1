import { isOpenToEyes, parseServerAddress } from '../ari/serverAddress';
import { problemOf } from '../ari/problemOf';
import { problemText } from '../shared/problemText';
import { profileId, type ServerProfile } from '../session/serverProfile';

/** The three ways to use a connection that the steps offer. */
export type DraftMode = 'readOnly' | 'serve' | 'watch';

/** A connection while it is being written; only finished drafts become a profile. */
export interface ConnectionDraft {
  /** A name from the settings, kept; undefined where the address stands for it. */
  readonly name: string | undefined;
  /** As typed. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The kept password and the profile id it belongs to: it is never used for another server. */
  readonly kept: { readonly id: string; readonly password: string } | undefined;
  readonly mode: DraftMode;
  readonly application: string;
  readonly caFile: string;
  /** The address for which the user accepted that nothing is encrypted. */
  readonly acceptedPlain: string | undefined;
}

/** A draft without any answer. */
export const EMPTY_DRAFT: ConnectionDraft = {
  name: undefined,
  url: '',
  user: '',
  password: '',
  kept: undefined,
  mode: 'watch',
  application: '',
  caFile: '',
  acceptedPlain: undefined,
};

/** The draft to edit a saved profile with; `password` is the kept one, if any. Whether its address was accepted is not known here. */
export function draftOf(profile: ServerProfile, password: string | undefined): ConnectionDraft {
  const { id, name, url, user, readOnly } = profile;
  return {
    ...EMPTY_DRAFT,
    name: name === url.replace(/^https?:\/\//, '') ? undefined : name,
    url,
    user,
    kept: password === undefined ? undefined : { id, password },
    mode: profile.mode === 'serve' ? 'serve' : readOnly ? 'readOnly' : 'watch',
    application: profile.application ?? '',
    caFile: profile.caFile ?? '',
  };
}

/** The profile that a finished draft describes. Throws an AriError `badUrl` for an unusable address. */
export function profileOf(draft: ConnectionDraft): ServerProfile {
  const { href, protocol } = parseServerAddress(draft.url);
  return {
    id: profileId(href, draft.user),
    name: draft.name ?? href.replace(/^https?:\/\//, ''),
    url: href,
    user: draft.user,
    mode: draft.mode === 'serve' ? 'serve' : 'watch',
    application: draft.mode === 'serve' ? draft.application : undefined,
    readOnly: draft.mode === 'readOnly',
    caFile: protocol === 'https:' && draft.caFile !== '' ? draft.caFile : undefined,
  };
}

/** The kept password, if it is that of the server and user that the draft names now. */
export function keptPassword(draft: ConnectionDraft): string | undefined {
  const { kept } = draft;
  if (!kept) return undefined;
  return kept.id === profileOf(draft).id ? kept.password : undefined;
}

/** The password to connect with: the typed one, or the kept one. */
export function passwordOf(draft: ConnectionDraft): string {
  return draft.password === '' ? (keptPassword(draft) ?? '') : draft.password;
}

/** Whether the draft's address would carry the password unencrypted over a network, unaccepted so far. */
export function leaksPassword(draft: ConnectionDraft): boolean {
  const address = parseServerAddress(draft.url);
  return isOpenToEyes(address) && draft.acceptedPlain !== address.href;
}

/** What is wrong with a typed address, as a sentence; it never repeats the text, which may hold a password. */
export function addressProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Write the address of the server, such as http://127.0.0.1:8088.';
  try {
    parseServerAddress(text);
    return undefined;
  } catch (error) {
    return problemText(problemOf(error));
  }
}

/** The step to go back to after a failed test: the answer that is most likely wrong. */
export function faultyStep(error: unknown): 'caFile' | 'url' | 'user' {
  const { code, status } = problemOf(error);
  if (status === 401) return 'user';
  return code === 'tls' ? 'caFile' : 'url';
}
