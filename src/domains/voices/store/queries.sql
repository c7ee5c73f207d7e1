-- deleteExamples
delete from "voices"."examples" where "wave_id" = $1 and "words" = $2;

-- listExamples
select "id", "words", "language" from "voices"."examples" where "wave_id" = $1 and "is_shown" = $2 order by "place", "id";

-- findExample
select "id", "words", "language", "is_shown" from "voices"."examples" where "wave_id" = $1 and "id" = $2;

-- showExample
update "voices"."examples" set "is_shown" = $1 where "wave_id" = $2 and "id" = $3 returning "id";

-- insertExample
insert into "voices"."examples" ("wave_id", "id", "place", "language", "words", "consented_on", "is_shown") values ($1, $2, $3, $4, $5, $6, $7);

-- insertStatement
insert into "voices"."statements" ("wave_id", "id", "state", "code_hash", "language", "words") values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning "id";

-- findStatement
select "id", "state", "code_hash", "language", "words", "first_name", "area_code" from "voices"."statements" where "wave_id" = $1 and "id" = $2;

-- findByCode
select "id", "state", "code_hash", "language", "words", "first_name", "area_code" from "voices"."statements" where "wave_id" = $1 and "code_hash" = $2;

-- findByHashes
select "id" from "voices"."statements" where "wave_id" = $1 and encode(sha256(convert_to(id, 'UTF8')), 'hex') = any ($2::text[]) for update;

-- holdStatement
select "id", "state", "code_hash", "language", "words", "first_name", "area_code" from "voices"."statements" where "wave_id" = $1 and "id" = $2 for update;

-- updateStatement
update "voices"."statements" set "state" = $1, "language" = $2, "words" = $3, "first_name" = $4, "area_code" = $5 where "wave_id" = $6 and "id" = $7;

-- deleteStatement
delete from "voices"."statements" where "wave_id" = $1 and "id" = $2 returning "id";

-- listAsked
select "id" from "voices"."statements" where "wave_id" = $1 and "state" != $2 order by "id";

-- listOnWall
select "id", "words", "language", "first_name" from "voices"."statements" where "wave_id" = $1 and "state" = $2 and "id" > $3 order by "id" limit $4;

-- findMeeting

    with meeting as materialized (
      select wave_id, statement_id, size, sketch from voices.own_words where bands && (select $1::int[])
    )
    select * from meeting limit $2
  ;

-- holdWords
select pg_advisory_xact_lock(hashtextextended($1, 0));

-- deleteAllWords
delete from "voices"."own_words" where "wave_id" = $1;

-- deleteMarks
delete from "voices"."marks" where "wave_id" = $1;

-- forgetPrivateWords
update "voices"."statements" set "words" = $1 where "wave_id" = $2 and "state" = $3 and "words" is not null;

-- deleteWords
delete from "voices"."own_words" where "wave_id" = $1 and "statement_id" = $2;

-- insertWords
insert into "voices"."own_words" ("wave_id", "statement_id", "size", "sketch", "bands") values ($1, $2, $3, $4, $5::int[]);

-- countOne
insert into "voices"."tallies" ("wave_id", "tally", "hour", "shard", "count") values ($1, $2, $3, $4, $5) on conflict ("wave_id", "tally", "hour", "shard") do update set "count" = tallies.count + excluded.count;

-- listHours
select "tally", "hour", sum(count)::bigint as "count" from "voices"."tallies" where "wave_id" = $1 group by "tally", "hour" order by "hour", "tally";

-- leaveMark
insert into "voices"."marks" ("wave_id", "mark") values ($1, $2) on conflict ("wave_id", "mark") do nothing returning "mark";

-- insertReminder
insert into "voices"."reminders" ("wave_id", "endpoint", "p256dh", "auth") values ($1, $2, $3, $4) on conflict ("wave_id", "endpoint") do update set "p256dh" = $5, "auth" = $6;

-- listReminders
select "endpoint", "p256dh", "auth" from "voices"."reminders" where "wave_id" = $1 and "endpoint" > $2 order by "endpoint" limit $3;

-- deleteReminder
delete from "voices"."reminders" where "wave_id" = $1 and "endpoint" = $2;

-- deleteReminders
delete from "voices"."reminders" where "wave_id" = $1;

-- insertTombstone
insert into "voices"."tombstones" ("wave_id", "statement_hash") values ($1, $2) on conflict ("wave_id", "statement_hash") do nothing;

-- hasTombstone
select "wave_id" from "voices"."tombstones" where "wave_id" = $1 and "statement_hash" = $2;

-- listTombstones
select "statement_hash" from "voices"."tombstones" where "wave_id" = $1 order by "statement_hash";

-- countByArea
select "area_code", count(*) as "count" from "voices"."statements" where "wave_id" = $1 and "state" = $2 group by "area_code" order by "area_code";

-- listPapers
select * from "voices"."papers" where "wave_id" = $1 and "kind" = $2 order by "number";

-- listNewestPlans
select distinct on ("wave_id") * from "voices"."papers" where "kind" = $1 order by "wave_id", "number" desc;

-- insertPaper
insert into "voices"."papers" ("wave_id", "kind", "number", "body", "written_by", "written_at", "is_offered") values ($1, $2, $3, $4, $5, $6, $7);

-- storeDecision
update "voices"."papers" set "outcome" = $1, "decided_by" = $2, "decided_at" = $3, "note" = $4 where "wave_id" = $5 and "kind" = $6 and "number" = $7 and "outcome" is null;

-- replaceBody
update "voices"."papers" set "body" = $1 where "wave_id" = $2 and "kind" = $3 and "number" = $4;

-- listEndorsements
select * from "voices"."endorsements" where "wave_id" = $1 order by "asked_at", "id";

-- findByLink
select * from "voices"."endorsements" where "wave_id" = $1 and "link_hash" = $2;

-- holdEndorsement
select * from "voices"."endorsements" where "wave_id" = $1 and "id" = $2 for update;

-- insertEndorsement
insert into "voices"."endorsements" ("wave_id", "id", "link_hash", "asked_by", "asked_at", "expires_at", "state") values ($1, $2, $3, $4, $5, $6, $7);

-- updateEndorsement
update "voices"."endorsements" set "state" = $1, "name" = $2, "role" = $3, "content_hash" = $4, "confirmed_by" = $5 where "wave_id" = $6 and "id" = $7;

-- replaceContent
update "voices"."wave_versions" set "content" = $1 where "wave_id" = $2 and "version" = $3;

-- findWave
select "wave".*, "version"."content" from "voices"."waves" as "wave" inner join "voices"."wave_versions" as "version" on "version"."wave_id" = "wave"."id" and "version"."version" = "wave"."version" where "wave"."slug" = $1;

-- listWaves
select "wave".*, "version"."content" from "voices"."waves" as "wave" inner join "voices"."wave_versions" as "version" on "version"."wave_id" = "wave"."id" and "version"."version" = "wave"."version" order by "wave"."opens_at", "wave"."id";

-- holdExampleWaves
select pg_advisory_xact_lock(hashtextextended('voices.example', 0));

-- listExampleWaves
select "id" from "voices"."waves" where "is_example" = $1;

-- holdWave
select "wave".*, "version"."content" from "voices"."waves" as "wave" inner join "voices"."wave_versions" as "version" on "version"."wave_id" = "wave"."id" and "version"."version" = "wave"."version" where "wave"."id" = $1 for update of "wave";

-- findContent
select "content" from "voices"."wave_versions" where "wave_id" = $1 and "version" = $2;

-- insertWave
insert into "voices"."waves" ("id", "slug", "is_example", "created_by", "approved_by", "series", "areas", "has_wall", "is_for_adults", "version", "threshold", "opens_at", "closes_at", "approved_at", "reached_at", "paused_at", "resume_asked_by", "closed_at", "hidden_at", "changes", "changed_at") values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21);
insert into "voices"."wave_versions" ("wave_id", "version", "content", "created_at") values ($1, $2, $3, $4) on conflict ("wave_id", "version") do nothing;

-- updateWave
update "voices"."waves" set "series" = $1, "areas" = $2::text[], "has_wall" = $3, "is_for_adults" = $4, "version" = $5, "threshold" = $6, "opens_at" = $7, "closes_at" = $8, "approved_at" = $9, "reached_at" = $10, "paused_at" = $11, "resume_asked_by" = $12, "closed_at" = $13, "hidden_at" = $14, "changes" = $15, "changed_at" = $16 where "id" = $17;
insert into "voices"."wave_versions" ("wave_id", "version", "content", "created_at") values ($1, $2, $3, $4) on conflict ("wave_id", "version") do nothing;

-- deleteExampleWaves
delete from "voices"."waves" where "is_example" = $1 returning "id";
