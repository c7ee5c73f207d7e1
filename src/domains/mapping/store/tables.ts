import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Vintage } from '#domains/geography';
import type { GroupAudit } from '../core/audit/audit-version.ts';
import type { ChallengeOutcome, ChallengeState } from '../core/challenge/challenge.ts';
import type { Candidate, DisguisedInput } from '../core/gates/association-gate.ts';
import type { Decision, PublicationRequest } from '../core/publication/publication-request.ts';
import type { TargetSensitivity } from '../core/sensitivity/sensitivity.ts';
import type { TableColumn } from '../core/table/stored-table.ts';
import type {
  CoverageStatement,
  GroupSummary,
  IndexVersion,
  IndicatorSummary,
  Provenance,
} from '../core/version/index-version.ts';
import type { Change } from '../core/working/change.ts';
import type { RecipeDraft } from '../core/working/draft.ts';
import type { SaveOutcome } from '../core/working/save.ts';
import type { Step } from '../core/working/steps.ts';

/** The database writes and reads float8 in the shortest text that names it exactly, so that figures come back as they went in. */
type Floats = readonly (number | null)[];

export type MappingTables = {
  'mapping.index_versions': {
    id: string;
    recipe_id: string;
    number: number;
    title: string;
    status: IndexVersion['status'];
    created_at: Date;
    published_at: Date | null;
    vintage: Vintage;
    area_count: number;
    recipe: JSONColumnType<object>;
    provenance: JSONColumnType<Provenance>;
    indicators: JSONColumnType<readonly IndicatorSummary[] & object>;
    groups: JSONColumnType<readonly GroupSummary[] & object>;
    coverage: JSONColumnType<readonly CoverageStatement[] & object>;
    sources: JSONColumnType<object> | null;
  };
  'mapping.area_results': {
    version_id: string;
    position: number;
    code: string;
    name: string;
    parent: string | null;
    population: number | null;
    raw: Floats;
    normalised: readonly number[];
    score: readonly number[];
    rank: readonly number[];
    score_sd: Floats;
    rank_p05: Floats;
    rank_p50: Floats;
    rank_p95: Floats;
    top_decile: Floats;
  };
  'mapping.tables': {
    id: Generated<string>;
    file_name: string;
    sha256: string;
    vintage: Vintage;
    code_column: string;
    row_count: number;
    columns: JSONColumnType<readonly TableColumn[] & object>;
    title: string;
    source: string | null;
    licence: string | null;
    year: number | null;
    added_by: string;
    added_at: Date;
  };
  'mapping.protected_table': {
    id: Generated<string>;
    file_name: string;
    sha256: string;
    code_column: string;
    shares: string | null;
    lookup_file_name: string | null;
    lookup_sha256: string | null;
    installed_by: string;
    installed_at: Date;
  };
  'mapping.publication_requests': {
    id: Generated<number>;
    version_id: string;
    kind: PublicationRequest['kind'];
    asked_by: string;
    asked_at: Date;
    note: string;
    outcome: ColumnType<Decision['outcome'] | null, null | undefined, Decision['outcome']>;
    decided_by: ColumnType<string | null, null | undefined, string>;
    decided_at: ColumnType<Date | null, null | undefined, Date>;
    decision_note: ColumnType<string | null, null | undefined, string | null>;
    superseded: ColumnType<string | null, null | undefined, string | null>;
  };
  'mapping.workings': { id: Generated<string>; version_id: string | null; vintage: Vintage };
  'mapping.working_steps': {
    working_id: string;
    number: number;
    kind: Step['kind'];
    state: number;
    made_to: number | null;
    change: JSONColumnType<Change> | null;
    recipe: JSONColumnType<RecipeDraft> | null;
    tables: JSONColumnType<Readonly<Record<string, string>> & object> | null;
    by: string;
    at: Date;
  };
  'mapping.working_notes': {
    id: Generated<string>;
    working_id: string;
    step: number;
    text: string;
    by: string;
    at: Date;
  };
  'mapping.working_saves': {
    id: Generated<string>;
    working_id: string;
    step: number;
    asked_by: string;
    asked_at: Date;
    state: SaveOutcome['state'];
    progress: number;
    version_id: ColumnType<string | null, null | undefined, string | null>;
    problem: ColumnType<unknown, null | undefined, string | null>;
  };
  'mapping.challenges': {
    id: string;
    version_id: string;
    area_code: string;
    indicator: string | null;
    words: string;
    language: string;
    state: ChallengeState;
    asked_on: ColumnType<string, string, never>;
    code_hash: string;
  };
  'mapping.challenge_answers': {
    challenge_id: string;
    number: number;
    outcome: ChallengeOutcome;
    words: string;
    corrected_in: string | null;
    by: string;
    at: Date;
  };
  'mapping.proxy_audits': {
    id: Generated<number>;
    version_id: string;
    table_id: string;
    table_name: string;
    table_digest: string;
    groups: JSONColumnType<readonly GroupAudit[] & object>;
    made_at: Date;
  };
  'mapping.stopped_inputs': {
    number: Generated<number>;
    recipe_id: string;
    of: Candidate['of'];
    subject_id: string;
    content: string;
    found: JSONColumnType<DisguisedInput>;
    stopped_at: Date;
    reason: string | null;
    allowed_by: string | null;
    allowed_at: Date | null;
  };
  'mapping.sensitivities': {
    version_id: string;
    samples: number;
    evaluations: number;
    seed: ColumnType<string, number, never>;
    targets: JSONColumnType<readonly TargetSensitivity[] & object>;
  };
  'mapping.example_removals': { recipe_id: string; removed_at: Date };
};
