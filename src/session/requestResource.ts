/** How many parts of a path stand before the resource's own id or name, by how the path begins. */
const BEFORE: Readonly<Record<string, number | undefined>> = {
  applications: 1,
  bridges: 1,
  channels: 1,
  deviceStates: 1,
  mailboxes: 1,
  playbacks: 1,
  sounds: 1,
  'asterisk/logging': 2,
  'asterisk/modules': 2,
  'recordings/live': 2,
  'recordings/stored': 2,
};

/** Not ids, though they stand where ids do. */
const NO_IDS: ReadonlySet<string> = new Set(['create', 'externalMedia']);

/** Query parameters that say what a request without an id is about, the one that says most first. */
const NAMING = ['endpoint', 'app', 'variable', 'external_host', 'to', 'channel'] as const;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a request is about, as its path tells: an id or a name, `PJSIP/alice`; empty for a list. Untrusted. */
export function requestResource(path: string): string {
  const [below = '', query = ''] = path.split('?', 2);
  const parts = below.split('/').slice(1).map(decoded);
  const [first = '', second = ''] = parts;
  if (first === 'endpoints' && parts.length > 2) return parts.slice(1, 3).join('/');
  const before = BEFORE[`${first}/${second}`] ?? BEFORE[first];
  const id = before === undefined ? '' : (parts[before] ?? '');
  if (id !== '' && !NO_IDS.has(id)) return id;
  const parameters = new URLSearchParams(query);
  return NAMING.map((name) => parameters.get(name) ?? '').find((value) => value !== '') ?? '';
}
