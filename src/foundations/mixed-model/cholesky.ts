/** Makes of the lower triangle of a positive definite matrix, in rows, its factor L with L L' = A. Throws where it is none. */
export function choleskyInPlace(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      if (row !== column) matrix[row * size + column] = sum / matrix[column * size + column]!;
      else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum);
      else throw new RangeError(`choleskyInPlace needs a positive definite matrix: row ${row} leaves ${sum}`);
    }
  }
}

/** x of L x = b. */
export function solveLower(factor: Float64Array, side: Float64Array): Float64Array {
  const size = side.length;
  const solution = Float64Array.from(side);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= factor[row * size + k]! * solution[k]!;
    solution[row]! /= factor[row * size + row]!;
  }
  return solution;
}

/** x of L' x = b. */
export function solveUpper(factor: Float64Array, side: Float64Array): Float64Array {
  const size = side.length;
  const solution = Float64Array.from(side);
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) solution[row]! -= factor[k * size + row]! * solution[k]!;
    solution[row]! /= factor[row * size + row]!;
  }
  return solution;
}
