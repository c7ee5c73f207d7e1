import type { Generated } from 'kysely';
import type { Vintage } from '#domains/geography';
import type { KindOfPartner, RoleOfPartner, RoundState } from '../core/round/round.ts';

/** JSON goes in as text. */
type Json = import('kysely').ColumnType<unknown, string, string>;

export type NoteState = 'pending' | 'held' | 'shown';
export type FindingsState = 'offered' | 'public' | 'sent-back' | 'withdrawn';

export type FieldworkTables = {
  'fieldwork.rounds': {
    id: string;
    slug: string;
    title: string;
    vintage: Vintage;
    areas: readonly string[];
    questions: Json;
    begins_on: string;
    state: RoundState;
    created_by: string;
    created_at: Date;
  };
  'fieldwork.tasks': { round_id: string; task: string; done_by: string; done_on: string };
  'fieldwork.partners': {
    round_id: string;
    id: string;
    name: string;
    kind: KindOfPartner;
    role: RoleOfPartner;
    mail: string | null;
    language: string;
    has_withdrawn: Generated<boolean>;
  };
  'fieldwork.assessors': {
    round_id: string;
    id: string;
    partner_id: string;
    label: string;
    link_hash: string;
    has_withdrawn: Generated<boolean>;
  };
  'fieldwork.assignments': { round_id: string; area_code: string; assessor_id: string };
  'fieldwork.assessments': {
    round_id: string;
    assessor_id: string;
    area_code: string;
    version: number;
    answers: Json;
    answered_on: string;
  };
  'fieldwork.sessions': {
    round_id: string;
    id: string;
    assessor_id: string;
    area_code: string;
    version: number;
    counts: Json;
  };
  'fieldwork.submissions': { round_id: string; id: string; assessor_id: string; version: number };
  'fieldwork.notes': {
    round_id: string;
    id: string;
    assessor_id: string;
    area_code: string;
    words: string;
    language: string;
    state: NoteState;
    delete_at: Date;
  };
  'fieldwork.settled': {
    round_id: string;
    question: string;
    area_code: string;
    rating: number;
    reason: string;
    proposed_by: string;
    settled_by: string | null;
  };
  'fieldwork.reminders': { round_id: string; partner_id: string; occasion: string };
  'fieldwork.findings': {
    round_id: string;
    number: number;
    body: Json;
    offered_by: string;
    offered_at: Date;
    state: FindingsState;
    decided_by: string | null;
    decided_at: Date | null;
  };
};
