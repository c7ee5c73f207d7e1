import type { Assignment } from '#domains/desk';
import type { Letter } from '#platform/mail';
import type { Reader } from '../../shell/reader.ts';
import { moment } from '../frame/moment.ts';

/** The mail that brings somebody their link. */
export function invitationLetter(
  reader: Reader,
  invitation: {
    readonly to: string;
    readonly assignment: Assignment;
    readonly link: string;
    readonly expiresAt: Date;
    /** Who asks. */
    readonly from: string;
  },
): Letter {
  const { t, list } = reader;
  const { to, assignment, link, expiresAt, from } = invitation;
  const site = new URL(link).host;
  const words = {
    site,
    from,
    link,
    roles: list(assignment.roles.map((role) => t(`desk.role.${role}`))),
    moment: moment(reader, expiresAt),
  };
  return { to, subject: t('desk.letter.invitation.subject', words), text: t('desk.letter.invitation', words) };
}
