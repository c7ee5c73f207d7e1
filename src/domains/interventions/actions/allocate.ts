import { accept, type Result, refuse } from '#foundations/result';
import { type SolveOptions, type SolverAnswer, type SolverProblem, solveProgram } from '#platform/solver';
import { type Allocated, type ApproximateOptions, approximate } from '../core/allocation/approximate.ts';
import { fixByBound } from '../core/allocation/fixed.ts';
import { freePrices } from '../core/allocation/prices.ts';
import { type AllocationProblem, afterDeciding, brokenLimits, tallyOf } from '../core/allocation/problem.ts';
import { chosenIn, openPairs, type WholeProgram, wholeProgram } from '../core/allocation/whole-program.ts';

export type SolverLimits = SolveOptions;

/** Why there is no proof that a choice is the best: the plan is large, or the solver failed or ran out of time. */
export type WhyNotExact =
  | SolverProblem
  | { readonly kind: 'too-many-pairs' }
  | { readonly kind: 'solver-stopped-early' };

export interface Solved extends Allocated {
  /** Null where it is proved that no choice is better. */
  readonly notExact: WhyNotExact | null;
}

export type AllocateProblem =
  /** Proved: no choice keeps all limits. */
  | { readonly kind: 'infeasible' }
  /** None was found, and none was ruled out. */
  | { readonly kind: 'nothing-found'; readonly because: WhyNotExact };

/** Up to so many pairs go to the solver. */
export const MOST_EXACT_PAIRS = 3200;

/**
 * The best choice within the limits: by HiGHS up to `MOST_EXACT_PAIRS` pairs, of which the bound first decides what it can; above that,
 * and where the solver fails or runs out of time, the best choice that is known, with what is proved about it.
 */
export async function allocate(
  problem: AllocationProblem,
  limits: SolverLimits,
  options: ApproximateOptions = {},
): Promise<Result<Solved, AllocateProblem>> {
  const known = approximate(problem, options);
  if (openPairs(problem).length > MOST_EXACT_PAIRS) return settle(known, { kind: 'too-many-pairs' });
  const { left, taken, start } = undecided(problem, known);
  const whole = wholeProgram(left, start);
  if (whole.pairs.length === 0)
    return known === null ? refuse({ kind: 'infeasible' }) : accept({ ...known, bound: known.benefit, notExact: null });
  const answer = await solveProgram(whole.program, limits);
  if (!answer.ok) return settle(known, answer.problem);
  return conclude(problem, known, taken, whole, answer.value);
}

/** What is left to decide, where every choice better than the known one takes `taken`. */
function undecided(problem: AllocationProblem, known: Allocated | null) {
  const nothing = { left: problem, taken: new Int32Array(), start: known?.pairs ?? null };
  if (known === null) return nothing;
  const fixed = fixByBound(problem, known.prices, known.benefit);
  const taken = new Set(fixed.taken);
  const ruledOut = new Set(fixed.ruledOut);
  // The known choice is within what is left only where it agrees with what every better one does.
  const agrees =
    known.pairs.filter((pair) => taken.has(pair)).length === taken.size &&
    !known.pairs.some((pair) => ruledOut.has(pair));
  return {
    left: afterDeciding(problem, fixed),
    taken: fixed.taken,
    start: agrees ? known.pairs.filter((pair) => !taken.has(pair)) : null,
  };
}

function settle(known: Allocated | null, because: WhyNotExact): Result<Solved, AllocateProblem> {
  return known === null ? refuse({ kind: 'nothing-found', because }) : accept({ ...known, notExact: because });
}

function conclude(
  problem: AllocationProblem,
  known: Allocated | null,
  taken: Int32Array,
  { pairs: open }: WholeProgram,
  answer: SolverAnswer,
): Result<Solved, AllocateProblem> {
  // With a choice in hand only its betters are ruled out.
  if (answer.kind === 'infeasible')
    return known === null ? refuse({ kind: 'infeasible' }) : accept({ ...known, bound: known.benefit, notExact: null });
  const found = answer.values && chosenIn(answer.values, open);
  const pairs = found && Int32Array.from([...taken, ...found]).sort();
  const isKept = pairs !== null && brokenLimits(problem, pairs).length === 0;
  const tally = isKept ? tallyOf(problem, pairs) : null;
  const isBetter = tally !== null && (known === null || tally.benefit > known.benefit);
  const best = isBetter ? { pairs: pairs as Int32Array, benefit: tally.benefit, spent: tally.spent } : known;
  if (best === null) return refuse({ kind: 'nothing-found', because: { kind: 'solver-stopped-early' } });
  const proved = answer.bound + tallyOf(problem, taken).benefit;
  const bound = Math.max(best.benefit, Math.min(known?.bound ?? Infinity, proved));
  const isExact = answer.kind === 'optimal' && isKept;
  return accept({
    ...best,
    bound: isExact ? best.benefit : bound,
    prices: known?.prices ?? freePrices(problem),
    notExact: isExact ? null : { kind: 'solver-stopped-early' },
  });
}
