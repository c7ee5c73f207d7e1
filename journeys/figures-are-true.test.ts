import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, inject, test } from 'vitest';
import { createRandom } from '#foundations/numeric';

const example = join(import.meta.dirname, '../example/england-2025');
const readJson = (file: string) => JSON.parse(readFileSync(join(example, file), 'utf8'));

/** The rows of a table whose cells hold no quotes or commas but in the name, which is not looked at here. */
function readRows(file: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const [header, ...lines] = readFileSync(join(example, file), 'utf8').trimEnd().split('\n');
  const names = header!.split(',');
  return new Map(
    lines.map((line) => {
      const cells = line.replaceAll(/"[^"]*"/g, 'quoted').split(',');
      return [cells[0]!, Object.fromEntries(names.map((name, at) => [name, cells[at]!]))];
    }),
  );
}

const areas = readRows('areas.csv');
const figures = readRows('figures.csv');
const indicators = readJson('recipe.json').indicators as { id: string; column: string }[];
const units = new Map(
  (readJson('sources.json').columns as { indicator: string; unit: string }[]).map(({ indicator, unit }) => [
    indicator,
    unit,
  ]),
);

const random = createRandom(2025);
const codes = [...areas.keys()];
const chosen = Array.from({ length: 20 }, () => codes.splice(random.below(codes.length), 1)[0]!);

interface Shown {
  readonly value: number;
  readonly words: string;
}

function figuresOn(html: string): ReadonlyMap<string, Shown> {
  const found = html.matchAll(/<data value="([^"]+)" data-indicator="([^"]+)">([^<]+)<\/data>/g);
  return new Map([...found].map(([, value, id, words]) => [id!, { value: Number(value), words: words! }]));
}

/** The first number in the words, and half of its last digit: how far rounding may have moved it. */
function numberIn(words: string) {
  const [digits = ''] = /-?[\d,]+(\.\d+)?/.exec(words) ?? [];
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { number: Number(digits.replaceAll(',', '')), slack: 0.5 * 10 ** -decimals + 1e-9 };
}

test.each(chosen)('the page of %s shows the figures of the published table', async (code) => {
  const html = await (await fetch(`${inject('origin')}/areas/${code}`)).text();
  const shown = figuresOn(html);
  expect([...shown.keys()].sort()).toEqual(indicators.map(({ id }) => id).sort());
  for (const { id, column } of indicators) {
    const published = Number(figures.get(code)![column]);
    const { value, words } = shown.get(id)!;
    expect(value, `${id} for machines`).toBe(published);
    const { number, slack } = numberIn(words);
    const scale = units.get(id)!.startsWith('share') ? 100 : 1;
    expect(Math.abs(number - published * scale), `${id} for people: ${words}`).toBeLessThanOrEqual(slack);
  }
});

test.each(chosen)('the page of %s shows its population rounded to 5', async (code) => {
  const html = await (await fetch(`${inject('origin')}/areas/${code}`)).text();
  const [, value] = /<data id="population" value="(\d+)">/.exec(html) ?? [];
  expect(Number(value)).toBe(5 * Math.round(Number(areas.get(code)!.population) / 5));
});

test('the table file holds the same figures', async () => {
  const [header, ...rows]: string[][] = parse(await (await fetch(`${inject('origin')}/map.csv`)).text());
  for (const code of chosen) {
    const cells = rows.find(([first]) => first === code);
    for (const { id, column } of indicators) {
      const at = header!.findIndex((name) => name === id || name.startsWith(`${id} (`));
      expect(Number(cells?.[at]), `${code} ${id}`).toBe(Number(figures.get(code)![column]));
    }
  }
});
