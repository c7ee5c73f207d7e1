export { type Cell, formatCsv } from './format-csv.ts';
export { parseNumber } from './parse-number.ts';
export { type ReadOptions, readHeader, readTable } from './read-table.ts';
export { type Columns, defaultLimits, type Table, type TableLimits, type TableProblem } from './table.ts';
