import type { AreaResult, GroupSummary, IndicatorSummary } from './index-version.ts';

/** A table before it becomes text. `null` is a blank cell. */
export interface OutputTable {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly (string | number | null)[]>;
}

/** What `scores.csv` holds beside the scores. */
export interface ScoreColumns {
  readonly uncertainty: boolean;
  readonly population: boolean;
  readonly parent: boolean;
}

/** `code,name`, then each group's score and rank and, with draws, how much they move; population and parent last. */
export function scoresTable(
  groups: readonly GroupSummary[],
  areas: readonly AreaResult[],
  { uncertainty, population, parent }: ScoreColumns,
): OutputTable {
  const perGroup = uncertainty
    ? ['score', 'rank', 'score_sd', 'rank_p05', 'rank_p50', 'rank_p95', 'p_top_decile']
    : ['score', 'rank'];
  const header = [
    'code',
    'name',
    ...groups.flatMap(({ id }) => perGroup.map((column) => `${id}.${column}`)),
    ...(population ? ['population'] : []),
    ...(parent ? ['parent'] : []),
  ];
  return { header, rows: areas.values().map((area) => scoreRow(area, { uncertainty, population, parent })) };
}

function scoreRow(area: AreaResult, { uncertainty, population, parent }: ScoreColumns): (string | number | null)[] {
  const row: (string | number | null)[] = [area.code, area.name];
  for (const { score, rank, uncertainty: drawn } of area.groups) {
    row.push(score, rank);
    if (!uncertainty) continue;
    if (!drawn) throw new Error(`scoresTable needs the uncertainty of ${area.code}`);
    row.push(drawn.scoreSd, drawn.rankP05, drawn.rankP50, drawn.rankP95, drawn.topDecile);
  }
  if (population) row.push(area.population);
  if (parent) row.push(area.parent);
  return row;
}

/** `code` and a column per indicator. */
export function normalisedTable(indicators: readonly IndicatorSummary[], areas: readonly AreaResult[]): OutputTable {
  return {
    header: ['code', ...indicators.map(({ id }) => id)],
    rows: areas.values().map(({ code, normalised }) => [code, ...normalised]),
  };
}
