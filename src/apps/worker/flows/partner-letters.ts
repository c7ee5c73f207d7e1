import { type PartnerLetter, remindPartners } from '#domains/fieldwork';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import type { Letter, Mailer } from '#platform/mail';
import { dayIn } from './field-forms.ts';

/** A letter in the partner's language. It names no area, and holds no link that would open anything. */
export function partnerLetter(
  catalogue: Catalogue,
  { partner, occasion, round, asked, answered, until }: PartnerLetter,
): Letter {
  const t = catalogue.translator(partner.language);
  const day = catalogue.formats(partner.language).date(until);
  const said = t(`field.letter.${occasion}`, { title: round.title, day, asked, answered });
  return {
    to: partner.mail,
    subject: t('field.letter.subject'),
    text: `${partner.name}\n\n${said}\n\n${t('field.letter.end')}\n`,
  };
}

/** Sends what is due today. What a mail server does not take is in the log, by a code alone. */
export const sendPartnerLetters = (db: Database, mailer: Mailer, catalogue: Catalogue, now: Date): Promise<void> =>
  remindPartners(db, dayIn(now), async (letter) => {
    await mailer.send(partnerLetter(catalogue, letter));
  });
