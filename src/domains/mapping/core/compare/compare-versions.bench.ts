import { createRandom } from '#foundations/numeric';
import type { Aggregate } from '../compute/model.ts';
import { rankByNeed } from '../compute/rank-by-need.ts';
import type { AreaResult, IndexVersion } from '../version/index-version.ts';
import { compareVersions, type VersionWithAreas } from './compare-versions.ts';
import { explainChange } from './explain-change.ts';
import { scoredIndex } from './scored-index.ts';
import { scoreByIds } from './trial-scores.ts';

const areas = 33_755;
const indicators = 24;
const ids = Array.from({ length: indicators }, (_, at) => `i${at}`);
const codes = Array.from({ length: areas }, (_, at) => `E${String(1_000_000 + at)}`);

/** Two axes of twelve made-up indicators each, added up or multiplied. */
function made(seed: number, aggregate: Aggregate): VersionWithAreas {
  const random = createRandom(seed);
  const columns = ids.map(() => Float64Array.from(codes, () => 1 + 99 * random.uniform()));
  const half = indicators / 2;
  const groups = (['vulnerability', 'amenability'] as const).map((id, axis) => ({
    ...{ id, title: id, aggregate, isTop: true, normalise: null, score: new Float64Array() },
    members: ids
      .slice(axis * half, (axis + 1) * half)
      .map((member) => ({ id: member, weight: 0.5 + random.uniform() })),
  }));
  const byId = new Map(ids.map((id, at) => [id, columns[at]!]));
  const scores = groups.map(({ id }) => scoreByIds(groups, byId, id)!);
  const ranks = scores.map(rankByNeed);
  const version: IndexVersion = {
    ...{
      id: 'bench-v1',
      recipeId: 'bench',
      title: 'Bench',
      status: 'draft',
      createdAt: '',
      publishedAt: null,
      vintage: 'lsoa21',
    },
    ...{
      areaCount: areas,
      recipe: {},
      coverage: [],
      groups: groups.map(({ score: _, normalise: __, ...group }) => group),
    },
    provenance: { programVersion: '', inputs: [], seed: 1, draws: 0, warnings: [], associationGate: 'checked' },
    indicators: ids.map((id) => ({
      ...{ id, title: id, source: '', licence: '', year: 2026, direction: 1, imputed: 0, treated: 0 },
    })),
  };
  const results = codes.map((code, area): AreaResult => {
    const values = columns.map((column) => column[area]!);
    const group = (at: number) => ({ score: scores[at]![area]!, rank: ranks[at]![area]!, uncertainty: null });
    return {
      code,
      name: code,
      parent: null,
      population: null,
      raw: values,
      normalised: values,
      groups: [group(0), group(1)],
    };
  });
  return { version, areas: results };
}

const sums = [made(1, 'weighted-mean'), made(2, 'weighted-mean')] as const;
const products = [made(1, 'geometric-mean'), made(2, 'geometric-mean')] as const;

function explainAll([before, after]: readonly [VersionWithAreas, VersionWithAreas]): number {
  const [old, renewed] = [before, after].map(({ version, areas: results }) => scoredIndex(version, null, results));
  const explanation = explainChange(old!, renewed!, 'vulnerability');
  return codes.reduce((sum, code) => sum + Math.abs(explanation?.of(code)?.remainder ?? Number.NaN), 0);
}

export const benches = [
  {
    title: `What changed between two versions of ${areas} areas x ${indicators} indicators`,
    target: null,
    rounds: 5,
    contestants: () => [{ name: 'compared', run: () => compareVersions(sums[0], sums[1], 20).areas.kept }],
    agree: (kept: readonly number[]) => (kept.every((count) => count === areas) ? 1 : 0),
  },
  {
    title: `Why each of ${areas} scores changed, by 12 indicators`,
    target: null,
    rounds: 5,
    contestants: () => [
      { name: 'means', run: () => explainAll(sums) },
      { name: 'geometric means, one thing at a time', run: () => explainAll(products) },
    ],
  },
];
