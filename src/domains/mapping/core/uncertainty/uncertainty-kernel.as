// AssemblyScript: the loops that run once for every area of every draw. `node tools/make-kernels.mjs` compiles this file into
// uncertainty-kernel-code.ts. Addresses are in bytes. A column is one double per area, padded to a multiple of eight areas, aligned to 64 bytes.
// Sums run over the members in their order and divide at the end, two areas at a time but without fused operations: the very numbers that
// computeIndex gets, on every machine.

const STRIP: usize = 128;

/**
 * Carries out steps over some areas, a strip at a time so that the columns stay in the nearest cache. A step is 32 bytes: four words (where the scores go,
 * a list of the members' columns, a list of their weights, how many members), a double (the total of the weights; 1 leaves a sum as it is) and a word
 * (1 for a harmonic mean).
 */
export function score(steps: usize, count: usize, from: usize, to: usize): void {
  for (let start = from; start < to; start += STRIP) {
    const end = min(start + STRIP, to);
    for (let step = steps; step < steps + (count << 5); step += 32) {
      const into = <usize>load<u32>(step);
      const columns = <usize>load<u32>(step, 4);
      const weights = <usize>load<u32>(step, 8);
      const members = <usize>load<u32>(step, 12);
      const total = load<f64>(step, 16);
      if (load<u32>(step, 24) == 1) combineHarmonic(into, columns, weights, members, total, start, end);
      else combine(into, columns, weights, members, total, start, end);
    }
  }
}

/** The weighted sum of columns, over `total`. */
function combine(into: usize, columns: usize, weights: usize, members: usize, total: f64, from: usize, to: usize): void {
  for (let area = from << 3; area < to << 3; area += 64) {
    let one = f64x2.splat(0);
    let two = one;
    let three = one;
    let four = one;
    for (let member: usize = 0; member < members; member++) {
      const column = <usize>load<u32>(columns + (member << 2)) + area;
      const weight = v128.load64_splat(weights + (member << 3));
      one = f64x2.add(one, f64x2.mul(weight, v128.load(column)));
      two = f64x2.add(two, f64x2.mul(weight, v128.load(column, 16)));
      three = f64x2.add(three, f64x2.mul(weight, v128.load(column, 32)));
      four = f64x2.add(four, f64x2.mul(weight, v128.load(column, 48)));
    }
    if (total != 1) {
      const by = f64x2.splat(total);
      one = f64x2.div(one, by);
      two = f64x2.div(two, by);
      three = f64x2.div(three, by);
      four = f64x2.div(four, by);
    }
    v128.store(into + area, one);
    v128.store(into + area, two, 16);
    v128.store(into + area, three, 32);
    v128.store(into + area, four, 48);
  }
}

/** `total` over the sum of weight/value. */
function combineHarmonic(into: usize, columns: usize, weights: usize, members: usize, total: f64, from: usize, to: usize): void {
  const numerator = f64x2.splat(total);
  for (let area = from << 3; area < to << 3; area += 16) {
    let sum = f64x2.splat(0);
    for (let member: usize = 0; member < members; member++) {
      const value = v128.load(<usize>load<u32>(columns + (member << 2)) + area);
      sum = f64x2.add(sum, f64x2.div(v128.load64_splat(weights + (member << 3)), value));
    }
    v128.store(into + area, f64x2.div(numerator, sum));
  }
}

/**
 * Adds `values` to the sums of a lane, three columns of `column` bytes: the lane's first value of each area, and the sum and the sum of squares of the deviations
 * from it. And turns each of `scores` into a key, (top - score) x scale, so that the largest score has the smallest key, and counts its two digits. The
 * values are the scores or, where these are logarithms, what they are the logarithms of.
 */
function digest<T>(scores: usize, values: usize, sums: usize, column: usize, isFirst: bool, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  const lowMask = (<usize>1 << lowBits) - 1;
  const tops = f64x2.splat(top);
  const scales = f64x2.splat(scale);
  let area = from;
  for (; area + 1 < to; area += 2) {
    const pair = v128.load(scores + (area << 3));
    const both = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(tops, pair), scales));
    v128.store64_lane(keys + (area << 2), both, 0);
    countKey<T>(<usize>i32x4.extract_lane(both, 0), lowCounts, highCounts, lowBits, lowMask);
    countKey<T>(<usize>i32x4.extract_lane(both, 1), lowCounts, highCounts, lowBits, lowMask);
    addToSums(v128.load(values + (area << 3)), sums + (area << 3), column, isFirst);
  }
  if (area < to) {
    addToSums(v128.load(values + (area << 3)), sums + (area << 3), column, isFirst); // and one that is no area
    toKeys<T>(scores, keys, lowCounts, highCounts, lowBits, top, scale, area, to);
  }
}

function addToSums(scores: v128, first: usize, column: usize, isFirst: bool): void {
  const sum = first + column;
  const squares = sum + column;
  if (isFirst) {
    v128.store(first, scores);
    v128.store(sum, f64x2.splat(0));
    v128.store(squares, f64x2.splat(0));
    return;
  }
  const deviations = f64x2.sub(scores, v128.load(first));
  v128.store(sum, f64x2.add(v128.load(sum), deviations));
  v128.store(squares, f64x2.add(v128.load(squares), f64x2.mul(deviations, deviations)));
}

function countKey<T>(key: usize, lowCounts: usize, highCounts: usize, lowBits: i32, lowMask: usize): void {
  const low = lowCounts + (key & lowMask) * sizeof<T>();
  store<T>(low, <T>(load<T>(low) + 1));
  const high = highCounts + (key >>> lowBits) * sizeof<T>();
  store<T>(high, <T>(load<T>(high) + 1));
}

// 1.5 x 2^52, to which a number is added to have the nearest whole number in the low bits; 1/ln(2); ln(2); and a polynomial, from the highest power.
const EXPONENTIAL = memory.data<f64>([
  6755399441055744.0, 1.4426950408889634, 0.6931471805599453, 0.00019775171492445273, 0.0013948183344632363, 0.008333561090393838,
  0.04166622542523024, 0.16666665126137437, 0.5000000104536315, 1.000000000243096, 0.9999999999616819,
]);

/**
 * e^x to 4e-11 of itself, for |x| < 700: e^x = 2^n e^r with |r| <= ln(2)/2, and for e^r the polynomial of degree seven with the smallest relative error there,
 * found by Remez exchange. Close enough for a standard deviation; ranks never come through here. The constants are read from memory, as the engine
 * would make those in the code anew in every round.
 */
export function exponentials(logarithms: usize, into: usize, from: usize, to: usize): void {
  const shifter = v128.load64_splat(EXPONENTIAL);
  const perDoubling = v128.load64_splat(EXPONENTIAL, 8);
  const doubling = v128.load64_splat(EXPONENTIAL, 16);
  const p7 = v128.load64_splat(EXPONENTIAL, 24);
  const p6 = v128.load64_splat(EXPONENTIAL, 32);
  const p5 = v128.load64_splat(EXPONENTIAL, 40);
  const p4 = v128.load64_splat(EXPONENTIAL, 48);
  const p3 = v128.load64_splat(EXPONENTIAL, 56);
  const p2 = v128.load64_splat(EXPONENTIAL, 64);
  const p1 = v128.load64_splat(EXPONENTIAL, 72);
  const p0 = v128.load64_splat(EXPONENTIAL, 80);
  for (let area = from << 3; area < to << 3; area += 16) {
    const x = v128.load(logarithms + area);
    const shifted = f64x2.add(f64x2.mul(x, perDoubling), shifter);
    const rest = f64x2.sub(x, f64x2.mul(f64x2.sub(shifted, shifter), doubling));
    let power = f64x2.add(f64x2.mul(p7, rest), p6);
    power = f64x2.add(f64x2.mul(power, rest), p5);
    power = f64x2.add(f64x2.mul(power, rest), p4);
    power = f64x2.add(f64x2.mul(power, rest), p3);
    power = f64x2.add(f64x2.mul(power, rest), p2);
    power = f64x2.add(f64x2.mul(power, rest), p1);
    power = f64x2.add(f64x2.mul(power, rest), p0);
    v128.store(into + area, i64x2.add(power, i64x2.shl(shifted, 52))); // times 2^n, by way of the exponent
  }
}

/** The keys alone. */
function toKeys<T>(scores: usize, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  for (let area = from; area < to; area++) {
    const key = <usize><i32>((top - load<f64>(scores + (area << 3))) * scale);
    store<u32>(keys + (area << 2), key);
    countKey<T>(key, lowCounts, highCounts, lowBits, (<usize>1 << lowBits) - 1);
  }
}

/** First pass of sorting: by the low digit. What goes on to the second is the high digit and the area in one word. */
function sortByLowDigit<T>(keys: usize, counts: usize, into: usize, areas: usize, lowBits: i32, indexBits: i32): void {
  const mask = (<usize>1 << lowBits) - 1;
  toStarts<T>(counts, mask + 1);
  for (let area: usize = 0; area < areas; area++) {
    const key = <usize>load<u32>(keys + (area << 2));
    const start = counts + (key & mask) * sizeof<T>();
    const place = <usize>load<T>(start);
    store<T>(start, <T>(place + 1));
    store<u32>(into + (place << 2), ((key >>> lowBits) << indexBits) | area);
  }
}

function toStarts<T>(counts: usize, size: usize): void {
  let start: u32 = 0;
  for (let at = counts; at < counts + size * sizeof<T>(); at += sizeof<T>()) {
    const count = <u32>load<T>(at);
    store<T>(at, <T>start);
    start += count;
  }
}

/**
 * Second pass: by the high digit, which gives each area its place in the order of the keys, and so its rank: 1 for the largest, ties share the smallest.
 * Areas with the same key come one soon after the other, those of one low digit being together: for these the scores themselves decide. `last` has an
 * entry per high digit. Gives up, returning false, after looking at more than `patience` words again.
 */
function rankWords<T>(words: usize, lowEnds: usize, highCounts: usize, last: usize, scores: usize, ranks: usize, lowBits: i32, highBits: i32, indexBits: i32, patience: i32): bool {
  const mask = (<usize>1 << indexBits) - 1;
  toStarts<T>(highCounts, <usize>1 << highBits);
  clear(last, last + (sizeof<T>() << highBits));
  let i: usize = 0;
  for (let low: usize = 0; low < <usize>1 << lowBits; low++) {
    const start = i;
    const end = <usize>load<T>(lowEnds + low * sizeof<T>());
    for (; i < end; i++) {
      const word = <usize>load<u32>(words + (i << 2));
      const area = word & mask;
      const high = (word >>> indexBits) * sizeof<T>();
      const rank = <usize>load<T>(highCounts + high) + 1;
      store<T>(highCounts + high, <T>rank);
      const before = <usize>load<T>(last + high); // from 1; of those with the same key, one with the smallest score
      if (before > start) {
        const least = <usize>load<u32>(words + ((before - 1) << 2)) & mask;
        const score = load<f64>(scores + (area << 3));
        const leastScore = load<f64>(scores + (least << 3));
        if (score == leastScore) {
          store<T>(ranks + area * sizeof<T>(), load<T>(ranks + least * sizeof<T>()));
          continue;
        }
        if (score > leastScore) {
          patience -= <i32>(i - start);
          if (patience < 0) return false;
          rankAmong<T>(words + (start << 2), words + (i << 2), scores, ranks, mask, <u32>rank);
          continue;
        }
      }
      store<T>(ranks + area * sizeof<T>(), <T>rank);
      store<T>(last + high, <T>(i + 1));
    }
  }
  return true;
}

/** Ranks the area at `at` among those before it, from `start`, that have the same key, and moves down those with smaller scores. */
function rankAmong<T>(start: usize, at: usize, scores: usize, ranks: usize, mask: usize, rank: u32): void {
  const word = <usize>load<u32>(at);
  const score = load<f64>(scores + ((word & mask) << 3));
  for (let other = start; other < at; other += 4) {
    const rival = <usize>load<u32>(other);
    if ((rival ^ word) > mask) continue;
    const rivalScore = load<f64>(scores + ((rival & mask) << 3));
    if (rivalScore <= score) rank--;
    const rivalRank = ranks + (rival & mask) * sizeof<T>();
    if (rivalScore < score) store<T>(rivalRank, <T>(load<T>(rivalRank) + 1));
  }
  store<T>(ranks + (word & mask) * sizeof<T>(), <T>rank);
}

/**
 * Turns ranks round for a few areas: from one row per draw to one row per area. Areas go by eight; rows of the result have `stride` entries, draws rounded
 * up to eight, and end in copies of the last draw.
 */
export function turnShort(ranks: usize, areas: usize, first: usize, count: usize, draws: usize, into: usize, stride: usize): void {
  for (let draw: usize = 0; draw < draws; draw += 8) {
    for (let i: usize = 0; i < count; i += 8) {
      const corner = ranks + ((first + i) << 1);
      const row = areas << 1;
      const last = draws - 1;
      const a = v128.load(corner + min(draw, last) * row);
      const b = v128.load(corner + min(draw + 1, last) * row);
      const c = v128.load(corner + min(draw + 2, last) * row);
      const d = v128.load(corner + min(draw + 3, last) * row);
      const e = v128.load(corner + min(draw + 4, last) * row);
      const f = v128.load(corner + min(draw + 5, last) * row);
      const g = v128.load(corner + min(draw + 6, last) * row);
      const h = v128.load(corner + min(draw + 7, last) * row);
      // Three rounds of interleaving: rows apart by four, by two, by one.
      const ae = lowHalves(a, e);
      const bf = lowHalves(b, f);
      const cg = lowHalves(c, g);
      const dh = lowHalves(d, h);
      const aeHigh = highHalves(a, e);
      const bfHigh = highHalves(b, f);
      const cgHigh = highHalves(c, g);
      const dhHigh = highHalves(d, h);
      const to = into + ((i * stride + draw) << 1);
      finishTurn(ae, bf, cg, dh, to, stride << 1);
      finishTurn(aeHigh, bfHigh, cgHigh, dhHigh, to + (stride << 3), stride << 1);
    }
  }
}

function finishTurn(ae: v128, bf: v128, cg: v128, dh: v128, to: usize, row: usize): void {
  const evens = lowHalves(ae, cg);
  const odds = lowHalves(bf, dh);
  const evensHigh = highHalves(ae, cg);
  const oddsHigh = highHalves(bf, dh);
  v128.store(to, lowHalves(evens, odds));
  v128.store(to + row, highHalves(evens, odds));
  v128.store(to + 2 * row, lowHalves(evensHigh, oddsHigh));
  v128.store(to + 3 * row, highHalves(evensHigh, oddsHigh));
}

function lowHalves(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

function highHalves(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

export function turnLong(ranks: usize, areas: usize, first: usize, count: usize, draws: usize, into: usize, stride: usize): void {
  for (let draw: usize = 0; draw < stride; draw++) {
    const row = ranks + ((min(draw, draws - 1) * areas + first) << 2);
    for (let i: usize = 0; i < count; i++) store<u32>(into + ((i * stride + draw) << 2), load<u32>(row + (i << 2)));
  }
}

/** How many values are at most `limit`. */
function countAtMost<T>(values: usize, count: usize, limit: u32): u32 {
  let total: u32 = 0;
  let i: usize = 0;
  if (sizeof<T>() == 2) {
    const limits = i16x8.splat(<i16>limit);
    let counts = i16x8.splat(0); // at most 2^16 draws at a time
    for (; i + 8 <= count; i += 8) counts = i16x8.sub(counts, i16x8.le_u(v128.load(values + (i << 1)), limits));
    total = sumOf(counts);
  }
  for (; i < count; i++) total += <u32>(<u32>load<T>(values + i * sizeof<T>()) <= limit);
  return total;
}

const BINS: u32 = 256;
const COUNTERS: usize = 4 * <usize>BINS;

/**
 * The values at given positions (ascending, from 0; at most eight) of the sorted order, without sorting: a first count by 256 bins finds the bin of each
 * position, a second one counts single values in those bins alone. `scratch` has room for 256 counts, 256 marks, 8 positions, and 9 times as many
 * counts as a bin holds values.
 */
function orderStatistics<T>(values: usize, count: usize, positions: usize, wanted: usize, into: usize, scratch: usize): void {
  const end = values + count * sizeof<T>();
  const least = leastOf<T>(values, end);
  const most = mostOf<T>(values, end);
  let shift: u32 = most - least < BINS ? 0 : 24 - clz<u32>(most - least);
  if ((most >>> shift) - (least >>> shift) >= BINS) shift++;
  const firstBin = least >>> shift;
  const marks = scratch + COUNTERS;
  const within = marks + COUNTERS;
  const fine = within + 32;

  clear(scratch, marks + COUNTERS);
  const counters = scratch - (<usize>firstBin << 2);
  for (let at = values; at < end; at += sizeof<T>()) {
    const counter = counters + (<usize>(<u32>load<T>(at) >>> shift) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }

  let bin: u32 = 0;
  let below: u32 = 0;
  let marked: u32 = 0;
  for (let i: usize = 0; i < wanted; i++) {
    const position = load<u32>(positions + (i << 2));
    while (true) {
      const size = load<u32>(scratch + (<usize>bin << 2));
      if (below + size > position) break;
      below += size;
      bin++;
    }
    store<u32>(into + (i << 2), bin);
    store<u32>(within + (i << 2), position - below);
    if (load<u32>(marks + (<usize>bin << 2)) == 0) store<u32>(marks + (<usize>bin << 2), ++marked); // the other bins share mark 0
  }

  if (shift > 0) countWithinBins<T>(values, end, shift, marks - (<usize>firstBin << 2), fine, marked);
  for (let i: usize = 0; i < wanted; i++) {
    const bin = load<u32>(into + (i << 2));
    let value = (firstBin + bin) << shift;
    if (shift > 0) {
      let counter = fine + (<usize>(load<u32>(marks + (<usize>bin << 2)) << shift) << 2);
      let left = load<u32>(within + (i << 2));
      while (load<u32>(counter) <= left) {
        left -= load<u32>(counter);
        counter += 4;
        value++;
      }
    }
    store<u32>(into + (i << 2), value);
  }
}

/** Counts all values, but those without a mark in one place that nobody looks at: there is no branch to guess. */
function countWithinBins<T>(values: usize, end: usize, shift: u32, marks: usize, fine: usize, marked: u32): void {
  clear(fine, fine + (<usize>((marked + 1) << shift) << 2));
  const mask = (<u32>1 << shift) - 1;
  for (let at = values; at < end; at += sizeof<T>()) {
    const value = <u32>load<T>(at);
    const mark = load<u32>(marks + (<usize>(value >>> shift) << 2));
    const counter = fine + (<usize>((mark << shift) + (value & mask)) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
}

function clear(from: usize, to: usize): void {
  for (let at = from; at < to; at += 16) v128.store(at, i32x4.splat(0));
}

/** The least value, and the greatest. May read up to seven entries beyond the end, which repeat the last one. */
function leastOf<T>(values: usize, end: usize): u32 {
  if (sizeof<T>() == 2) {
    let least = v128.load(values);
    for (let at = values + 16; at < end; at += 16) least = i16x8.min_u(least, v128.load(at));
    least = i16x8.min_u(least, v128.shuffle<u64>(least, least, 1, 0));
    least = i16x8.min_u(least, v128.shuffle<u32>(least, least, 1, 0, 3, 2));
    return min<u32>(i16x8.extract_lane_u(least, 0), i16x8.extract_lane_u(least, 1));
  }
  let least = <u32>load<T>(values);
  for (let at = values; at < end; at += sizeof<T>()) least = min<u32>(least, <u32>load<T>(at));
  return least;
}

function mostOf<T>(values: usize, end: usize): u32 {
  if (sizeof<T>() == 2) {
    let most = v128.load(values);
    for (let at = values + 16; at < end; at += 16) most = i16x8.max_u(most, v128.load(at));
    most = i16x8.max_u(most, v128.shuffle<u64>(most, most, 1, 0));
    most = i16x8.max_u(most, v128.shuffle<u32>(most, most, 1, 0, 3, 2));
    return max<u32>(i16x8.extract_lane_u(most, 0), i16x8.extract_lane_u(most, 1));
  }
  let most = <u32>load<T>(values);
  for (let at = values; at < end; at += sizeof<T>()) most = max<u32>(most, <u32>load<T>(at));
  return most;
}

/**
 * Copies the values from `least` to `most`, in their order, and returns how many; the number of smaller ones goes to `below`. Writes one entry beyond the last.
 */
function sift<T>(values: usize, count: usize, least: u32, most: u32, into: usize, below: usize): usize {
  let under: u32 = 0;
  let at = into;
  let from = values;
  const end = values + count * sizeof<T>();
  if (sizeof<T>() == 2 && least <= <u32>u16.MAX_VALUE) {
    const leasts = i16x8.splat(<i16>least);
    const mosts = i16x8.splat(<i16>min(most, <u32>u16.MAX_VALUE));
    let counts = i16x8.splat(0);
    for (; from + 16 <= end; from += 16) {
      const eight = v128.load(from);
      counts = i16x8.sub(counts, i16x8.lt_u(eight, leasts));
      if (v128.any_true(v128.and(i16x8.ge_u(eight, leasts), i16x8.le_u(eight, mosts))))
        for (let one = from; one < from + 16; one += 2) at = copyIfWithin<T>(one, least, most, at);
    }
    under = sumOf(counts);
  }
  for (; from < end; from += sizeof<T>()) {
    under += <u32>(<u32>load<T>(from) < least);
    at = copyIfWithin<T>(from, least, most, at);
  }
  store<u32>(below, under);
  return (at - into) / sizeof<T>();
}

/** Always writes, and goes on only if the value counts: there is no branch to guess. */
function copyIfWithin<T>(from: usize, least: u32, most: u32, at: usize): usize {
  const value = <u32>load<T>(from);
  store<T>(at, <T>value);
  return at + <usize>(<u32>(value >= least) & <u32>(value <= most)) * sizeof<T>();
}

function sumOf(counts: v128): u32 {
  const sums = i32x4.extadd_pairwise_i16x8_u(counts);
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

const WINDOWS: usize = 3;
const BAND: usize = 24;
const WINDOW: usize = 16;

/**
 * Takes a batch of draws into the windows of some areas; `turned` has their ranks, a row of `stride` entries per area, and `seen` counts all draws so far.
 * `bands` has a row of six words per window: the first and last place that it should hold, where these stand among the `wanted` different ones, which follow
 * the rows in ascending order, the address of the first area's window and the entries that each has room for. `states` has four words per window: the
 * least and the most rank that belong in it, its first place and how many it holds; after the last batch, the two neighbours of the quantile come
 * first. Counts ranks up to `topRank` in `topCounts`. Returns how many windows missed their quantile.
 */
function summarise<T>(turned: usize, stride: usize, areas: usize, draws: usize, seen: u32, isLast: bool, bands: usize, wanted: usize, states: usize, topRank: u32, topCounts: usize, candidates: usize, scratch: usize): u32 {
  const isFirst = <u32>draws == seen;
  const counters = scratch + 64;
  let misses: u32 = 0;
  for (let area: usize = 0; area < areas; area++) {
    const ranks = turned + area * stride * sizeof<T>();
    const topCount = topCounts + (area << 2);
    store<u32>(topCount, (isFirst ? 0 : load<u32>(topCount)) + countAtMost<T>(ranks, draws, topRank));
    if (isFirst) orderStatistics<T>(ranks, draws, bands + WINDOWS * BAND, wanted, scratch, counters);
    for (let i: usize = 0; i < WINDOWS; i++) {
      const band = bands + i * BAND;
      const window = <usize>load<u32>(band, 16) + area * <usize>load<u32>(band, 20) * sizeof<T>();
      const state = states + (area * WINDOWS + i) * WINDOW;
      if (isFirst) {
        const least = load<u32>(scratch + (<usize>load<u32>(band, 8) << 2));
        const most = load<u32>(scratch + (<usize>load<u32>(band, 12) << 2));
        settle<T>(ranks, draws, load<u32>(band), load<u32>(band, 4), 0, least, most, seen, isLast, window, state, scratch + 48);
      } else misses += <u32>narrow<T>(ranks, draws, seen, isLast, band, window, state, candidates, scratch);
    }
  }
  return misses;
}

/**
 * A later batch: the candidates are the window, and the ranks that fall into it. While there is room for them they are only added. Some of the places wanted may not be among them, batches differing as
 * they do: the window then holds fewer. True if that happens after the last batch.
 */
function narrow<T>(ranks: usize, draws: usize, seen: u32, isLast: bool, band: usize, window: usize, state: usize, candidates: usize, scratch: usize): bool {
  const below = scratch + 48;
  const fresh = sift<T>(ranks, draws, load<u32>(state), load<u32>(state, 4), candidates, below);
  const kept = <usize>load<u32>(state, 12);
  const count = fresh + kept;
  if (!isLast && count < <usize>load<u32>(band, 20)) {
    for (let i: usize = 0; i < fresh; i++) store<T>(window + (kept + i) * sizeof<T>(), load<T>(candidates + i * sizeof<T>()));
    store<u32>(state, load<u32>(state, 8) + load<u32>(below), 8);
    store<u32>(state, <u32>count, 12);
    return false;
  }
  const last = candidates + (count - 1) * sizeof<T>();
  for (let i: usize = 0; i < kept; i++) store<T>(candidates + (fresh + i) * sizeof<T>(), load<T>(window + i * sizeof<T>()));
  for (let i: usize = 1; i <= 8; i++) store<T>(last + i * sizeof<T>(), load<T>(last));
  const passed = load<u32>(state, 8) + load<u32>(below);
  const wantedFrom = <i32>load<u32>(band) - <i32>passed;
  const wantedTo = <i32>load<u32>(band, 4) - <i32>passed;
  const end = <i32>count - 1;
  const from = <u32>max(0, min(wantedFrom, end));
  const to = <u32>max(0, min(wantedTo, end));
  store<u32>(scratch + 32, from);
  store<u32>(scratch + 36, to);
  orderStatistics<T>(candidates, count, scratch + 32, 2, scratch, scratch + 64);
  settle<T>(candidates, count, from, to, passed, load<u32>(scratch), load<u32>(scratch + 4), seen, isLast, window, state, below);
  return isLast && (wantedFrom < 0 || wantedTo > end);
}

/**
 * Keeps the candidates at the places `from` to `to` in the window; `least` and `most` are the values at these places, and `passed` draws lie below all
 * candidates.
 */
function settle<T>(values: usize, count: usize, from: u32, to: u32, passed: u32, least: u32, most: u32, seen: u32, isLast: bool, window: usize, state: usize, below: usize): void {
  store<u32>(state, least);
  store<u32>(state, most, 4);
  if (isLast) return;
  const size = <usize>(to - from + 1);
  // Ranks equal to an end may lie within the window and without: those between are copied, the ends made up to their number.
  const inner = sift<T>(values, count, least + 1, most - 1, window, below);
  const leastOnes = min(<usize>(load<u32>(below) - from), size - inner);
  for (let i = inner; i < size; i++) store<T>(window + i * sizeof<T>(), <T>(i < inner + leastOnes ? least : most));
  store<u32>(state, passed + from, 8);
  store<u32>(state, <u32>size, 12);
  if (passed + from == 0) store<u32>(state, 0);
  if (passed + to == seen - 1) store<u32>(state, u32.MAX_VALUE, 4);
}

export function summariseShort(turned: usize, stride: usize, areas: usize, draws: usize, seen: u32, isLast: bool, bands: usize, wanted: usize, states: usize, topRank: u32, topCounts: usize, candidates: usize, scratch: usize): u32 {
  return summarise<u16>(turned, stride, areas, draws, seen, isLast, bands, wanted, states, topRank, topCounts, candidates, scratch);
}

export function summariseLong(turned: usize, stride: usize, areas: usize, draws: usize, seen: u32, isLast: bool, bands: usize, wanted: usize, states: usize, topRank: u32, topCounts: usize, candidates: usize, scratch: usize): u32 {
  return summarise<u32>(turned, stride, areas, draws, seen, isLast, bands, wanted, states, topRank, topCounts, candidates, scratch);
}

export function digestShort(scores: usize, values: usize, sums: usize, column: usize, isFirst: bool, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  digest<u16>(scores, values, sums, column, isFirst, keys, lowCounts, highCounts, lowBits, top, scale, from, to);
}

export function digestLong(scores: usize, values: usize, sums: usize, column: usize, isFirst: bool, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  digest<u32>(scores, values, sums, column, isFirst, keys, lowCounts, highCounts, lowBits, top, scale, from, to);
}

export function toKeysShort(scores: usize, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  toKeys<u16>(scores, keys, lowCounts, highCounts, lowBits, top, scale, from, to);
}

export function toKeysLong(scores: usize, keys: usize, lowCounts: usize, highCounts: usize, lowBits: i32, top: f64, scale: f64, from: usize, to: usize): void {
  toKeys<u32>(scores, keys, lowCounts, highCounts, lowBits, top, scale, from, to);
}

export function sortByLowDigitShort(keys: usize, counts: usize, into: usize, areas: usize, lowBits: i32, indexBits: i32): void {
  sortByLowDigit<u16>(keys, counts, into, areas, lowBits, indexBits);
}

export function sortByLowDigitLong(keys: usize, counts: usize, into: usize, areas: usize, lowBits: i32, indexBits: i32): void {
  sortByLowDigit<u32>(keys, counts, into, areas, lowBits, indexBits);
}

export function rankWordsShort(words: usize, lowEnds: usize, highCounts: usize, last: usize, scores: usize, ranks: usize, lowBits: i32, highBits: i32, indexBits: i32, patience: i32): bool {
  return rankWords<u16>(words, lowEnds, highCounts, last, scores, ranks, lowBits, highBits, indexBits, patience);
}

export function rankWordsLong(words: usize, lowEnds: usize, highCounts: usize, last: usize, scores: usize, ranks: usize, lowBits: i32, highBits: i32, indexBits: i32, patience: i32): bool {
  return rankWords<u32>(words, lowEnds, highCounts, last, scores, ranks, lowBits, highBits, indexBits, patience);
}
