import type { JSONColumnType } from 'kysely';
import type {
  CoverageStatement,
  GroupSummary,
  IndexVersion,
  IndicatorSummary,
  Provenance,
} from '../core/index-version.ts';

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
  'mapping.example_removals': { recipe_id: string; removed_at: Date };
};
