import type { Person } from '#domains/desk';
import type { Letter } from '#platform/mail';
import type { Reader } from '../../shell/reader.ts';
import { moment } from '../frame/moment.ts';

/** Tells somebody that a steward wants to let them in again, so that they can object if they never asked. */
export function recoveryOpenedLetter(
  { t }: Reader,
  { person, by, reason, publicUrl }: { person: Person; by: Person; reason: string; publicUrl: string },
): Letter {
  const words = { site: new URL(publicUrl).host, name: person.name, by: by.name, reason: reason.trim() };
  return {
    to: person.email,
    subject: t('desk.letter.recovery-opened.subject', words),
    text: t('desk.letter.recovery-opened', words),
  };
}

/** Brings somebody the link to set up a new passkey or password. */
export function recoveryLinkLetter(
  reader: Reader,
  { person, link, expiresAt }: { person: Person; link: string; expiresAt: Date },
): Letter {
  const words = { site: new URL(link).host, name: person.name, link, moment: moment(reader, expiresAt) };
  return {
    to: person.email,
    subject: reader.t('desk.letter.recovery.subject', words),
    text: reader.t('desk.letter.recovery', words),
  };
}
