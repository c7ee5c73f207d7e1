import type { AuditProblem } from '#platform/audit';

export function explainAudit(problem: AuditProblem): string {
  switch (problem.kind) {
    case 'audit-broken':
      return `The audit log is broken at entry ${problem.sequence}: ${reasons[problem.why]}. Entries before it are whole.`;
    case 'audit-end-moved':
      return `The audit log ends at entry ${problem.found.sequence}, but entry ${problem.recorded.sequence} was recorded as its last: entries were removed from its end, or put there.`;
    case 'audit-head-unknown':
      return `No entry of the audit log has the hash ${problem.head}: either it was noted from another database, or the log was rewritten since.`;
  }
}

const reasons = {
  changed: 'its content is not what was recorded',
  missing: 'it was removed',
  misplaced: 'it does not follow the entry before it, so one of the two was replaced, moved or put in',
} as const;
