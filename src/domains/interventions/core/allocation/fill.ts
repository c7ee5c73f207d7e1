import { Choice } from './choice.ts';
import { cheapestMinimums, minimumsOf, roomOfRegions } from './minimums.ts';
import { netWorths, type Prices } from './prices.ts';
import { type AllocationProblem, at, budgetSlack } from './problem.ts';

/** How much dearer money is made, in turn, until what regions are owed can be paid. */
const DEARER = [1, 1.25, 1.6, 2, 3, 6, 20];

/**
 * A choice that keeps all limits, made by prices: first what regions are owed, by worth; then by worth for money as far as it goes. Null where the minimums
 * of the regions cannot be met this way.
 */
export function fillByPrices(problem: AllocationProblem, prices: Prices): Choice | null {
  const choice = new Choice(problem);
  const worth = netWorths(problem, prices);
  const isGiven =
    choice.meetsMinimums ||
    DEARER.some((times) =>
      giveWhatIsOwed(choice, times === 1 ? worth : netWorths(problem, { ...prices, money: prices.money * times })),
    ) ||
    giveCheapest(choice);
  if (!isGiven) return null;
  addByValue(choice, worth);
  return choice;
}

/**
 * Gives regions their minimums by the worth of pairs, and keeps back what the rest of the minimums costs at least; undoes all and says so where that does
 * not come out.
 */
function giveWhatIsOwed(choice: Choice, worth: Float64Array): boolean {
  const { problem } = choice;
  const { regionMinimum, regionOf, interventions } = problem;
  const owing: number[][] = Array.from(regionMinimum, () => []);
  for (let pair = 0; pair < worth.length; pair++) {
    const region = at(regionOf, Math.floor(pair / interventions));
    if (region >= 0 && at(regionMinimum, region) > 0 && at(problem.benefit, pair) !== -Infinity)
      owing[region]?.push(pair);
  }
  const cheapest = new Float64Array(problem.regions).fill(Infinity);
  for (const [region, pairs] of owing.entries())
    for (const pair of pairs) cheapest[region] = Math.min(at(cheapest, region), at(problem.cost, pair));
  let kept = cheapest.reduce(
    (sum, each, region) => sum + (at(regionMinimum, region) > 0 ? each * at(regionMinimum, region) : 0),
    0,
  );
  const ofWorth = (one: number) => at(worth, one);
  const best = owing.flatMap((pairs, region) => foremost(pairs, ofWorth, 8 * at(regionMinimum, region)));
  for (const pair of best.sort((a, b) => ofWorth(b) - ofWorth(a) || a - b)) {
    const region = at(regionOf, Math.floor(pair / interventions));
    if (choice.overMinimum(region) >= 0 || !choice.fits(pair)) continue;
    const keptAfter = kept - at(cheapest, region);
    if (choice.spent + at(problem.cost, pair) + keptAfter > problem.budget + budgetSlack(problem.budget)) continue;
    choice.add(pair);
    kept = keptAfter;
  }
  if (choice.meetsMinimums) return true;
  for (const pair of choice.pairs) choice.remove(pair);
  return false;
}

/** Gives regions their minimums at the least cost, dealt out in a circle over the areas with the most benefit. */
function giveCheapest(choice: Choice): boolean {
  const { problem } = choice;
  const { interventions, areas, regionOf, room, benefit } = problem;
  const question = minimumsOf(problem);
  const total = roomOfRegions(problem);
  const cheapest = cheapestMinimums(question);
  if (cheapest === null || [...total].some((most, region) => most < at(question.owed, region))) return false;
  for (let region = 0; region < problem.regions; region++) {
    const here: number[] = [];
    for (let area = 0; area < areas; area++) if (at(regionOf, area) === region && at(room, area) > 0) here.push(area);
    const best = (area: number) => {
      let value = -Infinity;
      for (let i = 0; i < interventions; i++) value = Math.max(value, at(benefit, area * interventions + i));
      return value;
    };
    here.sort((a, b) => best(b) - best(a) || a - b);
    let turn = 0;
    for (let i = 0; i < interventions; i++) {
      let left = at(cheapest.counts, region * interventions + i);
      for (let tried = 0; tried < here.length && left > 0; tried++, turn++) {
        const pair = (here[turn % here.length] as number) * interventions + i;
        if (!choice.fits(pair)) continue;
        choice.add(pair);
        left--;
      }
      if (left > 0) return false;
    }
  }
  return true;
}

/** Adds pairs by what they are worth for their cost while they fit: first those worth more than their price, then what the rest of the money buys. */
function addByValue(choice: Choice, worth: Float64Array): void {
  const { benefit, cost } = choice.problem;
  const wanted: number[] = [];
  const rest: number[] = [];
  for (let pair = 0; pair < worth.length; pair++)
    if (at(benefit, pair) > 0 && choice.taken[pair] === 0) (at(worth, pair) > 0 ? wanted : rest).push(pair);
  const value = (pair: number) => at(worth, pair) / at(cost, pair);
  for (const pairs of [wanted.sort((a, b) => value(b) - value(a) || a - b), foremost(rest, value, 10 * FEW)])
    for (const pair of pairs) if (choice.fits(pair)) choice.add(pair);
}

/** With fewer pairs all are put in order. */
const FEW = 2000;

/** The pairs of the largest value, in order: of many no more than `FEW`, or `least` where that is more, as those further down hardly ever come to their turn. */
function foremost(pairs: number[], value: (pair: number) => number, least: number): number[] {
  const most = Math.max(FEW, least);
  const inOrder = (some: number[]) => some.sort((a, b) => value(b) - value(a) || a - b);
  if (pairs.length <= most) return inOrder(pairs);
  const line = at(Float64Array.from(pairs, value).sort(), pairs.length - most);
  return inOrder(pairs.filter((pair) => value(pair) >= line));
}
