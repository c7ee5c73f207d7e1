import type { PaperDecision } from '#foundations/paper';
import type { Helped } from '../core/answer/helped.ts';
import type { Script } from '../core/matching/shape.ts';
import type { Asked, Closing } from '../core/rumour/closing.ts';
import type { ClaimState } from '../core/rumour/rumour.ts';
import type { Level } from '../core/triage/triage.ts';

export type StraightTalkTables = {
  'straight_talk.claims': {
    id: string;
    state: ClaimState;
    first_hour: Date;
    delete_words_by: Date | null;
    held_by: string | null;
    taken_by: string | null;
    taken_until: Date | null;
    slug: string | null;
    original: string | null;
    violence: Level | null;
    harm: Level | null;
    checkability: Level | null;
    seen_elsewhere: string;
    answered_at: Date | null;
    closed_because: Closing | null;
    merged_into: string | null;
    asked_for: Asked | null;
    asked_by: string | null;
    asked_because: Closing | null;
  };
  'straight_talk.answers': {
    claim_id: string;
    language: string;
    number: number;
    body: unknown;
    written_by: string;
    written_at: Date;
    is_offered: boolean;
    outcome: PaperDecision['outcome'] | null;
    decided_by: string | null;
    decided_at: Date | null;
    note: string | null;
  };
  'straight_talk.rumours': {
    id: string;
    claim_id: string;
    is_confirmed: boolean;
    share: number | null;
    language: string;
    hour: Date;
    code_hash: string;
  };
  'straight_talk.source_texts': { sha256: string; words: string };
  'straight_talk.helped': {
    claim_id: string;
    language: string;
    number: number;
    said: Helped;
    day: Date;
    count: number;
  };
  'straight_talk.words': { rumour_id: string; words: string };
  'straight_talk.known_texts': {
    id: string;
    claim_id: string;
    script: Script;
    exact: string;
    letters_size: number;
    letters_sketch: Uint8Array;
    letters_bands: readonly number[];
    consonants_size: number;
    consonants_sketch: Uint8Array;
    consonants_bands: readonly number[];
  };
};
