import { dirname, join } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { programVersion } from '#platform/config';
import { type OutputProblem, writeOutputFolder } from '#platform/output-folder';
import { formatCsv, readHeader, readTable } from '#platform/tables';
import { auditTable } from '../core/audit/audit-table.ts';
import { type AuditRow, auditScore } from '../core/audit/proxy-audit.ts';
import { countsOfAreas } from '../core/gates/protected-shares.ts';
import { type ProtectedTable, readProtected } from './check-associations.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { indexTable, numbersOf, textsOf } from './read-columns.ts';

export interface AuditOptions {
  /** A `scores.csv` as a build writes it. */
  readonly scores: string;
  readonly group: string;
  readonly protectedTable: ProtectedTable;
  /** A direct measure of need: a column of the scores, or of the `normalised.csv` beside them. */
  readonly need: string | null;
}

/** An audit of the scores in a file. */
export interface ScoresAudit {
  readonly group: string;
  readonly need: string | null;
  readonly areas: number;
  readonly rows: readonly AuditRow[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly seconds: number;
}

/** Holds the scores of one group against a table of protected characteristics. Writes nothing. */
export async function auditScores({
  scores: path,
  group,
  protectedTable,
  need,
}: AuditOptions): Promise<Result<ScoresAudit, MappingProblem>> {
  const start = performance.now();
  const scores = await readScores(path, group);
  if (!scores.ok) return scores;
  const { codes, positions } = scores.value;
  const needed = need === null ? accept(null) : await readNeed(path, need, positions);
  if (!needed.ok) return needed;
  const read = await readProtected(protectedTable);
  if (!read.ok) return read;
  const { counts, shares, links, inputs } = read.value;
  const { groups, matched } = countsOfAreas(codes, counts, shares, links);
  if (matched === 0) {
    const { path: file, code: column } = protectedTable;
    return refuse({ kind: 'no-area-protected', file, column, example: codes[0] ?? '' });
  }
  return accept({
    group,
    need,
    areas: codes.length,
    rows: auditScore(scores.value.values, groups, needed.value?.values ?? null),
    inputs: [scores.value.input, ...(needed.value?.input ? [needed.value.input] : []), ...inputs],
    seconds: (performance.now() - start) / 1000,
  });
}

/** Writes `audit.csv`, the page `audit.html` and `result.json`, all or nothing. The files are exact and for whoever made them; the page keeps to what may be public. */
export async function writeAudit(
  { group, need, areas, rows, inputs, seconds }: ScoresAudit,
  folder: string,
  page: string,
): Promise<Result<null, OutputProblem>> {
  const { header, rows: cells } = auditTable(rows);
  return writeOutputFolder(folder, {
    files: new Map([
      ['audit.csv', formatCsv(header, cells)],
      ['audit.html', page],
    ]),
    result: {
      programVersion: programVersion(),
      command: 'mapping audit',
      options: { group, need },
      inputs,
      areas,
      rows,
      warnings: [
        'audit.csv and this file are exact, and internal: the page leaves out what would be about few people.',
      ],
      timings: { seconds },
    },
  });
}

async function readScores(path: string, group: string) {
  const header = await readHeader(path, { name: path });
  if (!header.ok) return header;
  const column = `${group}.score`;
  const groups = header.value.filter((name) => name.endsWith('.score')).map((name) => name.slice(0, -'.score'.length));
  if (!header.value.includes(column)) return refuse({ kind: 'unknown-group' as const, file: path, group, groups });
  const table = await readTable(path, { name: path, columns: { texts: ['code'], numbers: [column] } });
  if (!table.ok) return table;
  const positions = indexTable(table.value, 'code');
  if (!positions.ok) return positions;
  const { file, sha256 } = table.value;
  return accept({
    codes: textsOf(table.value, 'code'),
    positions: positions.value,
    values: numbersOf(table.value, column),
    input: { file, sha256 },
  });
}

/** Looked for in the scores, then among the normalised indicators that a build writes beside them. */
async function readNeed(scores: string, column: string, positions: ReadonlyMap<string, number>) {
  const beside = join(dirname(scores), 'normalised.csv');
  const known: string[] = [];
  for (const path of [scores, beside]) {
    const header = await readHeader(path, { name: path });
    if (!header.ok && path === beside && header.problem.kind === 'missing-file') continue;
    if (!header.ok) return header;
    known.push(...header.value);
    if (!header.value.includes(column)) continue;
    const table = await readTable(path, { name: path, columns: { texts: ['code'], numbers: [column] } });
    if (!table.ok) return table;
    const rows = indexTable(table.value, 'code');
    if (!rows.ok) return rows;
    const cells = numbersOf(table.value, column);
    const values = Float64Array.from(positions.keys(), (code) => cells[rows.value.get(code) ?? -1] ?? Number.NaN);
    const { file, sha256 } = table.value;
    return accept({ values, input: path === scores ? null : { file, sha256 } });
  }
  return refuse({ kind: 'unknown-need' as const, column, files: [scores, beside], known });
}
