import type { Choice } from './choice.ts';
import { netWorths, type Prices } from './prices.ts';
import { at } from './problem.ts';

/** How many pairs on either side of the line are tried against each other, unless told. */
const NEAR = 300;
/** How many of them are tried two at a time. */
const NEAREST = 40;

/**
 * Betters a choice by exchanges among the pairs near the line: one more, one for one, one for two, two for one; until no exchange gains. The best gain
 * of each round is taken, and of equal ones the first, so that the same problem has the same answer.
 */
export function improve(choice: Choice, prices: Prices, { rounds = 400, pairs = NEAR } = {}): void {
  let near = nearTheLine(choice, prices, pairs);
  let isFresh = true;
  for (let round = 0; round < rounds; round++) {
    const { inside, outside } = near;
    const exchange = addOne(choice, outside) ?? oneForOne(choice, inside, outside) ?? withTwo(choice, inside, outside);
    if (exchange === null) {
      if (isFresh) return;
      near = nearTheLine(choice, prices, pairs);
      isFresh = true;
      continue;
    }
    for (const pair of exchange.out) choice.remove(pair);
    for (const pair of exchange.in) choice.add(pair);
    isFresh = false;
    near = {
      inside: [...exchange.in, ...inside.filter((pair) => !exchange.out.includes(pair))],
      outside: [...exchange.out, ...outside.filter((pair) => !exchange.in.includes(pair))],
    };
  }
}

interface Exchange {
  readonly out: readonly number[];
  readonly in: readonly number[];
}

/** The chosen that are worth the least at the prices, and the others that are worth the most. */
function nearTheLine(choice: Choice, prices: Prices, most: number) {
  const { problem } = choice;
  const inside: number[] = [];
  const outside: number[] = [];
  const worth = netWorths(problem, prices);
  for (let pair = 0; pair < worth.length; pair++) {
    if (choice.taken[pair] === 1) inside.push(pair);
    else if (at(problem.benefit, pair) > 0) outside.push(pair);
  }
  return {
    inside: smallest(inside, most, (pair) => at(worth, pair)),
    outside: smallest(outside, most, (pair) => -at(worth, pair)),
  };
}

/** So many pairs of the smallest value, in order. */
function smallest(pairs: number[], most: number, value: (pair: number) => number): number[] {
  if (pairs.length <= most) return pairs.sort((a, b) => value(a) - value(b) || a - b);
  const values = Float64Array.from(pairs, value).sort();
  const line = at(values, most - 1);
  return pairs
    .filter((pair) => value(pair) <= line)
    .sort((a, b) => value(a) - value(b) || a - b)
    .slice(0, most);
}

function addOne(choice: Choice, outside: readonly number[]): Exchange | null {
  const { benefit } = choice.problem;
  let best: number | null = null;
  for (const pair of outside)
    if (choice.fits(pair) && (best === null || at(benefit, pair) > at(benefit, best))) best = pair;
  return best === null ? null : { out: [], in: [best] };
}

function oneForOne(choice: Choice, inside: readonly number[], outside: readonly number[]): Exchange | null {
  const { benefit } = choice.problem;
  let found: Exchange | null = null;
  let gain = least(choice);
  for (const out of inside) {
    choice.remove(out);
    const owes = !choice.meetsMinimums;
    for (const pair of outside) {
      const better = at(benefit, pair) - at(benefit, out);
      if (better <= gain || !choice.fits(pair)) continue;
      if (owes && !settles(choice, [pair])) continue;
      gain = better;
      found = { out: [out], in: [pair] };
    }
    choice.add(out);
  }
  return found;
}

function withTwo(choice: Choice, inside: readonly number[], outside: readonly number[]): Exchange | null {
  const { benefit } = choice.problem;
  const outs = inside.slice(0, NEAREST);
  const ins = outside.slice(0, NEAREST);
  let found: Exchange | null = null;
  let gain = least(choice);
  const weigh = (exchange: Exchange, better: number) => {
    if (better <= gain || (!choice.meetsMinimums && !settles(choice, exchange.in))) return;
    gain = better;
    found = exchange;
  };
  for (const [i, out] of outs.entries()) {
    choice.remove(out);
    for (const [j, one] of ins.entries()) {
      if (!choice.fits(one)) continue;
      choice.add(one);
      for (const two of ins.slice(j + 1)) {
        const better = at(benefit, one) + at(benefit, two) - at(benefit, out);
        if (better > gain && choice.fits(two)) weigh({ out: [out], in: [one, two] }, better);
      }
      choice.remove(one);
    }
    for (const other of outs.slice(i + 1)) {
      choice.remove(other);
      for (const one of ins) {
        const better = at(benefit, one) - at(benefit, out) - at(benefit, other);
        if (better > gain && choice.fits(one)) weigh({ out: [out, other], in: [one] }, better);
      }
      choice.add(other);
    }
    choice.add(out);
  }
  return found;
}

/** Whether every region has its minimum again once these, where not yet taken, are added. */
function settles(choice: Choice, pairs: readonly number[]): boolean {
  const added = pairs.filter((pair) => choice.taken[pair] === 0);
  for (const pair of added) choice.add(pair);
  const settled = choice.meetsMinimums;
  for (const pair of added) choice.remove(pair);
  return settled;
}

/** Gains below this are rounding. */
function least(choice: Choice): number {
  return 1e-12 * Math.abs(choice.benefit);
}
