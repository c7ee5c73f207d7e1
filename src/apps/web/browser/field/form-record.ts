import type { Answers, FieldForm, Question, SessionCounts, SyncOutcome } from '#domains/fieldwork/core';

/** What the server says to whoever holds a link. */
export interface FieldState {
  readonly title: string;
  readonly partner: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly closesOn: string;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly sessionAreas: readonly { readonly code: string; readonly name: string }[];
  readonly questions: readonly Question[];
  readonly assessments: readonly { readonly areaCode: string; readonly version: number; readonly answers: Answers }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly areaCode: string;
    readonly version: number;
    readonly counts: SessionCounts;
  }[];
}

/** begun: not finished. waiting: to be sent. conflict: a newer version came from elsewhere. refused: the server says what is wrong. */
export type RecordState = 'begun' | 'waiting' | 'sent' | 'conflict' | 'refused';

interface Kept {
  /** "area E08000035", or "session " and its id. */
  readonly name: string;
  readonly areaCode: string;
  readonly state: RecordState;
  /** What the server had when this was begun. */
  readonly baseVersion: number;
  /** Of this very version; another change makes another one. */
  readonly submissionId: string;
  readonly problem: { readonly reason: string; readonly field: string | null } | null;
}

export interface AreaRecord extends Kept {
  readonly kind: 'assessment';
  readonly answers: Answers;
  readonly note: string;
  readonly theirs: Answers | null;
}

export interface SessionRecord extends Kept {
  readonly kind: 'session';
  readonly sessionId: string;
  readonly counts: SessionCounts;
  readonly theirs: SessionCounts | null;
}

/** One form on this phone. */
export type FormRecord = AreaRecord | SessionRecord;

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The record of an area as the phone has it, or as the server has it, or empty. */
export function areaRecord(areaCode: string, state: FieldState, kept: FormRecord | undefined): AreaRecord {
  if (kept?.kind === 'assessment') return kept;
  const stored = state.assessments.find((one) => one.areaCode === areaCode);
  return {
    ...{ kind: 'assessment', name: `area ${areaCode}`, areaCode, note: '', theirs: null, problem: null },
    ...{ submissionId: newId(), answers: stored?.answers ?? {}, baseVersion: stored?.version ?? 0 },
    state: stored === undefined ? 'begun' : 'sent',
  };
}

/** A change by the person makes it a version of its own, which nothing sent before can be taken for. */
export const changed = <Record extends FormRecord>(record: Record, by: Partial<Record>): Record => ({
  ...record,
  ...by,
  state: 'begun',
  problem: null,
  submissionId: newId(),
});

export const formOf = (record: FormRecord): FieldForm => {
  const { submissionId, areaCode, baseVersion } = record;
  const sent = { submissionId, areaCode, baseVersion };
  return record.kind === 'assessment'
    ? { kind: 'assessment', ...sent, answers: record.answers, note: record.note }
    : { kind: 'session', ...sent, sessionId: record.sessionId, counts: record.counts };
};

/**
 * The record after the server has answered for one of its versions. If it was changed meanwhile it stays to be sent, over the version that the server
 * has now; what was sent is not lost, as the change was made to it.
 */
export function answered(record: FormRecord, outcome: SyncOutcome): FormRecord {
  const isSame = record.submissionId === outcome.submissionId;
  switch (outcome.outcome) {
    case 'stored':
    case 'already':
      return isSame
        ? { ...record, state: 'sent', baseVersion: outcome.version, problem: null }
        : { ...record, baseVersion: outcome.version };
    case 'conflict':
      return isSame
        ? ({ ...record, state: 'conflict', theirs: outcome.theirs, baseVersion: outcome.version } as FormRecord)
        : record;
    case 'refused':
      return isSame
        ? { ...record, state: 'refused', problem: { reason: outcome.reason, field: outcome.field } }
        : record;
  }
}

/** After a conflict: what is here goes to the server over what is there, or what is there takes its place. */
export function settled(record: FormRecord, keep: 'mine' | 'theirs'): FormRecord {
  if (keep === 'mine') return { ...record, state: 'waiting', submissionId: newId(), theirs: null } as FormRecord;
  return record.kind === 'assessment'
    ? { ...record, state: 'sent', answers: record.theirs ?? record.answers, theirs: null }
    : { ...record, state: 'sent', counts: record.theirs ?? record.counts, theirs: null };
}
