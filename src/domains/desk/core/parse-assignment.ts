import { accept, type Result, refuse } from '#foundations/result';
import type { Assignment } from './person.ts';
import { isRole, roles } from './role.ts';

export type AssignmentProblem =
  | { readonly kind: 'no-role' }
  | { readonly kind: 'unknown-role' }
  | { readonly kind: 'not-an-area-code'; readonly code: string };

/** Reads roles as they come from a form, and area codes as somebody types them: apart by spaces, commas or lines. */
export function parseAssignment(named: readonly string[], areas: string): Result<Assignment, AssignmentProblem> {
  if (named.some((role) => !isRole(role))) return refuse({ kind: 'unknown-role' });
  const held = roles.filter((role) => named.includes(role));
  if (held.length === 0) return refuse({ kind: 'no-role' });
  const codes = [...new Set(areas.toUpperCase().split(/[\s,;]+/))].filter((code) => code !== '').sort();
  const wrong = codes.find((code) => !/^[ENSW][0-9]{8}$/.test(code));
  return wrong === undefined
    ? accept({ roles: held, areas: codes })
    : refuse({ kind: 'not-an-area-code', code: wrong });
}
