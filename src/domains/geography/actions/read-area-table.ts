import { accept, type Result, refuse } from '#foundations/result';
import { readHeader, readTable, type Table } from '#platform/tables';
import { AreaCollector } from '../core/area-collector.ts';
import { type AreaColumns, chooseColumns } from '../core/area-columns.ts';
import type { AreaFile, AreaFileProblem, ReadAreaOptions } from './area-file.ts';

/** Reads areas from a CSV file, a row for each. */
export async function readAreaTable(
  file: string,
  options: ReadAreaOptions,
): Promise<Result<AreaFile, AreaFileProblem>> {
  const header = await readHeader(file);
  if (!header.ok) return header;
  const columns = chooseColumns(header.value, options);
  if (!columns.ok) return refuse({ ...columns.problem, file });
  const { code, name, parent, population, centre, vintage } = columns.value;
  const texts = [code, name, parent?.column].filter((column) => typeof column === 'string');
  const numbers = [population, centre?.lon, centre?.lat].filter((column) => typeof column === 'string');
  let first: AreaFileProblem | null = null;
  const goesOn = (fault: AreaFileProblem) => {
    first ??= fault;
    return options.onFault?.(fault) === true;
  };
  const table = await readTable(file, { columns: { texts, numbers }, onFault: goesOn });
  if (!table.ok) return table;

  const collector = new AreaCollector(vintage);
  for (let row = 0; row < table.value.rowCount; row++) {
    const problem = collector.add(recordOf(table.value, row, columns.value));
    if (problem !== null && !goesOn({ ...problem, file, unit: 'row' })) break;
  }
  if (first !== null) return refuse(first);
  return accept({
    ...{
      file,
      sha256: table.value.sha256,
      format: 'csv',
      unit: 'row',
      vintage,
      parentVintage: parent?.vintage ?? null,
    },
    speaksOf: { name: name !== null, population: population !== null, centre: centre !== null },
    ...{ areas: collector.areas, crossings: [], otherYears: 0 },
  });
}

function recordOf(table: Table, row: number, { code, name, parent, population, centre }: AreaColumns) {
  const text = (column: string | undefined | null) => (column ? (table.texts.get(column)?.[row] ?? '') : '');
  const number = (column: string | undefined | null) => (column ? (table.numbers.get(column)?.[row] ?? NaN) : NaN);
  return {
    at: table.rowNumbers[row] ?? 0,
    ...{ code: text(code), name: text(name), parent: text(parent?.column) },
    ...{ population: number(population), lon: number(centre?.lon), lat: number(centre?.lat) },
  };
}
