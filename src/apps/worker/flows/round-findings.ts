import { type RoundFigures, readFigures, viewRound } from '#domains/fieldwork';
import {
  type AxisDisagreement,
  axisOf,
  disagreements,
  type FindingsBody,
  makeFindings,
  type Round,
  type RoundArea,
  type TwoViews,
} from '#domains/fieldwork/core';
import { listAreas } from '#domains/geography';
import { findPublicVersions, findVersion, listAreaResults } from '#domains/mapping';
import { sampleStandardDeviation } from '#foundations/numeric';
import type { Database } from '#platform/database';

/** The areas of a round, in its order, each with what it lies in. */
export async function areasOfRound(db: Database, { vintage, areas }: Round): Promise<readonly RoundArea[]> {
  const known = new Map((await listAreas(db, vintage)).map((area) => [area.code, area]));
  return areas.map((code) => {
    const area = known.get(code);
    return { code, name: area?.name ?? code, parent: area?.parent?.code ?? null };
  });
}

/** Where statistics and people disagree, by axis, against the map of these areas that the public sees. */
export async function disagreementsOf(
  db: Database,
  round: Round,
  figures: RoundFigures,
): Promise<readonly AxisDisagreement[]> {
  const map = (await findPublicVersions(db)).find(({ vintage }) => vintage === round.vintage);
  const version = map === undefined ? null : ((await findVersion(db, map.id))?.version ?? null);
  if (version === null) return [];
  const results = new Map((await listAreaResults(db, version.id)).map((result) => [result.code, result]));
  return (['vulnerability', 'amenability', 'propensity'] as const).flatMap((axis) => {
    const at = version.groups.findIndex(({ id }) => id === axis);
    if (at < 0) return [];
    const views = round.areas.flatMap((areaCode, place): readonly TwoViews[] => {
      const group = results.get(areaCode)?.groups[at];
      const people = saidOf(round, figures, axis, place);
      if (group === undefined || people === null) return [];
      return [{ areaCode, people, statistics: { value: group.score, standardError: group.uncertainty?.scoreSd ?? 0 } }];
    });
    const places = disagreements(views);
    return places === null ? [] : [{ axis, mapId: version.id, mapTitle: version.title, places }];
  });
}

/**
 * What people say of one area on one axis: the mean over its questions, each turned so that larger is more need and divided by its standard deviation over
 * the areas. The standard error takes the questions as independent. Null where one of them has no figure there.
 */
function saidOf(round: Round, { estimates }: RoundFigures, axis: string, place: number): TwoViews['people'] | null {
  const own = estimates.flatMap((found) => {
    const question = round.questions.find(({ id }) => id === found.question);
    return question === undefined || axisOf(question.theme) !== axis
      ? []
      : [{ ...found, direction: question.direction }];
  });
  let value = 0;
  let variance = 0;
  for (const { areas, direction } of own) {
    const here = areas[place]?.estimate ?? null;
    const all = areas.flatMap(({ estimate }) => (estimate === null ? [] : [estimate.value]));
    const spread = all.length < 2 ? 0 : sampleStandardDeviation(all);
    if (here === null || spread === 0) return null;
    value += (direction * here.value) / spread / own.length;
    variance += (here.standardError / spread / own.length) ** 2;
  }
  return own.length === 0 ? null : { value, standardError: Math.sqrt(variance) };
}

/** Everything that could be said in public of a round as it stands now. */
export async function findingsOf(db: Database, round: Round, today: string): Promise<FindingsBody> {
  const areas = await areasOfRound(db, round);
  const figures = await readFigures(db, round, areas);
  const { coverage, partners, assessors } = await viewRound(db, round, today);
  return makeFindings(round, {
    ...{ coverage, agreement: figures.agreement, estimates: figures.estimates },
    names: new Map(areas.map(({ code, name }) => [code, name])),
    disagreements: await disagreementsOf(db, round, figures),
    sessions: figures.sessions.map(({ counts }) => counts),
    partners: partners.filter(({ hasWithdrawn }) => !hasWithdrawn).length,
    assessors: assessors.filter(({ hasWithdrawn }) => !hasWithdrawn).length,
  });
}
