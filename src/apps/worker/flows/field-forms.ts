import {
  findAssessor,
  findRound,
  keepNote,
  listNotesOf,
  listNotesToDelete,
  removeNote,
  takeForms,
  withdrawAssessor,
  withdrawPartner,
} from '#domains/fieldwork';
import type { FieldForm, SyncOutcome } from '#domains/fieldwork/core';
import { closeCase, kinds, openCase } from '#domains/moderation';
import type { SlurList } from '#domains/voices';
import { localTime } from '#foundations/calendar';
import { type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Codes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { readLineage } from './lineage.ts';
import { noticeInNote } from './note-content.ts';

/** The day it is for the people of a round. */
export const dayIn = (now: Date): string => localTime(now, 'Europe/London').slice(0, 10);

interface FieldParts {
  readonly codes: Codes;
  readonly slurs: SlurList;
}

/** Takes forms in by a link, each by itself; a note that comes with one goes to the queue of moderation in the same transaction. */
export function sendForms(
  db: Database,
  { codes, slurs }: FieldParts,
  token: string,
  forms: readonly FieldForm[],
  { language, now }: { readonly language: string; readonly now: Date },
): Promise<Result<readonly SyncOutcome[], 'withdrawn'>> {
  return takeForms(db, token, forms, {
    today: dayIn(now),
    keepNote: async (trx, note) => {
      const { added, gone } = await keepNote(trx, { ...note, language }, now);
      if (gone !== null) await closeCase(trx, { kind: kinds['field-note'].id, subjectId: gone, actor: 'author' });
      if (added === null) return;
      const round = await findRound(trx, note.roundId);
      const lineage = round === null ? [] : await readLineage(trx, { vintage: round.vintage, code: note.areaCode });
      const submission = {
        ...{ language, groupKey: null },
        labels: noticeInNote(note.words, language, slurs).labels,
        places: lineage.map(({ code }) => code),
      };
      await openCase(trx, codes, { kind: kinds['field-note'], subjectId: added, submission, actor: 'program', now });
    },
  });
}

/** Whoever holds a link takes back all they said. */
export async function withdrawByLink(db: Database, token: string, now: Date): Promise<Result<null, 'gone'>> {
  const view = await findAssessor(db, token, dayIn(now));
  if (view === null) return refuse('gone');
  const { round, assessor } = view;
  return db.transaction().execute(async (trx) => {
    await closeNotes(trx, round.id, [assessor.id]);
    const withdrawn = await withdrawAssessor(trx, round.id, assessor.id, { actor: 'assessor', now });
    return withdrawn.ok ? { ok: true, value: null } : withdrawn;
  });
}

/** A partner as a whole takes back what its people said. */
export function withdrawWholePartner(
  db: Database,
  roundId: string,
  partner: { readonly id: string; readonly assessorIds: readonly string[] },
  doing: { readonly actor: string; readonly now: Date },
) {
  return db.transaction().execute(async (trx) => {
    await closeNotes(trx, roundId, partner.assessorIds);
    return withdrawPartner(trx, roundId, partner.id, doing);
  });
}

async function closeNotes(trx: Transaction, roundId: string, assessorIds: readonly string[]): Promise<void> {
  for (const { id } of await listNotesOf(trx, roundId, assessorIds))
    await closeCase(trx, { kind: kinds['field-note'].id, subjectId: id, actor: 'author' });
}

/** Notes that nobody has let through in three days go, whatever they say. */
export async function forgetNotes(db: Database, now: Date): Promise<void> {
  for (const { id } of await listNotesToDelete(db, now))
    await db.transaction().execute(async (trx) => {
      await closeCase(trx, { kind: kinds['field-note'].id, subjectId: id, actor: 'program' });
      if (await removeNote(trx, id))
        await appendAudit(trx, { actor: 'program', action: 'fieldwork.note-forgotten', subject: `note:${id}` });
    });
}
