/** What a named person must have recorded before an installation publishes anything. In the order in which it is best worked through. */
export const requirements = [
  { id: 'illegal-content', isPublic: false },
  { id: 'childrens-access', isPublic: false },
  { id: 'data-protection', isPublic: false },
  { id: 'privacy', isPublic: true },
  { id: 'moderation', isPublic: true },
  { id: 'complaints', isPublic: true },
  { id: 'safeguarding', isPublic: true },
  { id: 'accessibility', isPublic: true },
] as const;

export type Requirement = (typeof requirements)[number];
export type RequirementId = Requirement['id'];
/** A text that the public has a right to see: it becomes a page of its own. */
export type PolicyId = Extract<Requirement, { isPublic: true }>['id'];

export function findRequirement(id: string): Requirement | null {
  return requirements.find((requirement) => requirement.id === id) ?? null;
}
