/** A package with advisories, as `npm audit --json` tells it. */
interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly isDirect: boolean;
  /** Advisories, and names of packages that are the reason. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
  /** Names of the packages that depend on this one and are concerned too. */
  readonly effects: readonly string[];
}

/** What `npm audit --json` prints. */
export interface AuditReport {
  readonly vulnerabilities: Readonly<Record<string, Vulnerability>>;
}

/** A development package whose advisories, and those of all that it alone brings, are accepted for now. */
export interface AuditException {
  readonly package: string;
  readonly reason: string;
  /** The last day that it holds, as `2027-06-30`: then somebody has to look again. */
  readonly until: string;
}

/** What the audit means for a release. */
export interface AuditFindings {
  /** A line for each package that must not be released or worked with so. */
  readonly problems: readonly string[];
  /** A line for each package that is accepted, with the reason. */
  readonly accepted: readonly string[];
}

/** The packages of `package.json` through which a package came. */
function rootsOf(name: string, report: AuditReport, seen = new Set<string>()): ReadonlySet<string> {
  const roots = new Set<string>();
  const vulnerability = report.vulnerabilities[name];
  if (vulnerability === undefined || seen.has(name)) return roots;
  seen.add(name);
  if (vulnerability.isDirect) roots.add(name);
  for (const effect of vulnerability.effects) {
    for (const root of rootsOf(effect, report, seen)) roots.add(root);
  }
  return roots;
}

/**
 * Weighs an audit: every package with an advisory is a problem, unless all ways to it lead through
 * accepted packages of `package.json` whose exception still holds, and none of its code is shipped.
 *
 * @param shipped names of the packages whose code is in the bundles
 * @param today as `2026-11-23`
 */
export function auditFindings(
  report: AuditReport,
  exceptions: readonly AuditException[],
  shipped: ReadonlySet<string>,
  today: string,
): AuditFindings {
  const problems: string[] = [];
  const accepted: string[] = [];
  for (const { name, severity, via } of Object.values(report.vulnerabilities)) {
    const roots = [...rootsOf(name, report)];
    const titles = via.map((cause) => (typeof cause === 'string' ? cause : `${cause.title} (${cause.url})`));
    const line = `${name} (${severity}, through ${roots.join(', ')}): ${titles.join('; ')}`;
    const holding = roots.map((root) => exceptions.find((exception) => exception.package === root));
    const expired = holding.find((exception) => exception !== undefined && exception.until < today);
    if (shipped.has(name)) problems.push(`shipped: ${line}`);
    else if (expired) problems.push(`exception for ${expired.package} ended on ${expired.until}: ${line}`);
    else if (roots.length === 0 || holding.includes(undefined)) problems.push(line);
    else accepted.push(`${line}. Accepted: ${holding.map((exception) => exception?.reason).join(' ')}`);
  }
  return { problems, accepted };
}
