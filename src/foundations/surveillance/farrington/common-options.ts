import { requireNotNegative } from '#foundations/numeric';
import { requireAlpha, requireWhole } from '../checks.ts';
import type { PowerTransformation } from './bound.ts';

/** What both methods take. */
export interface CommonOptions {
  /** Positions in a year: 52 for weeks, 12 for months, 365 for days. */
  readonly period?: number;
  /** Years back. */
  readonly b?: number;
  /** Positions to either side of the same one in a past year. */
  readonly w?: number;
  /** Whether past outbreaks are lessened. */
  readonly reweight?: boolean;
  /** Whether a line in time is tried; it takes three years and a significant slope. */
  readonly trend?: boolean;
  /** No alarm unless so many cases came in so many last positions, the scanned one included. */
  readonly limit54?: readonly [cases: number, positions: number];
  readonly powertrans?: PowerTransformation;
  readonly alpha?: number;
  /** The positions to scan; what has a past unless given. */
  readonly positions?: ArrayLike<number>;
}

export type Settled = Omit<Required<CommonOptions>, 'positions'>;

/** Options with their defaults. Throws where one makes no sense. */
export function settle(caller: string, options: CommonOptions): Settled {
  const { period = 52, b = 3, w = 3, reweight = true, trend = true, limit54 = [5, 4] } = options;
  const { powertrans = '2/3', alpha = 0.01 } = options;
  requireWhole(caller, 1, { period, b });
  requireWhole(caller, 0, { w });
  requireNotNegative(caller, { 'limit54[0]': limit54[0] });
  requireWhole(caller, 1, { 'limit54[1]': limit54[1] });
  requireAlpha(caller, alpha);
  return { period, b, w, reweight, trend, limit54, powertrans, alpha };
}

/** The positions from one on. */
export function positionsFrom(first: number, count: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, count - first) }, (_, i) => first + i);
}
