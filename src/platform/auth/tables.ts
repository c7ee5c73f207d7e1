/** What better-auth keeps, and what we read and write beside it. Its own columns only where we touch them. */
export type AuthTables = {
  'auth.users': {
    id: string;
    name: string;
    email: string;
    email_verified: boolean;
    two_factor_enabled: boolean | null;
    created_at: Date;
    updated_at: Date;
  };
  'auth.sessions': {
    id: string;
    token: string;
    user_id: string;
    browser: string | null;
    created_at: Date;
    updated_at: Date;
    expires_at: Date;
  };
  'auth.accounts': {
    id: string;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    created_at: Date;
    updated_at: Date;
  };
  'auth.passkeys': {
    id: string;
    user_id: string;
    name: string | null;
    backed_up: boolean;
    created_at: Date | null;
  };
  'auth.two_factors': { id: string; user_id: string; secret: string; verified: boolean | null };
};
