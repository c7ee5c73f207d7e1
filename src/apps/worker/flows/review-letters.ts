import { findPerson } from '#domains/desk';
import { type Decision, remindOfReviews } from '#domains/interventions';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import type { Letter, Mailer } from '#platform/mail';
import { dayIn } from './field-forms.ts';

/** What somebody who decided is written on the day of review. */
export function reviewLetter(
  words: Catalogue,
  { id, record, reviewOn }: Decision,
  to: string,
  publicUrl: string,
): Letter {
  const t = words.translator('en');
  const day = words.formats('en').date(reviewOn);
  const address = `${publicUrl}/desk/decisions/${id}`;
  return {
    to,
    subject: t('desk.plan.letter.subject', { title: record.title }),
    text: `${t('desk.plan.letter.text', { title: record.title, day, address })}\n`,
  };
}

/** Writes to the two people who made a decision public, as far as they still work here, once its day of review has come. */
export const sendReviewLetters = (
  db: Database,
  mailer: Mailer,
  { words, publicUrl }: { readonly words: Catalogue; readonly publicUrl: string },
  now: Date,
): Promise<void> =>
  remindOfReviews(db, dayIn(now), async (decision) => {
    for (const by of [decision.offeredBy, decision.decidedBy]) {
      const person = by === null ? null : await findPerson(db, by.replace('staff:', ''));
      if (person !== null) await mailer.send(reviewLetter(words, decision, person.email, publicUrl));
    }
  });
