import type { ColumnType } from 'kysely';

/** JSON goes in as text. */
type Json = ColumnType<unknown, string, string>;

export type DecisionState = 'offered' | 'public' | 'sent-back' | 'withdrawn';

export type InterventionsTables = {
  'interventions.plans': {
    id: string;
    title: string;
    settings: Json;
    created_by: string;
    created_at: Date;
    changed_by: string;
    changed_at: Date;
  };
  'interventions.decisions': {
    id: string;
    plan_id: string;
    number: number;
    slug: string;
    record: Json;
    state: DecisionState;
    offered_by: string;
    offered_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
    review_on: string;
    reminded_on: string | null;
  };
  'interventions.deliveries': {
    decision_id: string;
    area_code: string;
    help: string;
    delivered: number;
    noted_by: string;
    noted_on: string;
  };
};
