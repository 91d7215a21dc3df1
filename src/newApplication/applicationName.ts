/** Asterisk answers a WebSocket for a name of 300 characters with 500; half of that is more than anybody types. */
const LONGEST = 150;

/** Characters that mean something in extensions.conf or to Stasis(), wherever they stand. */
const OF_DIALPLAN = /[,;"\\()[\]{}$|`]/;

/** What is wrong with the name of an application, as a sentence; undefined when Asterisk takes it. */
export function applicationNameProblem(name: string): string | undefined {
  if (name === '') return 'An application needs a name: the one in Stasis(name).';
  if (name !== name.trim()) return 'Without spaces at the beginning and the end.';
  // Also encoded: ARI takes a list here, and Stasis() takes it apart as the dialplan does.
  if (name.includes(',')) return 'No comma: Asterisk would take two names.';
  if (/["\\]/.test(name)) return 'No quotation marks and backslashes: Asterisk drops them.';
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) return 'No line breaks and control characters.';
  if (name.length > LONGEST) return `At most ${String(LONGEST)} characters.`;
  return undefined;
}

/** The name as one of a folder or an npm package. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return slug === '' ? 'ari-application' : slug;
}

/** The lines of extensions.conf that hand calls to the application; undefined where its name cannot be written there. */
export function dialplanLines(name: string): string | undefined {
  if (OF_DIALPLAN.test(name)) return undefined;
  return `exten => 1000,1,Stasis(${name})\n same => n,Hangup()`;
}
