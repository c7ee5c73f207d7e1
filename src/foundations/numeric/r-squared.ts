import { isConstant, requireFinite, requireSameLength } from './checks.ts';
import { mean } from './mean.ts';

/** A column whose part outside the columns before it is shorter than this share of its own length adds rounding noise, not information. */
const DEPENDENT = 1e-9;
/** A spread this small beside the size of the values is rounding noise: the column is a constant, which the intercept covers. */
const FLAT = 1e-13;

/**
 * The share of the variance of `y` that a least-squares line on all `columns` together (and an intercept) explains, from 0 to 1.
 *
 * Columns that repeat or add up to others change nothing, so shares that sum to 1 may all be given. No columns give 0.
 * `null` where it does not exist: all y equal. Different lengths, fewer than 2 values, NaN and infinity throw.
 * Method: Gram-Schmidt on the centred columns, each orthogonalised twice: Giraud, Langou and Rozloznik (2005), "The loss of orthogonality in the
 * Gram-Schmidt orthogonalization process", Computers and Mathematics with Applications 50, 1069-1075. Cost: rows x columns squared.
 */
export function rSquared(y: ArrayLike<number>, columns: readonly ArrayLike<number>[]): number | null {
  return explainedBy(columns)(y);
}

/** The same for many y and one set of columns, which are made ready once: that is nearly all of the work. */
export function explainedBy(columns: readonly ArrayLike<number>[]): (y: ArrayLike<number>) => number | null {
  for (const column of columns) requireFinite('rSquared', column);
  const basis = orthonormalBasis(columns);
  return (y) => {
    requireFinite('rSquared', y, 2);
    for (const column of columns) requireSameLength('rSquared', column, y);
    if (isConstant(y)) return null;
    const residual = centred(y);
    const total = dot(residual, residual);
    for (const direction of basis) removeDirection(residual, direction);
    return Math.min(1, Math.max(0, 1 - dot(residual, residual) / total));
  };
}

function orthonormalBasis(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const vector = centred(column);
    const length = norm(vector);
    if (length <= FLAT * norm(column)) continue;
    for (let round = 0; round < 2; round++) for (const direction of basis) removeDirection(vector, direction);
    const remaining = norm(vector);
    if (remaining <= DEPENDENT * length) continue;
    for (let i = 0; i < vector.length; i++) vector[i]! /= remaining;
    basis.push(vector);
  }
  return basis;
}

function centred(values: ArrayLike<number>): Float64Array {
  const centre = mean(values);
  return Float64Array.from(values, (value) => value - centre);
}

function removeDirection(vector: Float64Array, direction: Float64Array): void {
  const share = dot(vector, direction);
  for (let i = 0; i < vector.length; i++) vector[i]! -= share * direction[i]!;
}

function norm(vector: ArrayLike<number>): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
