/** What staff may be here for. A person may hold several. */
export const roles = [
  'steward',
  'analyst',
  'organiser',
  'moderator',
  'checker',
  'intermediary-lead',
  'leadership-lead',
] as const;
export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
