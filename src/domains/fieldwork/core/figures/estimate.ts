import { fitMixedModel, type MixedModel, type MixedModelProblem } from '#foundations/mixed-model';
import { accept, type Result, refuse } from '#foundations/result';
import type { Question } from '../instrument/question.ts';
import { type Assessment, type GivenRating, hasTwoVoices, ratingsOf } from './rating.ts';

export interface RoundArea {
  readonly code: string;
  readonly name: string;
  /** The area that this one lies in; null where it is not known. */
  readonly parent: string | null;
}

export interface AreaEstimate {
  readonly areaCode: string;
  readonly assessors: number;
  readonly partners: number;
  /** On the scale of the ratings; null where fewer than two partners spoke. */
  readonly estimate: { readonly value: number; readonly standardError: number } | null;
}

/** What those who talked over an area agreed on in the end. */
export interface Settled {
  readonly question: string;
  readonly areaCode: string;
  readonly rating: number;
}

export interface QuestionEstimates {
  readonly question: string;
  readonly mean: number;
  /** How much regions, areas within them and partners differ, and what is left over. */
  readonly variances: {
    readonly parent: number;
    readonly area: number;
    readonly partner: number;
    readonly residual: number;
  };
  /** One for each area of the round, in its order. */
  readonly areas: readonly AreaEstimate[];
}

/**
 * What each area is like, from the ratings of one question: a mean, drawn towards the area around it where there is little to go by, cleared of partners
 * who rate everything higher or lower. A rating that was settled in a talk stands in place of those it was settled from, as one rating of no partner.
 *
 * Steps of a rating are taken as equal, which ratings are not quite; a test beside this one measures what that costs. How sure people say they are is
 * not a weight: it says more about people than about areas.
 */
export function estimateAreas(
  question: Question,
  areas: readonly RoundArea[],
  assessments: readonly Assessment[],
  settled: readonly Settled[] = [],
): Result<QuestionEstimates, MixedModelProblem> {
  const agreed = new Map(
    settled.filter((one) => one.question === question.id).map((one) => [one.areaCode, one.rating]),
  );
  const ratings = ratingsOf(question, assessments);
  const places = new Map(areas.map(({ code }, at) => [code, at]));
  const known = ratings.filter(({ areaCode }) => places.has(areaCode));
  const byArea = Map.groupBy(known, ({ areaCode }) => areaCode);
  const used = [
    ...known
      .filter(({ areaCode }) => !agreed.has(areaCode))
      .map(({ areaCode, partnerId, rating }) => ({
        areaCode,
        partner: partnerId as string | null,
        rating: rating as number,
      })),
    ...[...agreed]
      .filter(([code]) => byArea.has(code))
      .map(([areaCode, rating]) => ({ areaCode, partner: null, rating })),
  ];
  // A settled rating has no partner: each gets a level of its own, which tells nothing about others.
  const partners = levelsOf(used.map(({ partner, areaCode }) => partner ?? `settled ${areaCode}`));
  const parents = levelsOf(areas.map(({ parent, code }) => parent ?? `alone ${code}`));
  const areaOf = used.map(({ areaCode }) => places.get(areaCode)!);
  const model = fitMixedModel(
    used.map(({ rating }) => rating),
    [
      { levels: Math.max(parents.count, 1), of: areaOf.map((at) => parents.of[at]!) },
      { levels: areas.length, of: areaOf },
      { levels: Math.max(partners.count, 1), of: partners.of },
    ],
  );
  if (!model.ok) return refuse(model.problem);
  const { mean, variances, residualVariance } = model.value;
  const [parent = 0, area = 0, partner = 0] = variances;
  return accept({
    question: question.id,
    mean,
    variances: { parent, area, partner, residual: residualVariance },
    areas: areas.map(({ code }, at) =>
      areaEstimate(code, byArea.get(code) ?? [], model.value, [parents.of[at]!, at, null]),
    ),
  });
}

function areaEstimate(
  areaCode: string,
  ratings: readonly GivenRating[],
  model: MixedModel,
  levels: readonly (number | null)[],
): AreaEstimate {
  return {
    areaCode,
    assessors: new Set(ratings.map(({ assessorId }) => assessorId)).size,
    partners: new Set(ratings.map(({ partnerId }) => partnerId)).size,
    estimate: hasTwoVoices(ratings) ? model.predict(levels) : null,
  };
}

function levelsOf(keys: readonly string[]): { readonly of: readonly number[]; readonly count: number } {
  const numbers = new Map<string, number>();
  const of = keys.map((key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
  return { of, count: numbers.size };
}
