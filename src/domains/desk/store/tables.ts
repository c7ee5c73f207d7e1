import type { Invitation } from '../core/invitation.ts';
import type { Role } from '../core/role.ts';

export type DeskTables = {
  'desk.people': { id: string; name: string; joined_at: Date; ended_at: Date | null };
  'desk.person_roles': { person_id: string; role: Role };
  'desk.person_areas': { person_id: string; code: string };
  'desk.invitations': {
    id: string;
    kind: Invitation['kind'];
    token_hash: string;
    email: string | null;
    roles: Role[];
    areas: string[];
    created_at: Date;
    expires_at: Date;
    closed_at: Date | null;
    account_id: string | null;
  };
};
