import { benjaminiHochberg, mean, normalCdf, sampleStandardDeviation } from '#foundations/numeric';

/** One place by published statistics and by those who live there, each on a scale of its own where larger is more need. */
export interface TwoViews {
  readonly areaCode: string;
  readonly statistics: { readonly value: number; readonly standardError: number };
  readonly people: { readonly value: number; readonly standardError: number };
}

export interface Disagreement {
  readonly areaCode: string;
  /** Both in standard deviations from the mean of these areas. */
  readonly statistics: number;
  readonly people: number;
  /** What people say less what statistics say, with the middle 90% of what it may be. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** By the Benjamini-Hochberg rule, so that among those called sure one in ten is wrong at most, on average. */
  readonly isSure: boolean;
}

const ninety = 1.6448536269514722;
const falseShare = 0.1;
/** With fewer areas a mean and a spread say nothing. */
export const FEWEST_AREAS = 5;

/**
 * Where statistics and people disagree, the surest first. Each view is put on the scale of its own mean and standard deviation over these areas:
 * d = (p - mean p)/sd p - (s - mean s)/sd s, with standard error sqrt((e_p/sd p)^2 + (e_s/sd s)^2); means and deviations are taken as known. Null
 * where there are fewer than five areas, or one view is the same everywhere.
 */
export function disagreements(views: readonly TwoViews[]): readonly Disagreement[] | null {
  if (views.length < FEWEST_AREAS) return null;
  const scaleOf = (pick: (view: TwoViews) => number) => {
    const values = views.map(pick);
    return { centre: mean(values), spread: sampleStandardDeviation(values) };
  };
  const statistics = scaleOf((view) => view.statistics.value);
  const people = scaleOf((view) => view.people.value);
  if (!(statistics.spread > 0 && people.spread > 0)) return null;
  const found = views.map((view) => {
    const said = (view.people.value - people.centre) / people.spread;
    const counted = (view.statistics.value - statistics.centre) / statistics.spread;
    const error = Math.hypot(
      view.people.standardError / people.spread,
      view.statistics.standardError / statistics.spread,
    );
    return { areaCode: view.areaCode, statistics: counted, people: said, difference: said - counted, error };
  });
  const score = ({ difference, error }: { difference: number; error: number }) =>
    error > 0 ? Math.abs(difference) / error : Number.POSITIVE_INFINITY;
  const q = benjaminiHochberg(
    found.map((one) => (score(one) === Number.POSITIVE_INFINITY ? 0 : 2 * normalCdf(-score(one)))),
  );
  return found
    .map((one, at) => ({ one, isSure: one.difference !== 0 && q[at]! <= falseShare, score: score(one) }))
    .toSorted((a, b) => b.score - a.score || a.one.areaCode.localeCompare(b.one.areaCode, 'en'))
    .map(({ one: { error, ...rest }, isSure }) => ({
      ...rest,
      low: rest.difference - ninety * error,
      high: rest.difference + ninety * error,
      isSure,
    }));
}
