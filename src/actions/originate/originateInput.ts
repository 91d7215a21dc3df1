/** A dialplan location as ARI's originate takes it. */
export interface DialplanTarget {
  readonly extension: string;
  readonly context: string;
  readonly priority: number;
}

/** Reads `extension@context` or `extension@context,priority`; undefined for anything else. */
export function parseDialplanTarget(text: string): DialplanTarget | undefined {
  const match = /^([^@,\s]+)@([^@,\s]+?)(?:,(\d{1,9}))?$/.exec(text.trim());
  const [, extension, context, priority] = match ?? [];
  if (extension === undefined || context === undefined || priority === '0') return undefined;
  return { extension, context, priority: Number(priority ?? 1) };
}

/** What is wrong with an endpoint, as a sentence for the user; Asterisk answers 400 to such. */
export function endpointProblem(text: string): string | undefined {
  return /^[^/\s]+\/\S+$/.test(text.trim())
    ? undefined
    : 'An endpoint is technology/resource, such as PJSIP/alice or Local/500@from-trunk.';
}

/** What is wrong with a time-out; Asterisk answers 200 to `abc` and never rings. */
export function timeoutProblem(text: string): string | undefined {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) > 0
    ? undefined
    : 'Type how many seconds to let it ring, a whole number from 1 on.';
}

/** Splits at semicolons; two together are one that belongs to the text. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const [token] of text.matchAll(/;;|;|[^;]+/g)) {
    if (token === ';') {
      parts.push(part);
      part = '';
    } else part += token === ';;' ? ';' : token;
  }
  return [...parts, part];
}

/** Reads `NAME=value; OTHER=value`, a semicolon in a value written twice; the reason where that is not what it is. */
export function parseVariables(
  text: string,
):
  | { readonly ok: true; readonly variables: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly reason: string } {
  const entries: [string, string][] = [];
  for (const part of partsOf(text)) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim();
    if (name === '' || /\s/.test(name)) {
      return { ok: false, reason: `“${part.trim()}” is not NAME=value. Separate several with ;` };
    }
    entries.push([name, part.slice(equals + 1).trim()]);
  }
  return { ok: true, variables: Object.fromEntries(entries) };
}
