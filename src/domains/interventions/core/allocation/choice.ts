import { type AllocationProblem, at, budgetSlack } from './problem.ts';

/** A choice that is being made: what is taken so far, and what each limit has left. */
export class Choice {
  readonly problem: AllocationProblem;
  readonly taken: Uint8Array;
  benefit = 0;
  spent = 0;
  count = 0;
  readonly #roomLeft: Int32Array;
  readonly #placesLeft: Float64Array;
  readonly #overMinimum: Int32Array;
  readonly #most: number;

  constructor(problem: AllocationProblem, pairs: Iterable<number> = []) {
    this.problem = problem;
    this.taken = new Uint8Array(problem.benefit.length);
    this.#roomLeft = problem.room.slice();
    this.#placesLeft = problem.capacity.slice();
    this.#overMinimum = problem.regionMinimum.map((least) => -least);
    this.#most = problem.budget + budgetSlack(problem.budget);
    for (const pair of pairs) this.add(pair);
  }

  get pairs(): Int32Array {
    const pairs = new Int32Array(this.count);
    for (let pair = 0, i = 0; pair < this.taken.length; pair++) if (this.taken[pair] === 1) pairs[i++] = pair;
    return pairs;
  }

  get meetsMinimums(): boolean {
    return this.#overMinimum.every((over) => over >= 0);
  }

  /** What a region has beyond its minimum: below 0 where it is owed some. */
  overMinimum(region: number): number {
    return at(this.#overMinimum, region);
  }

  /** Whether a pair fits in, all limits kept but the regions' minimums. */
  fits(pair: number): boolean {
    const { interventions, cost, benefit } = this.problem;
    return (
      this.taken[pair] === 0 &&
      at(benefit, pair) !== -Infinity &&
      this.spent + at(cost, pair) <= this.#most &&
      at(this.#roomLeft, Math.floor(pair / interventions)) > 0 &&
      at(this.#placesLeft, pair % interventions) > 0
    );
  }

  /** Whether a region would still have its minimum without a pair. */
  spares(pair: number): boolean {
    const region = at(this.problem.regionOf, Math.floor(pair / this.problem.interventions));
    return region < 0 || at(this.#overMinimum, region) > 0;
  }

  add(pair: number): void {
    this.#change(pair, 1);
  }

  remove(pair: number): void {
    this.#change(pair, -1);
  }

  #change(pair: number, by: 1 | -1): void {
    const { interventions, benefit, cost, regionOf } = this.problem;
    const area = Math.floor(pair / interventions);
    const intervention = pair % interventions;
    const region = at(regionOf, area);
    this.taken[pair] = by === 1 ? 1 : 0;
    this.benefit += by * at(benefit, pair);
    this.spent += by * at(cost, pair);
    this.count += by;
    this.#roomLeft[area] = at(this.#roomLeft, area) - by;
    this.#placesLeft[intervention] = at(this.#placesLeft, intervention) - by;
    if (region >= 0) this.#overMinimum[region] = at(this.#overMinimum, region) + by;
  }
}
