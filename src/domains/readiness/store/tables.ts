import type { ColumnType } from 'kysely';
import type { RequirementId } from '../core/requirement.ts';

/** Entries are added and never changed. */
type Once<Value> = ColumnType<Value, Value, never>;

export type ReadinessTables = {
  'readiness.entries': {
    id: Once<string>;
    requirement: Once<RequirementId>;
    version: Once<number>;
    text: Once<string>;
    recorded_by: Once<string>;
    recorded_at: Once<Date>;
    /** "2027-11-25" going in; coming out it is asked for as text. */
    review_by: Once<string>;
  };
  'readiness.election_settings': {
    number: Once<number>;
    is_bound: Once<boolean>;
    periods: Once<unknown>;
    changed_by: Once<string>;
    changed_at: Once<Date>;
  };
};
