/** Major, minor and patch of an Asterisk; what a branch's newest code is has no end. */
type Version = readonly [major: number, minor: number, patch: number];

const NEWEST = Number.MAX_SAFE_INTEGER;

/** Reads `22.10.1~dfsg`, `certified/20.7-cert3`, `GIT-22-abc`; undefined for what names no release or branch. */
function parse(text: string): Version | undefined {
  const branch = /^(?:GIT|SVN-branch)-(\d+)(?![\d.])/.exec(text);
  if (branch) return [Number(branch[1]), NEWEST, NEWEST];
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : undefined;
}

/**
 * Whether a server of `version` has what came with one of the releases `since`, one per branch: what stands in
 * 20.14, 21.9 and 22.4 is in 22.5 and 23.0, but not in 22.3. True where the version tells nothing.
 */
export function isOffered(since: readonly string[], version: string | undefined): boolean {
  const server = version === undefined ? undefined : parse(version);
  const releases = since.map(parse).filter((release) => release !== undefined);
  if (!server || releases.length === 0) return true;
  const [major, minor, patch] = server;
  const own = releases.find(([branch]) => branch === major);
  if (own) return minor > own[1] || (minor === own[1] && patch >= own[2]);
  // Branches that got nothing were closed before; the ones begun later have it from the start.
  return releases.every(([branch]) => branch < major);
}
