import type { Database, Transaction } from '#platform/database';
import { type AreaChange, applyLookup, type LookupReport } from '../core/apply-lookup.ts';
import type { Vintage } from '../core/area.ts';
import { countryOf } from '../core/in-the-country.ts';
import { listAreas } from '../store/areas.ts';
import { importLookup } from './import-lookup.ts';
import type { LookupFile } from './read-lookup-file.ts';

export interface LookupImport {
  readonly from: Vintage;
  readonly to: Vintage;
  readonly links: number;
  /** Old areas, and new areas that they became. */
  readonly areas: number;
  readonly targets: number;
  readonly counts: LookupReport['counts'];
  readonly byCountry: Readonly<Record<string, LookupReport['counts']>>;
  /** The old codes of every change but `unchanged`. */
  readonly changed: Readonly<Record<Exclude<AreaChange, 'unchanged'>, readonly string[]>>;
  /** New codes that stand on no old ground. */
  readonly fresh: readonly string[];
  /** Codes of areas that are stored and that the lookup does not know, by vintage. */
  readonly notInLookup: Readonly<Record<'from' | 'to', readonly string[]>>;
}

/** Stores a lookup in place of the one before, with its entry in the audit log, and tells what became of every area. */
export async function importLookupFile(
  trx: Transaction,
  file: LookupFile,
  { actor }: { readonly actor: string },
): Promise<LookupImport> {
  const { from, to, links, sha256 } = file;
  const preview = await previewLookupFile(trx, file);
  await importLookup(trx, { from, to }, links, actor, sha256);
  return preview;
}

/** What became of every area by a lookup that is not stored yet. */
export async function previewLookupFile(db: Database, file: LookupFile): Promise<LookupImport> {
  const { from, to, links, codes, fresh } = file;
  const stored = { from: await listAreas(db, from), to: await listAreas(db, to) };
  const report = applyLookup(codes, links);
  const known = { from: new Set(codes), to: new Set([...report.targets, ...fresh]) };
  const missing = (side: 'from' | 'to') => stored[side].flatMap(({ code }) => (known[side].has(code) ? [] : [code]));
  return {
    ...{ from, to, links: links.length, areas: codes.length, targets: report.targets.length, fresh },
    counts: report.counts,
    byCountry: countByCountry(report),
    changed: changedCodes(report),
    notInLookup: { from: missing('from'), to: missing('to') },
  };
}

function countByCountry({ changes }: LookupReport): LookupImport['byCountry'] {
  const countries = new Map<string, Record<AreaChange, number>>();
  for (const [code, change] of changes) {
    const country = countryOf(code);
    const counts = countries.get(country) ?? { unchanged: 0, recoded: 0, split: 0, merged: 0, irregular: 0, lost: 0 };
    counts[change]++;
    countries.set(country, counts);
  }
  return Object.fromEntries(countries);
}

function changedCodes({ changes }: LookupReport): LookupImport['changed'] {
  const of = (change: AreaChange) => [...changes].flatMap(([code, known]) => (known === change ? [code] : []));
  return {
    recoded: of('recoded'),
    split: of('split'),
    merged: of('merged'),
    irregular: of('irregular'),
    lost: of('lost'),
  };
}
