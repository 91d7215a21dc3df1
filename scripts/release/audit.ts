import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import exceptions from './auditExceptions.json';
import { auditFindings, type AuditReport } from './auditFindings';
import { shippedPackages, type Metafile } from './shippedPackages';

/*
 * Asks the registry for advisories of every locked package. Exit code 1 for one that is not accepted in
 * auditExceptions.json, and for a registry that fails; one that has no audits (a mirror) is told of, since
 * nothing was looked at then.
 */

/** What a server answers to a request that it does not know. */
const HAS_NO_AUDIT = new Set([404, 405, 501]);

/** What npm prints when there is no report. */
interface AuditFailure {
  readonly message?: string;
  readonly statusCode?: number;
}

function npmAudit(): AuditReport | AuditFailure {
  const shell = process.platform === 'win32';
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell });
  try {
    return JSON.parse(stdout) as AuditReport | AuditFailure;
  } catch {
    return { message: stderr };
  }
}

function audit(): void {
  const answer = npmAudit();
  if (!('vulnerabilities' in answer)) {
    const { statusCode, message = 'no answer' } = answer;
    if (!HAS_NO_AUDIT.has(statusCode ?? 0)) throw new Error(`npm audit failed: ${message}`);
    console.log(`NOT AUDITED: this npm registry has no audits (status ${statusCode}).`);
    console.log('Audit a release against a registry that has them.');
    return;
  }
  const metafile = JSON.parse(fs.readFileSync('dist/metafile.json', 'utf8')) as Metafile;
  const shipped = new Set(shippedPackages(metafile).map(({ name }) => name));
  const today = new Date().toISOString().slice(0, 10);
  const { problems, accepted } = auditFindings(answer, exceptions, shipped, today);
  for (const line of accepted) console.log(`accepted  ${line}`);
  for (const line of problems) console.error(`✖ ${line}`);
  console.log(`${problems.length} problems, ${accepted.length} accepted`);
  if (problems.length > 0) process.exitCode = 1;
}

audit();
