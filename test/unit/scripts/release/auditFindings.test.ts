import assert from 'node:assert/strict';
import { test } from 'node:test';
import exceptions from '../../../../scripts/release/auditExceptions.json';
import { auditFindings, type AuditReport } from '../../../../scripts/release/auditFindings';

const advisory = { title: 'It leaks', url: 'https://example.test/1' };
const report: AuditReport = {
  vulnerabilities: {
    ws: { name: 'ws', severity: 'high', isDirect: true, via: [advisory], effects: [] },
    deep: { name: 'deep', severity: 'critical', isDirect: false, via: [advisory], effects: ['middle'] },
    middle: { name: 'middle', severity: 'high', isDirect: false, via: ['deep'], effects: ['peer', 'deep'] },
    peer: { name: 'peer', severity: 'high', isDirect: true, via: ['middle'], effects: [] },
  },
};
const accepted = { package: 'peer', reason: 'Only measured.', until: '2027-01-31' };

test('an audit: what came through an accepted package is accepted, with its reason', () => {
  const findings = auditFindings(report, [accepted], new Set(), '2027-01-31');
  assert.deepEqual(findings.problems, ['ws (high, through ws): It leaks (https://example.test/1)']);
  assert.deepEqual(findings.accepted, [
    'deep (critical, through peer): It leaks (https://example.test/1). Accepted: Only measured.',
    'middle (high, through peer): deep. Accepted: Only measured.',
    'peer (high, through peer): middle. Accepted: Only measured.',
  ]);
});

test('an audit: an exception ends on its day', () => {
  const { problems } = auditFindings(report, [accepted], new Set(), '2027-02-01');
  assert.equal(problems.length, 4);
  assert.match(problems[1] ?? '', /^exception for peer ended on 2027-01-31: deep /);
});

test('an audit: nothing that is shipped is ever accepted', () => {
  const { problems } = auditFindings(report, [accepted], new Set(['deep']), '2026-11-23');
  assert.ok(problems.some((line) => line.startsWith('shipped: deep (critical')));
});

test('an audit: a second way that is not accepted makes a problem', () => {
  const { deep } = report.vulnerabilities;
  assert.ok(deep);
  const twice = {
    vulnerabilities: { ...report.vulnerabilities, deep: { ...deep, effects: ['middle', 'ws'] } },
  };
  const { problems } = auditFindings(twice, [accepted], new Set(), '2026-11-23');
  assert.match(problems.join('\n'), /deep \(critical, through peer, ws\)/);
});

test('every exception of ours names a reason and an end', () => {
  for (const { package: name, reason, until } of exceptions) {
    assert.ok(reason.length > 20, name);
    assert.match(until, /^\d{4}-\d\d-\d\d$/);
  }
});
