/** What is known of the population on one question: how many people give each answer. */
export interface Margin {
  /** One answer for each respondent, in the order of the sample. */
  readonly answers: readonly string[];
  readonly population: ReadonlyMap<string, number>;
}

export interface RakedSample {
  /** One weight for each respondent; their mean is 1. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** Answers of the population that nobody in the sample gave: the weights cannot speak for those people. */
  readonly missing: readonly string[];
  /** n divided by this is the effective sample: 1 + the squared coefficient of variation of the weights (Kish, Survey Sampling, 1965, section 11.7). */
  readonly designEffect: number;
}

const MOST_ROUNDS = 200;
const CLOSE_ENOUGH = 1e-10;

/**
 * Iterative proportional fitting: weights are scaled to each margin in turn until all fit (Deming and Stephan, Annals of Mathematical Statistics 11 (1940) 427). A weight
 * beyond `most` times the mean, or under 1/`most` of it, is cut there, after which margins fit only nearly. Throws where an answer is not among the population's.
 */
export function rake(size: number, margins: readonly Margin[], most = 5): RakedSample {
  const weights = new Float64Array(size).fill(1);
  const missing: string[] = [];
  const targets = margins.map(({ answers, population }) => {
    if (answers.length !== size) throw new RangeError(`rake needs ${size} answers: got ${answers.length}`);
    const given = new Set(answers);
    for (const answer of given) if (!population.has(answer)) throw new RangeError(`rake knows no answer "${answer}"`);
    const here = [...population].filter(([answer]) => given.has(answer));
    missing.push(...[...population.keys()].filter((answer) => !given.has(answer)));
    const total = here.reduce((sum, [, count]) => sum + count, 0);
    return { answers, wanted: new Map(here.map(([answer, count]) => [answer, (count / total) * size])) };
  });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let largest = 0;
    for (const { answers, wanted } of targets) {
      const sums = new Map<string, number>();
      for (const [at, answer] of answers.entries()) sums.set(answer, (sums.get(answer) ?? 0) + (weights[at] ?? 0));
      for (const [at, answer] of answers.entries()) {
        const factor = (wanted.get(answer) ?? 0) / (sums.get(answer) ?? 1);
        weights[at] = (weights[at] ?? 0) * factor;
        largest = Math.max(largest, Math.abs(factor - 1));
      }
    }
    if (largest < CLOSE_ENOUGH) break;
  }
  for (let at = 0; at < size; at++) weights[at] = Math.min(most, Math.max(1 / most, weights[at] ?? 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (let at = 0; at < size; at++) weights[at] = ((weights[at] ?? 0) * size) / sum;
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return { weights, missing, designEffect: size === 0 ? 1 : squares / size };
}
