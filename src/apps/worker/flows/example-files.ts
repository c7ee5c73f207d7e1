import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AreaEntry, parseVintage, type Vintage } from '#domains/geography';
import { type IndexSources, parseIndexSources } from '#domains/mapping';
import { packageRoot } from '#platform/config';
import { readTable } from '#platform/tables';

/** The example that ships with the program. */
export const exampleRecipeId = 'england-2025';

/** Its folder of files. */
export function exampleFolder(): string {
  return join(packageRoot(), 'example', exampleRecipeId);
}

export interface ExampleFiles {
  readonly recipePath: string;
  /** Regions first, then the authorities inside them. */
  readonly areas: readonly AreaEntry[];
  readonly vintage: Vintage;
  readonly sources: IndexSources;
  /** The sha256 of each file that the index is built from, by its name. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Reads the example's files, but for the figures. They ship with the program, so a fault in them is ours and throws. */
export async function readExampleFiles(folder: string): Promise<ExampleFiles> {
  const sources = parseIndexSources(JSON.parse(await readFile(join(folder, 'sources.json'), 'utf8')));
  if (!sources.ok) throw broken(folder, sources.problem);
  const vintage = parseVintage(sources.value.areas.vintage);
  if (vintage === null) throw broken(folder, { vintage: sources.value.areas.vintage });
  const names = ['recipe.json', 'areas.csv', 'figures.csv'];
  const inputs = await Promise.all(
    names.map(async (name) => [name, sha256(await readFile(join(folder, name)))] as const),
  );
  return {
    recipePath: join(folder, 'recipe.json'),
    areas: await readAreas(folder, vintage),
    vintage,
    sources: sources.value,
    inputs: new Map(inputs),
  };
}

async function readAreas(folder: string, vintage: Vintage): Promise<readonly AreaEntry[]> {
  const texts = ['code', 'name', 'region_code', 'region_name'] as const;
  const numbers = ['population', 'lon', 'lat'] as const;
  const read = await readTable(join(folder, 'areas.csv'), { columns: { texts: [...texts], numbers: [...numbers] } });
  if (!read.ok) throw broken(folder, read.problem);
  const { rowCount } = read.value;
  const regionVintage: Vintage = `region${vintage.slice(-2) as `${number}`}`;
  const regions = new Map<string, AreaEntry>();
  const authorities: AreaEntry[] = [];
  for (let row = 0; row < rowCount; row++) {
    const text = (column: (typeof texts)[number]) => cellOf(read.value.texts.get(column), row, column);
    const number = (column: (typeof numbers)[number]) => cellOf(read.value.numbers.get(column), row, column);
    const region = { vintage: regionVintage, code: text('region_code') };
    regions.set(region.code, { ...region, name: text('region_name'), parent: null, population: null, centre: null });
    authorities.push({
      vintage,
      code: text('code'),
      name: text('name'),
      parent: region,
      population: number('population'),
      centre: { lon: number('lon'), lat: number('lat') },
    });
  }
  return [...regions.values(), ...authorities];
}

function cellOf<Value>(column: ArrayLike<Value> | undefined, row: number, name: string): Value {
  const value = column?.[row];
  if (value === undefined) throw new Error(`the example's areas lack ${name} in row ${row + 2}`);
  return value;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function broken(folder: string, problem: unknown): Error {
  return new Error(`the example in ${folder} cannot be read: ${JSON.stringify(problem)}`);
}
