import type { ColumnType } from 'kysely';
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
  'desk.recoveries': {
    id: string;
    person_id: string;
    reason: string;
    opened_by: string;
    opened_at: Date;
    confirmed_by: ColumnType<string | null, never, string>;
    confirmed_at: ColumnType<Date | null, never, Date>;
    token_hash: ColumnType<string | null, never, string>;
    expires_at: Date;
    closed_at: ColumnType<Date | null, never, Date>;
    outcome: ColumnType<'used' | 'cancelled' | 'run-out' | null, never, 'used' | 'cancelled' | 'run-out'>;
    account_id: ColumnType<string | null, never, string | null>;
  };
};
