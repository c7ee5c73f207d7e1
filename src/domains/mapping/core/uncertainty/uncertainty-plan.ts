import type { Random } from '#foundations/numeric';
import type { Aggregate, IndexModel, ModelGroup, Normalise, UncertaintySpec } from '../compute/model.ts';

/** Everything that is decided about the draws before the first is made; errors of measurement are drawn later, from streams of their own. */
export interface DrawPlan {
  readonly draws: number;
  /** The alternatives: a method for each indicator. */
  readonly normalisations: readonly (readonly Normalise[])[];
  /** The alternatives: a method for each group. */
  readonly aggregations: readonly (readonly Aggregate[])[];
  /** Which alternative each draw takes. */
  readonly normalisation: Uint16Array;
  readonly aggregation: Uint16Array;
  /** A row per draw, with the weight of every member of every group, group after group; 0 where it is left out. */
  readonly weights: Float64Array;
  /** Which set of errors of measurement each draw takes: its own, unless told. */
  readonly errorSets?: Uint32Array;
}

/**
 * Decides the draws.
 *
 * - Weights: w x u with u uniform in (1 - noise, 1 + noise], then scaled so that the group's members add up to what they did.
 * - One alternative for normalising is taken for all indicators, one for aggregating for all groups; without alternatives each keeps its own.
 * - `dropOne`: in half of the draws one indicator, each equally likely, is left out wherever it stands, and the rest of its group make up its
 *   weight. A group with nothing left leaves its own parents likewise; its own scores are then computed as if the indicator had stayed,
 *   for there is nothing else to rank. An indicator without which a top group would be empty is never left out.
 *
 * Each draw has its own stream of chance, so a plan for more draws starts with the plan for fewer.
 */
export function planDraws(model: IndexModel, spec: UncertaintySpec, randomOf: (stream: number) => Random): DrawPlan {
  if (!(spec.weightNoise >= 0 && spec.weightNoise <= 1))
    throw new RangeError(`planDraws needs a weight noise from 0 to 1: got ${spec.weightNoise}`);
  const { normalisations, aggregations } = alternativesOf(model, spec);
  const omissions = spec.dropOne ? possibleOmissions(model) : [];
  const starts = memberStarts(model);
  const members = starts.at(-1)!;
  const normalisation = new Uint16Array(spec.draws);
  const aggregation = new Uint16Array(spec.draws);
  const weights = new Float64Array(spec.draws * members);

  for (let draw = 0; draw < spec.draws; draw++) {
    const random = randomOf(streamOfPlan(model, draw));
    normalisation[draw] = random.below(normalisations.length);
    aggregation[draw] = random.below(aggregations.length);
    const omits = omissions.length > 0 && random.uniform() < 0.5;
    const absent = omits ? omissions[random.below(omissions.length)]! : null;
    for (const [index, group] of model.groups.entries())
      writeWeights(
        group,
        () => noisy(spec.weightNoise, random.uniform()),
        absent,
        starts[index]!,
        weights,
        draw * members,
      );
  }
  return { draws: spec.draws, normalisations, aggregations, normalisation, aggregation, weights };
}

/** The alternatives for normalising and aggregating; the recipe's own where it names none. */
export function alternativesOf(
  model: IndexModel,
  spec: UncertaintySpec,
): Pick<DrawPlan, 'normalisations' | 'aggregations'> {
  return {
    normalisations: spec.normalise.length
      ? spec.normalise.map((method) => model.indicators.map(() => method))
      : [model.indicators.map(({ normalise }) => normalise)],
    aggregations: spec.aggregate.length
      ? spec.aggregate.map((method) => model.groups.map(() => method))
      : [model.groups.map(({ aggregate }) => aggregate)],
  };
}

/** What a weight is multiplied by, for a place in [0, 1). */
export function noisy(noise: number, place: number): number {
  return 1 + noise * (1 - 2 * place);
}

/** The stream that decides a draw, and the one that draws an indicator's errors in it. */
export function streamOfPlan({ indicators }: { readonly indicators: ArrayLike<unknown> }, draw: number): number {
  return draw * (indicators.length + 1);
}

export function streamOfErrors(
  model: { readonly indicators: ArrayLike<unknown> },
  draw: number,
  indicator: number,
): number {
  return streamOfPlan(model, draw) + 1 + indicator;
}

/** Where each group's members start in a row of weights; one more entry says where the row ends. */
export function memberStarts({ groups }: { readonly groups: readonly ModelGroup[] }): number[] {
  const starts = [0];
  for (const { members } of groups) starts.push(starts.at(-1)! + members.length);
  return starts;
}

/**
 * Writes one group's weights to a row that starts at `row`: times their factors, then scaled so that those that stay add up to what all did. `start` is
 * where the group stands in the row. A factor is asked for once per member, in order.
 */
export function writeWeights(
  { members }: ModelGroup,
  factorOf: (member: number) => number,
  absent: Uint8Array | null,
  start: number,
  into: Float64Array,
  row: number,
): void {
  let before = 0;
  let after = 0;
  for (const [i, { weight }] of members.entries()) {
    const drawn = weight * factorOf(i);
    before += weight;
    if (absent?.[start + i]) continue;
    after += drawn;
    into[row + start + i] = drawn;
  }
  for (let i = row + start; i < row + start + members.length; i++) {
    const drawn = into[i]!;
    into[i] = drawn === after ? before : drawn * (before / after); // one alone takes the whole sum, without rounding
  }
}

/** For each indicator that can be left out, which members go with it. */
export function possibleOmissions(model: IndexModel): Uint8Array[] {
  return model.indicators.flatMap((_, indicator) => {
    const absent = absentWithout(model, indicator);
    return absent ? [absent] : [];
  });
}

/** Null where the indicator counts for nothing, or a top group would be empty without it. */
export function absentWithout(model: IndexModel, indicator: number): Uint8Array | null {
  const starts = memberStarts(model);
  const absent = new Uint8Array(starts.at(-1)!);
  const isEmpty: boolean[] = [];
  let counts = false;
  for (const [index, { members }] of model.groups.entries()) {
    const goes = members.map((member) =>
      member.kind === 'indicator' ? member.index === indicator : isEmpty[member.index]!,
    );
    isEmpty.push(members.every(({ weight }, i) => goes[i] || weight === 0));
    counts ||= members.some(({ weight }, i) => goes[i] && weight > 0);
    if (!isEmpty[index]) absent.set(goes.map(Number), starts[index]!);
  }
  const emptiesTop = topGroups(model).some((group) => isEmpty[group]);
  return counts && !emptiesTop ? absent : null;
}

function topGroups({ groups }: IndexModel): number[] {
  const held = new Set(
    groups.flatMap(({ members }) => members.filter(({ kind }) => kind === 'group').map(({ index }) => index)),
  );
  return groups.flatMap((_, index) => (held.has(index) ? [] : [index]));
}
