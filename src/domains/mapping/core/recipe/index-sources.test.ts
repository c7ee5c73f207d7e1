import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '#platform/config';
import { type IndexSources, parseIndexSources } from './index-sources.ts';
import { parseRecipe } from './recipe.ts';

const folder = join(packageRoot(), 'example/england-2025');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

function example(): IndexSources {
  const parsed = parseIndexSources(read('sources.json'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

describe('the sources of the example', () => {
  it('say of every indicator of the recipe what the recipe says, and of nothing else', () => {
    const recipe = parseRecipe(read('recipe.json'));
    if (!recipe.ok) throw new Error(JSON.stringify(recipe.problem));
    const told = (item: { title: string; direction: number; licence: string; year: number }, id: string) => [
      id,
      item.title,
      item.direction,
      item.licence,
      item.year,
    ];
    expect(example().columns.map((column) => told(column, column.indicator))).toEqual(
      recipe.value.indicators.map((indicator) => told(indicator, indicator.id)),
    );
  });

  it('name columns that are in the table, every one of them complete', () => {
    const [header = '', ...lines] = readFileSync(join(folder, 'figures.csv'), 'utf8').trim().split('\n');
    const named = example().columns.flatMap((column) => [
      column.column,
      ...(column.standardError === null ? [] : [column.standardError.column]),
    ]);
    expect(header.split(',')).toEqual(['code', ...named]);
    expect(lines).toHaveLength(296);
    for (const line of lines) expect(line).toMatch(/^E0[6-9]\d{6}(,-?\d+(\.\d+)?){16}$/);
  });

  it('use nothing that the gate would stop or let pass by a hair, and say so of what was left out', () => {
    const { columns, refused, associationCheck } = example();
    for (const { association } of columns) {
      expect(Math.abs(association.spearman)).toBeLessThan(associationCheck.spearmanLimit);
      expect(association.rSquared).toBeLessThan(associationCheck.rSquaredLimit - 0.01);
    }
    for (const { reason, association, authorities, why } of refused) {
      if (reason === 'association')
        expect(association?.rSquared).toBeGreaterThanOrEqual(associationCheck.rSquaredLimit);
      if (reason === 'too-near') expect(association?.rSquared).toBeGreaterThan(associationCheck.rSquaredLimit - 0.01);
      if (reason === 'incomplete' && authorities !== null) expect(authorities).toBeLessThan(296);
      expect(why.length).toBeGreaterThan(20);
    }
  });
});

describe('a sources file', () => {
  it.each([
    ['an unknown key', { ...example(), more: 1 }, ''],
    ['a blank reason', { ...example(), columns: [{ ...example().columns[0], why: ' ' }] }, 'columns[0].why'],
    ['no columns', { ...example(), columns: [] }, 'columns'],
    ['something else', null, ''],
  ])('is refused with %s, and the place is named', (_, file, path) => {
    expect(parseIndexSources(file)).toMatchObject({ ok: false, problem: { kind: 'bad-sources', path } });
  });
});
