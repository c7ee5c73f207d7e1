/** What may stand in a cell. `null` is a blank cell: a number that does not exist. */
export type Cell = string | number | null;

/**
 * A table as CSV: UTF-8, a header row, lines that end in a line feed, cells quoted where they must be (RFC 4180).
 *
 * Numbers are written with as many digits as bring the same double back. Text that a spreadsheet could take for a formula (it starts with
 * `=`, `+`, `-` or `@`, also after spaces and in full width) gets a leading apostrophe; text that is a plain number does not. NaN and infinity
 * throw: what does not exist is `null`.
 */
export function formatCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(formatText).join(',')];
  for (const row of rows) {
    if (row.length !== header.length)
      throw new RangeError(`formatCsv needs one cell per column: got ${row.length} for ${header.length}`);
    lines.push(row.map(formatCell).join(','));
  }
  lines.push('');
  return lines.join('\n');
}

function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return formatText(cell);
  if (!Number.isFinite(cell)) throw new RangeError(`formatCsv needs numbers that exist: got ${cell}`);
  return String(cell);
}

const COULD_START_A_FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;
const NEEDS_QUOTES = /[",\r\n]/u;

function formatText(text: string): string {
  const guarded = COULD_START_A_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
