const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/**
 * A cell as a number: plain decimal digits, with a sign, a point and an exponent where wanted, and spaces around. NaN where the cell is blank;
 * `null` where it is anything else, the words NaN and Infinity included, and numbers too large for a double.
 */
export function parseNumber(cell: string): number | null {
  const text = cell.trim();
  if (text === '') return Number.NaN;
  if (!DECIMAL.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
