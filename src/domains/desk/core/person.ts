import type { Role } from './role.ts';

/** What somebody may do, and where. */
export interface Assignment {
  /** In the order of `roles`; at least one. */
  readonly roles: readonly Role[];
  /** Codes of the areas that somebody is limited to, sorted; empty for everywhere. */
  readonly areas: readonly string[];
}

/** Somebody of the staff. */
export interface Person extends Assignment {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly joinedAt: Date;
}

/** Whether somebody's own areas take in a place: `lineage` is its code and those of the areas it lies in. */
export function mayActIn({ areas }: Pick<Assignment, 'areas'>, lineage: readonly string[]): boolean {
  return areas.length === 0 || lineage.some((code) => areas.includes(code));
}

/** A steward whose work is not limited to certain areas: nobody else can look after people. One always stays. */
export function looksAfterAll({ roles, areas }: Assignment): boolean {
  return roles.includes('steward') && areas.length === 0;
}

/** Whether a steward is left when this person is one no more. `stewards` are the ids of all. */
export function leavesASteward(stewards: readonly string[], personId: string): boolean {
  return stewards.some((id) => id !== personId);
}
