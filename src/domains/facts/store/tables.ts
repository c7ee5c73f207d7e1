import type { ColumnType } from 'kysely';
import type { PaperDecision } from '#foundations/paper';

/** Added and never changed. */
type Once<Value> = ColumnType<Value, Value, never>;

export type FactsTables = {
  'facts.versions': {
    fact_id: Once<string>;
    number: Once<number>;
    /** What the fact says, as JSON; JSON null for a version that takes it out. */
    body: Once<unknown>;
    written_by: Once<string>;
    written_at: Once<Date>;
    outcome: PaperDecision['outcome'] | null;
    decided_by: string | null;
    decided_at: Date | null;
    note: string | null;
  };
  'facts.checks': {
    fact_id: Once<string>;
    version: Once<number>;
    /** ISO dates going in; coming out they are asked for as text. */
    checked_on: Once<string>;
    next_check: Once<string>;
    checked_by: Once<string>;
  };
};
