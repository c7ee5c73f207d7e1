import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

type Content = string | Uint8Array | object;

/** A folder of its own for one test, with these files in it; objects are written as JSON. Gone when the test ends. */
export async function recipeFolder(files: Readonly<Record<string, Content>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-recipe-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(join(folder, name), isText ? content : JSON.stringify(content));
  }
  return folder;
}

/** A small recipe in order, over `areas.csv` below; changes replace its keys, and those of its only indicator. */
export function smallRecipe(changes: object = {}, indicator: object = {}): object {
  return {
    format: 'outspoken-recipe/1',
    id: 'small',
    title: 'Small',
    areas: { file: 'areas.csv', code: 'code', name: 'name', parent: 'region', population: 'people' },
    indicators: [smallIndicator(indicator)],
    groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members: [{ id: 'income', weight: 1 }] }],
    ...changes,
  };
}

export function smallIndicator(changes: object = {}): object {
  return {
    id: 'income',
    column: 'income_rank',
    title: 'Low income',
    direction: -1,
    source: 'English Indices of Deprivation 2025',
    licence: 'OGL-3.0',
    year: 2025,
    normalise: { method: 'min-max', to: [1, 100] },
    ...changes,
  };
}

export const smallAreas = `code,name,region,people,income_rank,poor,faith
A,Ay,R1,100,4,10,1
B,Bee,R1,200,3,20,2
C,"Sea, the",R2,300,2,90,3
D,=Dee,R2,400,1,80,4
`;
