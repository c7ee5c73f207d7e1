export { appendAudit } from './append-audit.ts';
export type { AuditDetail, AuditEntry, AuditEvent, AuditHead, AuditProblem, AuditValue } from './chain.ts';
export { auditMigrations } from './migrations.ts';
export { type VerifyOptions, verifyAudit } from './verify-audit.ts';
