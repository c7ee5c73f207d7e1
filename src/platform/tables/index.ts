export { type Cell, formatCsv } from './format-csv.ts';
export { parseNumber } from './parse-number.ts';
export { type ReadOptions, readFirstRows, readHeader, readTable } from './read-table.ts';
export { type ColumnSurvey, type SurveyOptions, surveyTable, type TableSurvey } from './survey-table.ts';
export { type Columns, defaultLimits, type Table, type TableLimits, type TableProblem } from './table.ts';
