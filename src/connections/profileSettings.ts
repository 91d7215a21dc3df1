import * as v from 'valibot';
import { parseServerAddress } from '../ari/serverAddress';
import { problemOf } from '../ari/problemOf';
import { problemText } from '../shared/problemText';
import { profileId, type ServerProfile } from '../session/serverProfile';

/** One entry of the setting `ariWorkbench.connections`, as it is written. */
export interface ProfileEntry {
  readonly name?: string | undefined;
  readonly url: string;
  readonly user: string;
  readonly mode?: 'serve' | 'watch' | undefined;
  readonly application?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly caFile?: string | undefined;
}

/** An entry of the setting that cannot be used. */
export interface SettingProblem {
  /** Position in the list, from 0; undefined when the setting is no list at all. */
  readonly index: number | undefined;
  readonly message: string;
}

const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));

const entrySchema = v.object(
  {
    name: v.optional(text),
    url: text,
    user: v.pipe(
      text,
      v.check((user) => !user.includes(':'), 'must not contain a colon'),
    ),
    mode: v.optional(v.picklist(['watch', 'serve'], 'must be "watch" or "serve"')),
    application: v.optional(text),
    readOnly: v.optional(v.boolean('must be true or false')),
    caFile: v.optional(text),
  },
  'must be an object with "url" and "user"',
);

function firstIssue(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  const path = issue && v.getDotPath(issue);
  const message = issue?.kind === 'schema' && issue.received === 'undefined' ? 'is missing' : issue?.message;
  return path ? `"${path}" ${message ?? ''}` : `The entry ${message ?? 'is not valid'}`;
}

function checked(entry: ProfileEntry): ServerProfile | string {
  const { user, mode = 'watch', application, readOnly = false } = entry;
  let url: string;
  try {
    url = parseServerAddress(entry.url).href;
  } catch (error) {
    return `"url": ${problemText(problemOf(error))}`;
  }
  if (mode === 'serve' && readOnly)
    return '"mode" is "serve" and "readOnly" is true: serving takes the calls of an application, so leave one of them out';
  if (mode === 'serve' && application === undefined) return '"application" is missing: "mode" is "serve"';
  return {
    id: profileId(url, user),
    name: entry.name ?? url.replace(/^https?:\/\//, ''),
    url,
    user,
    mode,
    application: mode === 'serve' ? application : undefined,
    readOnly,
    caFile: entry.caFile,
  };
}

/** Reads one entry of the setting; answers what is wrong with it where it cannot be used. */
export function parseProfile(value: unknown): ServerProfile | string {
  const result = v.safeParse(entrySchema, value);
  return result.success ? checked(result.output) : firstIssue(result.issues);
}

/** Reads the setting `ariWorkbench.connections`; what is wrong with one entry does not touch the others. */
export function parseProfiles(value: unknown): {
  readonly profiles: readonly ServerProfile[];
  readonly problems: readonly SettingProblem[];
} {
  if (!Array.isArray(value)) {
    return { profiles: [], problems: [{ index: undefined, message: 'The setting must be a list.' }] };
  }
  const profiles = new Map<string, ServerProfile>();
  const problems: SettingProblem[] = [];
  for (const [index, entry] of value.entries()) {
    const profile = parseProfile(entry);
    if (typeof profile === 'string') problems.push({ index, message: profile });
    else if (profiles.has(profile.id)) {
      problems.push({ index, message: `There is an earlier entry for ${profile.user} at ${profile.url}.` });
    } else profiles.set(profile.id, profile);
  }
  return { profiles: [...profiles.values()], problems };
}
