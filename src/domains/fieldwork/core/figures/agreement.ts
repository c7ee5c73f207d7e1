import { bootstrapAlpha, krippendorffAlpha } from '#foundations/agreement';
import { createRandom } from '#foundations/numeric';
import type { Question } from '../instrument/question.ts';
import { type Assessment, type GivenRating, ratingsOf } from './rating.ts';

/**
 * Whether ratings of a question may be used: `rely` where even the lower end of the interval is 0.80 or more, `tentative` from 0.667, `not-used` below,
 * `not-known` where there is no interval. The limits are Krippendorff's (2018, chapter 12).
 */
export type Gate = 'rely' | 'tentative' | 'not-used' | 'not-known';

export interface QuestionAgreement {
  readonly question: string;
  /** Areas that two or more rated. */
  readonly areas: number;
  readonly alpha: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly gate: Gate;
  /** The share of answers that are "cannot say"; null without answers. */
  readonly cannotSay: number | null;
  /** Areas whose ratings lie two steps or more apart: to be talked over. */
  readonly apart: readonly { readonly areaCode: string; readonly lowest: number; readonly highest: number }[];
  readonly pairs: readonly PairAgreement[];
}

export interface PairAgreement {
  readonly partners: readonly [string, string];
  readonly areas: number;
  readonly alpha: number | null;
}

/** Fewer areas than this say nothing about two partners. */
export const FEWEST_AREAS_OF_A_PAIR = 5;

export const gateOf = (interval: { readonly low: number } | null): Gate => {
  if (interval === null) return 'not-known';
  if (interval.low >= 0.8) return 'rely';
  return interval.low >= 0.667 ? 'tentative' : 'not-used';
};

export const isUsed = ({ gate }: Pick<QuestionAgreement, 'gate'>): boolean => gate === 'rely' || gate === 'tentative';

/**
 * Do those who judged an area on their own say the same of it? Ordinal alpha over areas, with the middle 95% of a thousand draws of areas. What was
 * settled later does not count here: agreement is about what people said before they talked.
 */
export function agreementOn(question: Question, assessments: readonly Assessment[], seed: number): QuestionAgreement {
  const ratings = ratingsOf(question, assessments);
  const byArea = Map.groupBy(ratings, ({ areaCode }) => areaCode);
  const units = [...byArea.values()].map((given) => given.map(({ rating }) => rating));
  const found = bootstrapAlpha(units, 'ordinal', { random: createRandom(seed) });
  const answered = assessments.filter(({ answers }) => answers[question.id] !== undefined).length;
  return {
    question: question.id,
    areas: units.filter(({ length }) => length >= 2).length,
    alpha: found.ok ? found.value.alpha : null,
    interval: found.ok ? found.value.interval : null,
    gate: gateOf(found.ok ? found.value.interval : null),
    cannotSay: answered === 0 ? null : 1 - ratings.length / answered,
    apart: [...byArea].flatMap(([areaCode, given]) => {
      const steps = given.map(({ rating }) => rating);
      const [lowest, highest] = [Math.min(...steps), Math.max(...steps)];
      return highest - lowest >= 2 ? [{ areaCode, lowest, highest }] : [];
    }),
    pairs: pairsOf(byArea),
  };
}

function pairsOf(byArea: ReadonlyMap<string, readonly GivenRating[]>): readonly PairAgreement[] {
  const units = new Map<string, number[][]>();
  for (const given of byArea.values()) {
    const partners = [...new Set(given.map(({ partnerId }) => partnerId))].sort();
    for (const [at, one] of partners.entries())
      for (const other of partners.slice(at + 1)) {
        const key = `${one} ${other}`;
        const both = given.filter(({ partnerId }) => partnerId === one || partnerId === other);
        units.set(key, [...(units.get(key) ?? []), both.map(({ rating }) => rating)]);
      }
  }
  return [...units]
    .map(([key, given]) => {
      const [one, other] = key.split(' ') as [string, string];
      const alpha = given.length < FEWEST_AREAS_OF_A_PAIR ? null : krippendorffAlpha(given, 'ordinal');
      return { partners: [one, other] as const, areas: given.length, alpha: alpha?.ok ? alpha.value : null };
    })
    .toSorted(
      (one, other) => other.areas - one.areas || one.partners.join().localeCompare(other.partners.join(), 'en'),
    );
}
