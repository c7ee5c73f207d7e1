import { type Disclosed, discloseCount } from '#foundations/disclosure';
import type { SessionCounts } from '../forms/form.ts';
import { type Question, type Theme, themes } from '../instrument/question.ts';
import { collection, lastDay } from '../round/plan.ts';
import type { Round } from '../round/round.ts';
import { type Gate, isUsed, type QuestionAgreement } from './agreement.ts';
import type { AreaCoverage, Listened } from './coverage.ts';
import type { Disagreement } from './disagreement.ts';
import type { QuestionEstimates } from './estimate.ts';

/** The axes that a map has; each theme belongs to one. */
export const axisOf = (theme: Theme): 'vulnerability' | 'amenability' | 'propensity' => {
  switch (theme) {
    case 'drivers':
      return 'vulnerability';
    case 'protective':
    case 'services':
    case 'trust':
    case 'isolation':
      return 'amenability';
    case 'tensions':
    case 'reach-online':
    case 'reach-offline':
      return 'propensity';
  }
};

export interface HeardQuestion {
  readonly id: string;
  readonly theme: Theme;
  readonly words: Question['words'];
  readonly gate: Gate;
  readonly alpha: number | null;
  readonly low: number | null;
  /** The mean over areas on the scale of the steps; null where it may not be used. */
  readonly mean: number | null;
  readonly cannotSay: number | null;
}

export interface AxisDisagreement {
  readonly axis: string;
  /** The map that people were compared with. */
  readonly mapId: string;
  readonly mapTitle: string;
  readonly places: readonly Disagreement[];
}

/** What is said in public of a round. Everything in it may be read by anybody: counts of people are disclosed, and no area of one voice has a figure. */
export interface FindingsBody {
  readonly title: string;
  readonly vintage: string;
  readonly collectedFrom: string;
  readonly collectedTo: string;
  readonly until: string;
  readonly partners: Disclosed;
  readonly assessors: Disclosed;
  readonly areas: readonly { readonly code: string; readonly name: string; readonly listened: Listened }[];
  readonly questions: readonly HeardQuestion[];
  readonly disagreements: readonly AxisDisagreement[];
  readonly sessions: { readonly people: Disclosed; readonly raised: Readonly<Record<Theme, Disclosed>> };
  readonly unknown: {
    /** How many areas nobody or one partner spoke of. */
    readonly areasWithoutTwo: number;
    /** Questions on which people agree too little, or too few answered. */
    readonly unused: readonly string[];
    /** Questions that more than a third could not answer. */
    readonly cannotSay: readonly string[];
  };
}

const MANY_CANNOT_SAY = 1 / 3;

export function makeFindings(
  round: Round,
  input: {
    readonly names: ReadonlyMap<string, string>;
    readonly coverage: readonly AreaCoverage[];
    readonly agreement: readonly QuestionAgreement[];
    readonly estimates: readonly QuestionEstimates[];
    readonly disagreements: readonly AxisDisagreement[];
    readonly sessions: readonly SessionCounts[];
    readonly partners: number;
    readonly assessors: number;
  },
): FindingsBody {
  const { from, to } = collection(round.beginsOn);
  const agreementOf = new Map(input.agreement.map((one) => [one.question, one]));
  const meanOf = new Map(input.estimates.map(({ question, mean }) => [question, mean]));
  const questions = round.questions.map(({ id, theme, words }): HeardQuestion => {
    const agreement = agreementOf.get(id);
    return {
      ...{ id, theme, words, gate: agreement?.gate ?? 'not-known', alpha: agreement?.alpha ?? null },
      ...{ low: agreement?.interval?.low ?? null, cannotSay: agreement?.cannotSay ?? null },
      mean: meanOf.get(id) ?? null,
    };
  });
  const total = (pick: (counts: SessionCounts) => number) =>
    discloseCount(input.sessions.reduce((sum, counts) => sum + pick(counts), 0));
  return {
    ...{ title: round.title, vintage: round.vintage, collectedFrom: from, collectedTo: to },
    until: lastDay(round.beginsOn),
    partners: discloseCount(input.partners),
    assessors: discloseCount(input.assessors),
    areas: input.coverage.map(({ areaCode, listened }) => ({
      ...{ code: areaCode, name: input.names.get(areaCode) ?? areaCode, listened },
    })),
    questions,
    disagreements: input.disagreements,
    sessions: {
      people: total(({ people }) => people),
      raised: Object.fromEntries(themes.map((theme) => [theme, total(({ raised }) => raised[theme])])) as Record<
        Theme,
        Disclosed
      >,
    },
    unknown: {
      areasWithoutTwo: input.coverage.filter(({ listened }) => listened !== 'enough').length,
      unused: input.agreement.filter((one) => !isUsed(one)).map(({ question }) => question),
      cannotSay: input.agreement
        .filter(({ cannotSay }) => (cannotSay ?? 0) > MANY_CANNOT_SAY)
        .map(({ question }) => question),
    },
  };
}
