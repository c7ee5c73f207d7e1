import type { Command } from 'commander';
import { type OutwardCode, replaceOutwardCodes } from '#domains/intermediaries';
import type { ConfigFlags } from '#platform/config';
import { readTable } from '#platform/tables';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';

export function registerIntermediariesVerbs(program: Command, context: CommandContext): void {
  program
    .command('intermediaries')
    .description('people whom others may ask')
    .command('postcodes')
    .description('take in where the first halves of postcodes lie, so that people can find somebody near one')
    .argument('<file>', 'a CSV file with the columns outward_code, longitude and latitude (degrees)')
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: ConfigFlags) => postcodesVerb(context, file, flags));
}

async function postcodesVerb(context: CommandContext, file: string, flags: ConfigFlags): Promise<void> {
  const table = await readTable(file, {
    columns: { texts: ['outward_code'], numbers: ['longitude', 'latitude'] },
    limits: { tableBytes: 16 * 2 ** 20 },
  });
  if (!table.ok) return context.refuse(explainMapping(table.problem), table.problem);
  const { texts, numbers, rowCount, rowNumbers } = table.value;
  const codes = new Map<string, OutwardCode>();
  for (let at = 0; at < rowCount; at++) {
    const code = (texts.get('outward_code')?.[at] ?? '').trim().toUpperCase();
    const [lon = Number.NaN, lat = Number.NaN] = [numbers.get('longitude')?.[at], numbers.get('latitude')?.[at]];
    const wrong =
      wrongColumn(code, lon, lat) ?? (codes.has(code) ? (['outward_code', 'it stands here twice'] as const) : null);
    if (wrong !== null) {
      const [column, what] = wrong;
      const row = rowNumbers[at];
      return context.refuse(`${file}, row ${row}, column ${column}: ${what}. Nothing was taken in.`, {
        ...{ kind: 'bad-row', file, row, column },
      });
    }
    codes.set(code, { code, lon, lat });
  }
  const config = readConfig(context, flags);
  if (config === null) return;
  await withUpToDateDatabase(context, config, async (db) => {
    await db.transaction().execute((trx) => replaceOutwardCodes(trx, [...codes.values()]));
    context.print({ codes: codes.size }, `${codes.size} first halves of postcodes are known now.`);
  });
}

function wrongColumn(code: string, lon: number, lat: number): readonly [string, string] | null {
  if (!/^[A-Z]{1,2}\d[A-Z\d]?$/.test(code)) return ['outward_code', 'this is no first half of a postcode'];
  if (!(lon >= -9 && lon <= 3)) return ['longitude', 'this lies outside the United Kingdom'];
  if (!(lat >= 49 && lat <= 61)) return ['latitude', 'this lies outside the United Kingdom'];
  return null;
}
