import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { progressOf } from '../core/figures/coverage.ts';
import { dueLetter, type Occasion } from '../core/round/due-letters.ts';
import { collection } from '../core/round/plan.ts';
import type { Partner, Round } from '../core/round/round.ts';
import { listAssessments } from '../store/answers.ts';
import { listAssessors, listAssignments, listPartners } from '../store/people.ts';
import { insertReminder } from '../store/reminders.ts';
import { listRounds } from '../store/rounds.ts';

/** What a letter says, to a partner with an address. */
export interface PartnerLetter {
  readonly occasion: Occasion;
  readonly round: Round;
  readonly partner: Partner & { readonly mail: string };
  readonly asked: number;
  readonly answered: number;
  /** The last day for forms. */
  readonly until: string;
}

/**
 * Writes to partners that owe forms, once for each occasion. It is noted before it is sent: a letter that a server does not take is not tried again, as
 * two are worse than none.
 */
export async function remindPartners(
  db: Database,
  today: string,
  send: (letter: PartnerLetter) => Promise<void>,
): Promise<void> {
  for (const round of (await listRounds(db)).filter(({ state }) => state === 'open')) {
    const [partners, assignments, assessors, said] = [
      await listPartners(db, round.id),
      await listAssignments(db, round.id),
      await listAssessors(db, round.id),
      await listAssessments(db, round.id),
    ];
    const until = collection(round.beginsOn).to;
    for (const far of progressOf(partners, assignments, assessors, said, { today, collectUntil: until })) {
      const partner = partners.find(({ id }) => id === far.partnerId);
      const occasion = dueLetter(round.beginsOn, today, far);
      if (occasion === null || partner === undefined || partner.mail === null) continue;
      if (!(await note(db, round.id, partner.id, occasion))) continue;
      const { asked, answered } = far;
      await send({ occasion, round, partner: { ...partner, mail: partner.mail }, asked, answered, until });
    }
  }
}

/** False where it was noted before. */
const note = (db: Database, roundId: string, partnerId: string, occasion: Occasion): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    if (!(await insertReminder(trx, roundId, partnerId, occasion))) return false;
    const detail = { occasion };
    await appendAudit(trx, {
      actor: 'program',
      action: 'fieldwork.partner-reminded',
      subject: `partner:${partnerId}`,
      detail,
    });
    return true;
  });
