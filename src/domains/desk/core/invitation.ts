import type { Assignment } from './person.ts';

/** A link that lets one person join, once. */
export interface Invitation extends Assignment {
  readonly id: string;
  readonly kind: 'first-steward' | 'person';
  /** Whom it was written for; null for the first steward, who says so themselves. */
  readonly email: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When it was used or withdrawn; null while it waits. */
  readonly closedAt: Date | null;
  /** The account of somebody who has begun to join. It opens nothing until they have finished. */
  readonly accountId: string | null;
}

const hour = 60 * 60 * 1000;

/** How long a link waits: a day for the first steward's, which stands in a terminal; a week for one that is sent. */
export function expiryOf(kind: Invitation['kind'], now: Date): Date {
  return new Date(now.getTime() + (kind === 'first-steward' ? 24 * hour : 7 * 24 * hour));
}

export function isOpen({ closedAt, expiresAt }: Pick<Invitation, 'closedAt' | 'expiresAt'>, now: Date): boolean {
  return closedAt === null && now.getTime() < expiresAt.getTime();
}
