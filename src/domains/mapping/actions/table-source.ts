import { resolve } from 'node:path';
import type { Result } from '#foundations/result';
import { type Columns, readHeader, readTable, type Table, type TableProblem } from '#platform/tables';

/** Where the files that a recipe names are read from. Problems and results name them as the recipe does. */
export interface TableSource {
  header(file: string): Promise<Result<readonly string[], TableProblem>>;
  table(file: string, columns: Columns): Promise<Result<Table, TableProblem>>;
}

/** Files on the disk, named by paths relative to a folder. */
export function filesIn(folder: string): TableSource {
  return {
    header: (file) => readHeader(resolve(folder, file), { name: file }),
    table: (file, columns) => readTable(resolve(folder, file), { name: file, columns }),
  };
}
