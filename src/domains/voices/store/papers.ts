import type { Selectable } from 'kysely';
import type { Paper, PaperDecision } from '#foundations/paper';
import type { Database, Transaction } from '#platform/database';
import type { WaveReport } from '../core/read-report.ts';
import type { PaperKind, WavePlan } from '../core/wave-plan.ts';
import type { VoicesTables } from './tables.ts';

/** What a kind of paper holds. */
export interface PaperBodies {
  readonly plan: WavePlan;
  readonly report: WaveReport;
}

/** All that were written for a wave, by their numbers. */
export async function listPapers<Kind extends PaperKind>(
  db: Database,
  waveId: string,
  kind: Kind,
): Promise<readonly Paper<PaperBodies[Kind]>[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.papers')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...headOf(row), body: bodyOf(row) as PaperBodies[Kind] }));
}

/** Of every wave the newest plan: what is being worked on. */
export async function listNewestPlans(db: Database): Promise<ReadonlyMap<string, Paper<WavePlan>>> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.papers')
    .selectAll()
    .distinctOn('wave_id')
    .where('kind', '=', 'plan')
    .orderBy('wave_id')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.wave_id, { ...headOf(row), body: bodyOf(row) as WavePlan }]));
}

export async function insertPaper<Kind extends PaperKind>(
  trx: Transaction,
  waveId: string,
  kind: Kind,
  paper: Omit<Paper<PaperBodies[Kind]>, 'decision'>,
): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.papers')
    .values({
      wave_id: waveId,
      kind,
      number: paper.number,
      body: JSON.stringify(paper.body),
      written_by: paper.writtenBy,
      written_at: paper.writtenAt,
      is_offered: paper.isOffered,
    })
    .execute();
}

export async function storeDecision(
  trx: Transaction,
  waveId: string,
  kind: PaperKind,
  number: number,
  { outcome, by, at, note }: PaperDecision,
): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.papers')
    .set({ outcome, decided_by: by, decided_at: at, note })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .where('outcome', 'is', null)
    .execute();
}

/** Puts another body in place, for words that their writer does not let us keep. */
export async function replaceBody(
  trx: Transaction,
  waveId: string,
  kind: PaperKind,
  { number, body }: Pick<Paper<unknown>, 'number' | 'body'>,
): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.papers')
    .set({ body: JSON.stringify(body) })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .execute();
}

type Row = Selectable<VoicesTables['voices.papers']>;

function headOf(row: Row): Omit<Paper<unknown>, 'body'> {
  const { outcome, decided_by: by, decided_at: at, note } = row;
  return {
    number: row.number,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    isOffered: row.is_offered,
    decision: outcome === null || by === null || at === null ? null : { outcome, by, at, note: note ?? '' },
  };
}

/** A body was checked before it was stored; the moments of a plan come back as text. */
function bodyOf({ kind, body }: Row): unknown {
  if (kind === 'report') return body;
  const plan = body as WavePlan;
  return {
    ...plan,
    opensAt: new Date(plan.opensAt),
    closesAt: plan.closesAt === null ? null : new Date(plan.closesAt),
  };
}
