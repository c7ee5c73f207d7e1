import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** Who asked for a version to be public or to be taken back, and who decided: two people, in the database too. */
export const publicationRequests: Migration = {
  name: '2026-11-25-mapping-publication-requests',
  up: async (db) => {
    await sql`create table mapping.publication_requests (
      id bigint generated always as identity primary key,
      version_id text not null references mapping.index_versions,
      kind text not null check (kind in ('publish', 'withdraw')),
      asked_by text not null,
      asked_at timestamptz not null,
      note text not null check (note ~ '[^[:space:]]' and length(note) <= 2000),
      outcome text check (outcome in ('confirmed', 'declined', 'taken-back')),
      decided_by text,
      decided_at timestamptz,
      decision_note text check (decision_note ~ '[^[:space:]]' and length(decision_note) <= 2000),
      superseded text references mapping.index_versions,
      check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
      check ((decision_note is null) = (outcome is null or outcome = 'taken-back')),
      check (outcome is null or (decided_by = asked_by) = (outcome = 'taken-back')),
      check (outcome is distinct from 'taken-back' or kind = 'publish'),
      check (superseded is null or (kind = 'publish' and outcome = 'confirmed'))
    )`.execute(db);
    await sql`create unique index one_open_request on mapping.publication_requests (version_id) where outcome is null`.execute(
      db,
    );
    await sql`create index requests_by_version on mapping.publication_requests (version_id, id)`.execute(db);
    await sql`create function mapping.keep_publication_request() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.outcome is null and new.outcome is not null
          and (new.version_id, new.kind, new.asked_by, new.asked_at, new.note)
            = (old.version_id, old.kind, old.asked_by, old.asked_at, old.note) then
          return new;
        end if;
        raise exception 'a request is kept as it was asked and decided: % on % is refused', tg_op, old.id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.publication_requests
      for each row execute function mapping.keep_publication_request()`.execute(db);
    await sql`create function mapping.take_two_to_publish() returns trigger language plpgsql as $$
      begin
        if exists (
          select from mapping.publication_requests as last
          where version_id = new.id and (kind, outcome) in (('publish', 'confirmed'), ('withdraw', 'declined'))
            and not exists (select from mapping.publication_requests where version_id = new.id and id > last.id)
        ) then
          return new;
        end if;
        raise exception 'a version becomes public when one person has asked and another has decided: % is refused', new.id;
      end
    $$`.execute(db);
    await sql`create trigger takes_two before insert or update of status on mapping.index_versions
      for each row when (new.status = 'published') execute function mapping.take_two_to_publish()`.execute(db);
  },
};
