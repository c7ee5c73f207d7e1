import type { RequirementId } from './requirement.ts';
import { accessibility } from './templates/accessibility.ts';
import { childrensAccess } from './templates/childrens-access.ts';
import { complaints } from './templates/complaints.ts';
import { dataProtection } from './templates/data-protection.ts';
import { illegalContent } from './templates/illegal-content.ts';
import { moderation } from './templates/moderation.ts';
import { privacy } from './templates/privacy.ts';
import { safeguarding } from './templates/safeguarding.ts';

/** A text to begin with, in English and for the law of England. What is to be filled in stands between square brackets. */
export function templateOf(requirement: RequirementId): string {
  return `${checkedByLawyer}\n\n${templates[requirement].trim()}\n`;
}

const checkedByLawyer =
  '[This is a template and no legal advice. Have your lawyer check what you make of it, then take this line out.]';

const templates: Readonly<Record<RequirementId, string>> = {
  'illegal-content': illegalContent,
  'childrens-access': childrensAccess,
  'data-protection': dataProtection,
  privacy,
  moderation,
  complaints,
  safeguarding,
  accessibility,
};
