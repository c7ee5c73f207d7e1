import { KERNEL_CODE } from './uncertainty-kernel-code.ts';

/**
 * The loops that run once for every area of every draw, in WebAssembly (uncertainty-kernel.as). All arguments that are not counts, digits
 * or numbers are byte addresses in the memory it was opened on. `from` and `to` are areas.
 */
export interface Kernel {
  score(steps: number, count: number, from: number, to: number): void;
  exponentials(logarithms: number, into: number, from: number, to: number): void;
  digest(
    scores: number,
    values: number,
    sums: number,
    column: number,
    isFirst: number,
    keys: number,
    lowCounts: number,
    highCounts: number,
    lowBits: number,
    top: number,
    scale: number,
    from: number,
    to: number,
  ): void;
  toKeys(
    scores: number,
    keys: number,
    lowCounts: number,
    highCounts: number,
    lowBits: number,
    top: number,
    scale: number,
    from: number,
    to: number,
  ): void;
  sortByLowDigit(keys: number, counts: number, into: number, areas: number, lowBits: number, indexBits: number): void;
  /** Returns 0 when it gave up. */
  rankWords(
    words: number,
    lowEnds: number,
    highCounts: number,
    last: number,
    scores: number,
    ranks: number,
    lowBits: number,
    highBits: number,
    indexBits: number,
    patience: number,
  ): number;
  turn(ranks: number, areas: number, first: number, count: number, draws: number, into: number, stride: number): void;
  /** Returns how many windows missed their quantile. */
  summarise(
    turned: number,
    stride: number,
    areas: number,
    draws: number,
    seen: number,
    isLast: number,
    bands: number,
    wanted: number,
    states: number,
    topRank: number,
    topCounts: number,
    candidates: number,
    scratch: number,
  ): number;
}

let compiled: WebAssembly.Module | undefined;

/** Opens the kernel on a shared memory. `rankBytes` is the size of ranks and counts: 2 where there are fewer than 65,536 areas, 4 otherwise. */
export function openKernel(memory: WebAssembly.Memory, rankBytes: 2 | 4): Kernel {
  compiled ??= new WebAssembly.Module(decode(KERNEL_CODE));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const width = rankBytes === 2 ? 'Short' : 'Long';
  const named = <Name extends keyof Kernel>(name: string): Kernel[Name] => exports[name] as Kernel[Name];
  return {
    score: named<'score'>('score'),
    exponentials: named<'exponentials'>('exponentials'),
    digest: named<'digest'>(`digest${width}`),
    toKeys: named<'toKeys'>(`toKeys${width}`),
    sortByLowDigit: named<'sortByLowDigit'>(`sortByLowDigit${width}`),
    rankWords: named<'rankWords'>(`rankWords${width}`),
    turn: named<'turn'>(`turn${width}`),
    summarise: named<'summarise'>(`summarise${width}`),
  };
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
