/**
 * The package mirror that this machine itself uses, read from the text of its apt sources (one-line and
 * deb822 formats): the first entry for `codename` with the component main. `undefined` when there is none.
 */
export function aptMirror(sources: string, codename: string): string | undefined {
  return oneLineMirror(sources, codename) ?? deb822Mirror(sources, codename);
}

function oneLineMirror(sources: string, codename: string): string | undefined {
  for (const line of sources.split('\n')) {
    const [, uri, suite, components] =
      /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (uri && suite === codename && components?.split(/\s+/).includes('main')) return uri;
  }
  return undefined;
}

function deb822Mirror(sources: string, codename: string): string | undefined {
  for (const stanza of sources.split(/\n\s*\n/)) {
    const field = (name: string): string[] =>
      new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
    const wanted =
      field('Types').includes('deb') &&
      field('Suites').includes(codename) &&
      field('Components').includes('main');
    if (wanted) return field('URIs')[0];
  }
  return undefined;
}
