import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** The tables that better-auth and its passkey and two-factor plugins ask for; a test compares the two. */
const accounts: Migration = {
  name: '2026-11-23-auth-accounts',
  up: async (db) => {
    await sql`create schema auth`.execute(db);
    await sql`create table auth.users (
      id text primary key,
      name text not null check (name ~ '[^[:space:]]'),
      email text not null unique check (email = lower(email)),
      email_verified boolean not null,
      image text,
      two_factor_enabled boolean,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
    await sql`create table auth.sessions (
      id text primary key,
      token text not null unique,
      user_id text not null references auth.users on delete cascade,
      browser text check (length(browser) <= 60),
      network_address text check (network_address = ''),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
    await sql`create index sessions_by_user on auth.sessions (user_id)`.execute(db);
    await sql`create table auth.accounts (
      id text primary key,
      account_id text not null,
      provider_id text not null,
      user_id text not null references auth.users on delete cascade,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (provider_id, account_id)
    )`.execute(db);
    await sql`create index accounts_by_user on auth.accounts (user_id)`.execute(db);
    await sql`create table auth.verifications (
      id text primary key,
      identifier text not null unique,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
    await sql`create table auth.passkeys (
      id text primary key,
      name text,
      public_key text not null,
      user_id text not null references auth.users on delete cascade,
      credential_id text not null unique,
      counter integer not null,
      kind text not null,
      backed_up boolean not null,
      transports text,
      created_at timestamptz,
      aaguid text
    )`.execute(db);
    await sql`create index passkeys_by_user on auth.passkeys (user_id)`.execute(db);
    await sql`create table auth.two_factors (
      id text primary key,
      secret text not null,
      backup_codes text not null,
      user_id text not null unique references auth.users on delete cascade,
      verified boolean,
      failed_verification_count integer,
      locked_until timestamptz
    )`.execute(db);
    await sql`create table auth.attempts (
      subject text primary key,
      since timestamptz not null,
      count integer not null default 1
    )`.execute(db);
  },
};

/** Tries are counted for everybody in `platform/attempts`. */
const attemptsMoved: Migration = {
  name: '2026-11-25-auth-attempts-moved',
  up: async (db) => {
    await sql`drop table auth.attempts`.execute(db);
  },
};

/** The tables of signing in. */
export const authMigrations: readonly Migration[] = [accounts, attemptsMoved];
