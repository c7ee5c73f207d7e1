import type { Generated } from 'kysely';
import type { Cause, State } from '../core/case.ts';
import type { Label } from '../core/label.ts';
import type { Reason, Verdict } from '../core/reason.ts';
import type { Holder } from '../core/receipt.ts';
import type { ReportReason } from '../core/report-reason.ts';
import type { RestoreRight } from '../core/restore.ts';
import type { Outcome } from '../core/transparency.ts';

export type ModerationTables = {
  'moderation.cases': {
    id: string;
    kind: string;
    subject_id: string;
    language: string | null;
    labels: Label[];
    places: string[];
    group_key: string | null;
    state: State;
    cause: Cause;
    shown: boolean;
    version: number;
    opened_at: Date;
    queued_at: Date;
    due_at: Date;
    held_until: Date | null;
    reported: ReportReason[];
    judged: ReportReason[];
    judged_version: string | null;
    claimed_by: string | null;
    claimed_at: Date | null;
    claimed_until: Date | null;
    standing_verdict:
      | 'publish'
      | 'ask-edit'
      | 'hold'
      | 'reject'
      | 'keep'
      | 'take-down'
      | 'put-right'
      | 'restore'
      | null;
    standing_reason: Reason | null;
    standing_at: Date | null;
    standing_by: string[];
  };
  'moderation.batches': {
    id: string;
    by_id: string;
    at: Date;
    verdict: Verdict;
    reason: Reason;
    in_group: boolean;
    size: number;
    undone_at: Date | null;
    undone_by: string | null;
  };
  'moderation.decisions': {
    sequence: Generated<number>;
    case_id: string;
    batch_id: string;
    outcome: Outcome;
    took_down: boolean;
    before: unknown;
    version_after: number;
  };
  'moderation.appeals': {
    case_id: string;
    at: Date;
    outcome: 'upheld' | 'overturned' | null;
  };
  'moderation.receipts': { code_hash: string; case_id: string; holder: Holder; at: Date };
  'moderation.reports': { case_id: string; reason: ReportReason; day: string; count: number };
  'moderation.refusals': { case_id: string; person_id: string; at: Date };
  'moderation.people': {
    person_id: string;
    languages: string[];
    has_keys: boolean;
    began_at: Date | null;
    last_at: Date | null;
  };
  'moderation.settings': {
    only_row: Generated<boolean>;
    restore_right: RestoreRight;
    takes_reports: boolean;
    procedure: string;
    changed_by: string | null;
    changed_at: Date | null;
  };
  'moderation.alerts': {
    id: string;
    kind: 'bulk' | 'takedowns';
    person_id: string;
    at: Date;
    seen_by: string | null;
    seen_at: Date | null;
  };
};
