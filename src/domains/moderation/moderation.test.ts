import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { createCodes } from '#platform/codes';
import { type Database, migrate } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { kinds } from './core/kind.ts';
import { limits } from './core/limits.ts';
import type { Moderator } from './core/moderator.ts';
import { mostClaims } from './core/moderator.ts';
import { type Reason, reasonsFor, type Verdict } from './core/reason.ts';
import type { ReportReason } from './core/report-reason.ts';
import { after, afterDays, moderatorOf, noon } from './core/testing/case-of.ts';
import {
  appealBy,
  changeHabits,
  changeSettings,
  claimCase,
  correctLanguage,
  decideCase,
  decideGroup,
  findCase,
  findCaseBy,
  findHabits,
  findReceiptBy,
  findSettings,
  giveBackCase,
  listAlerts,
  listClaims,
  listQueue,
  migrations,
  noteWork,
  type Parts,
  partsOf,
  previewGroup,
  readCase,
  readWeeks,
  refuseCase,
  reportContent,
  restoreCase,
  seeAlert,
  undoBatch,
} from './index.ts';
import {
  editNote,
  type NewNote,
  notesAs,
  notesMigrations,
  shownNotes,
  stateOfNote,
  takeBackNote,
  writeNote,
} from './testing/notes.ts';

const codes = createCodes('a secret of the tests, long enough for all');
const parts: Parts = partsOf([notesAs(kinds.note), notesAs(kinds.wave), notesAs(kinds.page)]);
const sam = moderatorOf('sam');
const ines = moderatorOf('ines');
const steward = moderatorOf('amina', { isSteward: true });

describeOnEachDatabase('moderation', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await sql`drop schema if exists moderation, testing, platform cascade`.execute(db);
    const migrated = await migrate(db, [...attemptsMigrations, ...auditMigrations, ...migrations, ...notesMigrations]);
    if (!migrated.ok) throw new Error(migrated.problem.kind);
  });

  const write = (id: string, note: Partial<NewNote> = {}) => writeNote(db, codes, { id, now: noon, ...note });
  const claim = (caseId: string, by: Moderator = sam, now = noon) =>
    claimCase(db, parts, { caseId, moderator: by, now });
  async function decide(
    caseId: string,
    verdict: Verdict,
    by = sam,
    more: Partial<Record<'reason', Reason>> & { now?: Date; seen?: number; edition?: string } = {},
  ) {
    const kase = await findCase(db, caseId);
    const { reason = reasonsFor[verdict][0], now = noon, seen = kase?.version ?? 0, edition = '1' } = more;
    const decision = { verdict, reason, seen, contentVersion: edition };
    return db.transaction().execute((trx) => decideCase(trx, parts, { caseId, decision, moderator: by, now }));
  }
  async function settle(caseId: string, verdict: Verdict, by = sam, more: Parameters<typeof decide>[3] = {}) {
    const claimed = await claim(caseId, by, more.now);
    if (!claimed.ok) throw new Error(`the claim was refused: ${claimed.problem.kind}`);
    const decided = await decide(caseId, verdict, by, more);
    if (!decided.ok) throw new Error(`the decision was refused: ${decided.problem.kind}`);
    return decided.value;
  }
  const undo = (batchId: string, by: Moderator, now = after(1)) =>
    db.transaction().execute((trx) => undoBatch(trx, parts, { batchId, moderator: by, now }));
  const restore = async (caseId: string, by: Moderator, now = after(1)) => {
    const seen = (await findCase(db, caseId))?.version ?? 0;
    return db
      .transaction()
      .execute((trx) => restoreCase(trx, parts, { caseId, reason: 'mistake', seen, moderator: by, now }));
  };
  const report = (subjectId: string, reason: ReportReason = 'hate', now = noon) =>
    reportContent(db, notesAs(kinds.note), codes, { subjectId, reason, now });
  const queue = async (by: Moderator = sam, filter: Partial<Parameters<typeof listQueue>[2]> = {}, now = noon) =>
    (await listQueue(db, by, { view: 'queue', ...filter }, { now, limit: 50 })).entries;
  const actions = async () =>
    (await sql<{ action: string }>`select action from platform.audit_entries order by sequence`.execute(db)).rows.map(
      ({ action }) => action,
    );

  describe('a case', () => {
    it('is opened with a code for its author, and found again by it', async () => {
      const { caseId, code } = await write('n1');
      expect(code?.words.split(' ')).toHaveLength(6);
      expect(await findReceiptBy(db, parts, code?.hash ?? '', noon)).toMatchObject({
        holder: 'author',
        state: 'waiting',
        decision: null,
      });
      expect(await findCaseBy(db, code?.hash ?? '', noon)).toBe(caseId);
      expect(await findReceiptBy(db, parts, 'f'.repeat(64), noon)).toBeNull();
      expect(await findReceiptBy(db, parts, code?.hash ?? '', afterDays(181))).toBeNull();
    });

    it('is one for each thing', async () => {
      await write('n1');
      await expect(
        db.transaction().execute(async (trx) => {
          const { openCase } = await import('./actions/open-case.ts');
          const submission = { language: null, labels: [], places: [], groupKey: null };
          return openCase(trx, codes, { kind: kinds.note, subjectId: 'n1', submission, actor: 'program', now: noon });
        }),
      ).rejects.toThrow();
    });

    it('brings its content to what was decided, with its entry in the audit log', async () => {
      const { caseId } = await write('n1');
      expect(await shownNotes(db)).toEqual([]);
      await settle(caseId, 'publish');
      expect(await shownNotes(db)).toEqual(['n1']);
      expect(await actions()).toEqual(['moderation.opened', 'moderation.claimed', 'moderation.decided']);
      expect((await verifyAudit(db)).ok).toBe(true);
    });

    it.each([
      ['publish', 'shown'],
      ['ask-edit', 'with-author'],
      ['hold', 'held'],
      ['reject', 'hidden'],
      ['escalate', 'pending'],
    ] as const)('that is decided with "%s" leaves its content %s', async (verdict, state) => {
      const { caseId } = await write('n1');
      await settle(caseId, verdict);
      expect(await stateOfNote(db, 'n1')).toBe(state);
    });

    it('keeps no words of anybody: not in its own tables, not in the audit log', async () => {
      const words = 'My neighbour Zahra Quill of 14 Tanner Row is a liar, ring 07700 900123';
      const { caseId, code } = await write('n1', { words });
      await settle(caseId, 'publish');
      await report('n1', 'about-somebody');
      await settle(caseId, 'take-down', ines, { reason: 'names-somebody' });
      await appealBy(db, parts, code?.hash ?? '', after(5));
      const tables = await sql<{ place: string }>`
        select table_schema || '.' || table_name as place from information_schema.tables
        where table_schema in ('moderation', 'platform')`.execute(db);
      expect(tables.rows.length).toBeGreaterThan(10);
      for (const { place } of tables.rows) {
        const { rows } = await sql`select * from ${sql.table(place)}`.execute(db);
        expect(JSON.stringify(rows), place).not.toMatch(/Zahra|Tanner|liar|07700/);
        if (place !== 'moderation.receipts') expect(JSON.stringify(rows), place).not.toContain(code?.hash);
        expect(JSON.stringify(rows), place).not.toContain(code?.words);
      }
    });

    it('takes no words in any column: the database itself refuses them', async () => {
      const { caseId } = await write('n1');
      const set = (column: string, value: string) =>
        sql`update moderation.cases set ${sql.ref(column)} = ${value} where id = ${caseId}`.execute(db);
      for (const [column, value] of [
        ['subject_id', 'my neighbour is a liar'],
        ['subject_id', 'zahra@example.org'],
        ['language', 'my neighbour'],
        ['group_key', 'my neighbour'],
        ['standing_reason', 'because I say so'],
      ] as const)
        await expect(set(column, value), column).rejects.toThrow(/constraint/);
      for (const column of ['labels', 'places', 'reported', 'judged'])
        await expect(
          sql`update moderation.cases set ${sql.ref(column)} = array['a liar, 07700 900123'] where id = ${caseId}`.execute(
            db,
          ),
          column,
        ).rejects.toThrow(/constraint/);
    });
  });

  describe('two moderators', () => {
    it('who claim at once: one has it, the other is told who', async () => {
      const { caseId } = await write('n1');
      const claimed = await Promise.all([claim(caseId, sam), claim(caseId, ines)]);
      expect(claimed.filter(({ ok }) => ok)).toHaveLength(1);
      const holder = (await findCase(db, caseId))?.claim?.by;
      expect(claimed.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'taken', by: holder } });
    });

    it('who decide at once: one decision is made, the other is refused and changes nothing', async () => {
      const { caseId } = await write('n1');
      await claim(caseId, sam, noon);
      // The quarter of an hour is over: Ines takes it while Sam still has the page open, and both press their button.
      await claim(caseId, ines, after(16));
      const decided = await Promise.all([
        decide(caseId, 'publish', sam, { now: after(17), seen: 1 }),
        decide(caseId, 'reject', ines, { now: after(17), seen: 1 }),
      ]);
      expect(decided[0]).toMatchObject({ ok: false });
      expect(decided[1]).toMatchObject({ ok: true });
      expect(await stateOfNote(db, 'n1')).toBe('hidden');
      const { rows } = await sql`select * from moderation.decisions`.execute(db);
      expect(rows).toHaveLength(1);
    });

    it('of whom one presses twice: the second press changes nothing', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      const twice = await Promise.all([
        decide(caseId, 'publish', sam, { seen: 1 }),
        decide(caseId, 'publish', sam, { seen: 1 }),
      ]);
      expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await actions()).filter((action) => action === 'moderation.decided')).toHaveLength(1);
    });

    it('a claim that runs out in the middle of a decision still counts, if nobody took the case', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      expect(await decide(caseId, 'publish', sam, { now: after(40) })).toMatchObject({ ok: true });
    });

    it('hold ten at most, also when they take many at once', async () => {
      const made: string[] = [];
      for (let at = 0; at < mostClaims + 3; at++) made.push((await write(`n${at}`)).caseId);
      const claimed = await Promise.all(made.map((caseId) => claim(caseId)));
      expect(claimed.filter(({ ok }) => ok)).toHaveLength(mostClaims);
      expect(await listClaims(db, 'sam', noon)).toHaveLength(mostClaims);
      expect(await listClaims(db, 'sam', after(15))).toEqual([]);
    });

    it('give a case back, or refuse themselves, and it is free', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      await giveBackCase(db, { caseId, moderator: ines, now: noon });
      expect((await findCase(db, caseId))?.claim?.by).toBe('sam');
      await giveBackCase(db, { caseId, moderator: sam, now: noon });
      expect((await claim(caseId, ines)).ok).toBe(true);
      await refuseCase(db, { caseId, moderator: ines, now: noon });
      expect(await claim(caseId, ines)).toMatchObject({ problem: { kind: 'refused' } });
      expect(await queue(ines)).toEqual([]);
      expect((await claim(caseId, sam)).ok).toBe(true);
    });

    it('of whom one wrote it, organises it or is meant by it: that one is kept away', async () => {
      const { caseId } = await write('n1', { interested: ['sam'] });
      expect(await claim(caseId, sam)).toMatchObject({ problem: { kind: 'own-interest' } });
      expect((await claim(caseId, ines)).ok).toBe(true);
    });
  });

  describe('an author', () => {
    it('who deletes while somebody publishes: it is gone, and the case is closed without content', async () => {
      for (let round = 0; round < 5; round++) {
        const id = `n${round}`;
        const { caseId } = await write(id, { submission: { labels: ['hate'], groupKey: 'group-7', language: 'ur' } });
        await claim(caseId);
        await Promise.all([decide(caseId, 'publish', sam, { seen: 1 }), takeBackNote(db, id)]);
        expect(await stateOfNote(db, id)).toBeNull();
        expect(await findCase(db, caseId)).toMatchObject({
          state: 'closed',
          shown: false,
          labels: [],
          groupKey: null,
          language: null,
        });
      }
      expect(await shownNotes(db)).toEqual([]);
    });

    it('who deletes past the door, by whatever mistake: the next look closes the case', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      await sql`delete from testing.notes`.execute(db);
      expect(await decide(caseId, 'publish')).toMatchObject({ problem: { kind: 'closed' } });
      expect((await findCase(db, caseId))?.state).toBe('closed');
    });

    it('who deletes what was rejected: no restore, no undo and no appeal brings it back', async () => {
      const { caseId, code } = await write('n1');
      const { batchId } = await settle(caseId, 'reject');
      await takeBackNote(db, 'n1');
      expect(await restore(caseId, ines)).toMatchObject({ problem: { kind: 'closed' } });
      expect(await undo(batchId, sam)).toEqual({ ok: true, value: { undone: 0, left: 1 } });
      expect(await appealBy(db, parts, code?.hash ?? '', after(5))).toMatchObject({ problem: 'nothing-to-appeal' });
      expect(await findReceiptBy(db, parts, code?.hash ?? '', after(5))).toMatchObject({
        state: 'gone',
        decision: null,
      });
      expect(await stateOfNote(db, 'n1')).toBeNull();
    });

    it('who changes the text while somebody decides: what was not seen is not published', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      expect(await editNote(db, 'n1', 'Other words altogether', after(1))).toBe(true);
      expect(await decide(caseId, 'publish', sam, { seen: 1 })).toMatchObject({ ok: false });
      expect(await decide(caseId, 'publish', sam, { edition: '1' })).toMatchObject({ ok: false });
      expect(await shownNotes(db)).toEqual([]);
    });

    it('whose text changed past the door, by whatever mistake: what was not seen is not published either', async () => {
      const { caseId } = await write('n1');
      await claim(caseId);
      await sql`update testing.notes set words = 'other', edition = 2`.execute(db);
      expect(await decide(caseId, 'publish')).toMatchObject({ problem: { kind: 'changed' } });
      expect(await shownNotes(db)).toEqual([]);
    });

    it('may edit when asked to, and is looked at again by anybody', async () => {
      const { caseId, code } = await write('n1');
      await settle(caseId, 'ask-edit', sam, { reason: 'contact-details' });
      expect(await findReceiptBy(db, parts, code?.hash ?? '', noon)).toMatchObject({
        state: 'with-author',
        decision: { reason: 'contact-details' },
      });
      expect(await queue()).toEqual([]);
      await editNote(db, 'n1', 'Better words', after(5));
      expect((await queue())[0]?.kase).toMatchObject({ id: caseId, cause: 'edited' });
      await settle(caseId, 'publish', ines, { edition: '2' });
      expect(await shownNotes(db)).toEqual(['n1']);
    });

    it('appeals once, of two at the same moment too, and another person decides', async () => {
      const { caseId, code } = await write('n1');
      await settle(caseId, 'reject', sam, { reason: 'hate' });
      const hash = code?.hash ?? '';
      expect(await appealBy(db, parts, 'f'.repeat(64), after(5))).toMatchObject({ problem: 'unknown' });
      const twice = await Promise.all([appealBy(db, parts, hash, after(5)), appealBy(db, parts, hash, after(5))]);
      expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
      expect(twice.find(({ ok }) => !ok)).toMatchObject({ problem: 'appealed-before' });
      expect(await stateOfNote(db, 'n1')).toBe('hidden');
      expect(await queue(sam)).toEqual([]);
      expect(await claim(caseId, sam)).toMatchObject({ problem: { kind: 'decided-before' } });
      expect((await queue(ines, { view: 'appeals' })).map(({ kase }) => kase.id)).toEqual([caseId]);
      await settle(caseId, 'overturn', ines);
      expect(await shownNotes(db)).toEqual(['n1']);
      expect(await findReceiptBy(db, parts, hash, after(9))).toMatchObject({ state: 'shown', appeal: 'overturned' });
      expect(await appealBy(db, parts, hash, after(9))).toMatchObject({ problem: 'appealed-before' });
    });

    it('is told when the appeal changes nothing', async () => {
      const { caseId, code } = await write('n1');
      await settle(caseId, 'reject', sam, { reason: 'hate' });
      await appealBy(db, parts, code?.hash ?? '', after(5));
      await settle(caseId, 'uphold', ines);
      const told = await findReceiptBy(db, parts, code?.hash ?? '', after(9));
      expect(told).toMatchObject({
        state: 'hidden',
        appeal: 'upheld',
        decision: { reason: 'hate' },
        mayAppealUntil: null,
      });
    });
  });

  describe('near-duplicates', () => {
    const group = (count: number, from = 0) =>
      Promise.all(
        Array.from({ length: count }, (_, at) => write(`g${from + at}`, { submission: { groupKey: 'group-7' } })),
      );
    const asked = (caseId: string, verdict: Verdict = 'reject', reason: Reason = 'spam', by = sam, now = after(1)) => ({
      caseId,
      decision: { verdict, reason },
      moderator: by,
      now,
    });
    const preview = async (caseId: string, ...more: [Verdict?, Reason?, Moderator?, Date?]) => {
      const found = await previewGroup(db, parts, asked(caseId, ...more));
      if (found === null) throw new Error('there is no group');
      return found;
    };
    const decideAll = (caseId: string, digest: string, ...more: [Verdict?, Reason?, Moderator?, Date?]) =>
      db.transaction().execute((trx) => decideGroup(trx, parts, { ...asked(caseId, ...more), digest }));

    it('stand as one entry in the queue, with how many there are', async () => {
      await group(12);
      await write('alone');
      expect((await queue()).map(({ alike }) => alike).toSorted()).toEqual([1, 12]);
    });

    it('are counted before anything happens, decided together, and taken back together', async () => {
      const [first] = await group(8);
      const caseId = first?.caseId ?? '';
      await claim(caseId);
      const seen = await preview(caseId);
      expect([seen.members.length, seen.left.length, seen.hasMore]).toEqual([8, 0, false]);
      expect(await stateOfNote(db, 'g3')).toBe('pending');
      const decided = await decideAll(caseId, seen.digest);
      if (!decided.ok) throw new Error(decided.problem.kind);
      expect(decided.value.size).toBe(8);
      expect(await stateOfNote(db, 'g3')).toBe('hidden');
      expect(await undo(decided.value.batchId, sam, after(2))).toEqual({ ok: true, value: { undone: 8, left: 0 } });
      expect(await stateOfNote(db, 'g3')).toBe('pending');
      expect((await queue())[0]?.alike).toBe(8);
      expect(await undo(decided.value.batchId, sam, after(2))).toMatchObject({ problem: 'undone-before' });
    });

    it('leave out what a colleague holds, what is theirs, and what needs a steward, and say so', async () => {
      const [first, second, third] = await group(5);
      await write('mine', { interested: ['sam'], submission: { groupKey: 'group-7' } });
      await claim(first?.caseId ?? '');
      await claim(second?.caseId ?? '', ines);
      await settle(third?.caseId ?? '', 'escalate', ines);
      const seen = await preview(first?.caseId ?? '');
      expect(seen.members).toHaveLength(3);
      expect(seen.left.map(({ why }) => why).toSorted()).toEqual(['own-interest', 'stewards-only', 'taken']);
      const decided = await decideAll(first?.caseId ?? '', seen.digest);
      expect(decided).toMatchObject({ value: { size: 3 } });
      expect(await stateOfNote(db, 'mine')).toBe('pending');
    });

    it('are not decided when another came, one changed or the verdict is another than was shown', async () => {
      const [first] = await group(3);
      const caseId = first?.caseId ?? '';
      await claim(caseId);
      const { digest } = await preview(caseId);
      expect(await decideAll(caseId, digest, 'publish', 'within-rules')).toMatchObject({
        problem: { kind: 'group-changed' },
      });
      await group(1, 3);
      expect(await decideAll(caseId, digest)).toMatchObject({ problem: { kind: 'group-changed' } });
      const again = await preview(caseId);
      await editNote(db, 'g1', 'Other words', after(1));
      expect(await decideAll(caseId, again.digest)).toMatchObject({ problem: { kind: 'group-changed' } });
      expect(await stateOfNote(db, 'g0')).toBe('pending');
    });

    it('are decided by whoever has claimed and read one of them, and by nobody else', async () => {
      const [first] = await group(3);
      const caseId = first?.caseId ?? '';
      expect((await preview(caseId)).members).toEqual([]);
      await claim(caseId, ines);
      const { digest } = await preview(caseId, 'reject', 'spam', ines);
      expect(await decideAll(caseId, digest, 'reject', 'spam', sam)).toMatchObject({ ok: false });
    });

    it('that somebody else decides while they are taken back: what was decided since stays', async () => {
      const made = await group(4);
      const caseId = made[0]?.caseId ?? '';
      await claim(caseId);
      const { digest } = await preview(caseId);
      const decided = await decideAll(caseId, digest);
      if (!decided.ok) throw new Error(decided.problem.kind);
      const other = made[1]?.caseId ?? '';
      const [undone] = await Promise.all([undo(decided.value.batchId, sam, after(2)), restore(other, ines, after(2))]);
      const kase = await findCase(db, other);
      expect(undone.ok && undone.value.undone + undone.value.left).toBe(4);
      if (kase?.shown === true) expect(undone).toEqual({ ok: true, value: { undone: 3, left: 1 } });
      else expect(undone).toEqual({ ok: true, value: { undone: 4, left: 0 } });
      expect(await stateOfNote(db, 'g2')).toBe('pending');
      expect(await stateOfNote(db, 'g1')).toBe(kase?.shown === true ? 'shown' : 'pending');
    });

    it('by a rogue moderator end at a hundred an hour, stewards are told once, and a steward takes it all back', async () => {
      const batches: string[] = [];
      for (let round = 0; round < 3; round++) {
        const key = `group-${round}`;
        const made = await Promise.all(
          Array.from({ length: 40 }, (_, at) => write(`r${round}-${at}`, { submission: { groupKey: key } })),
        );
        const caseId = made[0]?.caseId ?? '';
        await claim(caseId, sam, after(round));
        const { digest } = await preview(caseId, 'reject', 'hate', sam, after(round));
        const decided = await decideAll(caseId, digest, 'reject', 'hate', sam, after(round));
        if (round < 2) expect(decided).toMatchObject({ value: { size: 40 } });
        else {
          expect(decided).toMatchObject({ problem: { kind: 'limit', limit: 'bulk' } });
          expect(await decideAll(caseId, digest, 'reject', 'hate', sam, after(round))).toMatchObject({ ok: false });
        }
        if (decided.ok) batches.push(decided.value.batchId);
      }
      expect(await stateOfNote(db, 'r2-0')).toBe('pending');
      const [alert, ...more] = await listAlerts(db);
      expect([alert?.kind, alert?.personId, more]).toEqual(['bulk', 'sam', []]);
      await seeAlert(db, alert?.id ?? '', 'amina', after(5));
      expect(await listAlerts(db)).toEqual([]);
      for (const batchId of batches) {
        expect(await undo(batchId, ines, afterDays(3))).toMatchObject({ problem: 'not-yours' });
        expect(await undo(batchId, sam, afterDays(3))).toMatchObject({ problem: 'too-late' });
        expect(await undo(batchId, steward, afterDays(29))).toEqual({ ok: true, value: { undone: 40, left: 0 } });
      }
      expect(await actions()).toContain('moderation.limit-reached');
    });

    it('are decided fifty at a time', async () => {
      const made = await group(limits.groupAtOnce + 2);
      await claim(made[0]?.caseId ?? '');
      const seen = await preview(made[0]?.caseId ?? '');
      expect([seen.members.length, seen.hasMore]).toEqual([limits.groupAtOnce, true]);
    });
  });

  describe('a takedown', () => {
    const shown = async (id: string, kind: NonNullable<NewNote['kind']> = kinds.note) => {
      const { caseId } = await write(id, { kind });
      await settle(caseId, 'publish', ines);
      await reportContent(db, notesAs(kind), codes, { subjectId: id, reason: 'hate', now: noon });
      return caseId;
    };

    it('of a statement takes one person, of a wave two', async () => {
      await settle(await shown('n1'), 'take-down', sam, { reason: 'hate' });
      expect(await stateOfNote(db, 'n1')).toBe('hidden');
      const wave = await shown('w1', kinds.wave);
      await settle(wave, 'take-down', sam, { reason: 'hate' });
      expect(await stateOfNote(db, 'w1')).toBe('shown');
      expect(await claim(wave, sam)).toMatchObject({ problem: { kind: 'decided-before' } });
      await settle(wave, 'agree', steward, { reason: 'hate' });
      expect(await stateOfNote(db, 'w1')).toBe('hidden');
    });

    it('and restoring are rights apart: not by oneself, within thirty days, and by stewards alone where they say so', async () => {
      const caseId = await shown('n1');
      await settle(caseId, 'take-down', sam, { reason: 'hate' });
      expect(await restore(caseId, sam)).toMatchObject({ problem: { kind: 'not-by-yourself' } });
      expect(await restore(caseId, ines, afterDays(31))).toMatchObject({ problem: { kind: 'too-late' } });
      const settings = { takesReports: true, procedure: '' };
      await changeSettings(db, { ...settings, restoreRight: 'stewards' }, { by: 'amina', at: noon });
      expect(await restore(caseId, ines)).toMatchObject({ problem: { kind: 'stewards-restore' } });
      await changeSettings(db, { ...settings, restoreRight: 'another-person' }, { by: 'amina', at: noon });
      expect(await restore(caseId, ines)).toMatchObject({ ok: true });
      expect(await shownNotes(db)).toEqual(['n1']);
    });

    it('after another ends at thirty an hour for one person', async () => {
      for (let at = 0; at <= limits.takedownsPerHour; at++) {
        const caseId = await shown(`n${at}`);
        await claim(caseId, sam, after(at));
        const decided = await decide(caseId, 'take-down', sam, { reason: 'hate', now: after(at) });
        expect(decided.ok).toBe(at < limits.takedownsPerHour);
      }
      expect((await listAlerts(db)).map(({ kind }) => kind)).toEqual(['takedowns']);
      expect(await stateOfNote(db, `n${limits.takedownsPerHour}`)).toBe('shown');
    });

    it('by mistake is taken back within an hour by whoever made it', async () => {
      const caseId = await shown('n1');
      const { batchId } = await settle(caseId, 'take-down', sam, { reason: 'hate' });
      expect(await undo(batchId, sam, after(61))).toMatchObject({ problem: 'too-late' });
      expect(await undo(batchId, sam, after(59))).toMatchObject({ value: { undone: 1 } });
      expect(await shownNotes(db)).toEqual(['n1']);
      expect((await findCase(db, caseId))?.reported).toEqual(['hate']);
    });

    it('is not undone by a steward whose own matter it is', async () => {
      const { caseId } = await write('n1', { interested: ['amina'] });
      const { batchId } = await settle(caseId, 'reject', sam, { reason: 'hate' });
      expect(await undo(batchId, steward)).toEqual({ ok: true, value: { undone: 0, left: 1 } });
      expect(await stateOfNote(db, 'n1')).toBe('hidden');
    });
  });

  describe('reports', () => {
    it('by a thousand devices at once make one case with one reason, twenty of them are stored, and the queue stays in its order', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      await write('older', { now: after(-60), submission: { labels: ['hate'] } });
      const outcomes: string[] = [];
      for (let wave = 0; wave < 10; wave++) {
        const sent = await Promise.all(Array.from({ length: 100 }, () => report('n1', 'hate')));
        outcomes.push(...sent.map(({ outcome }) => outcome));
      }
      const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
      expect([count('heard'), count('known'), count('too-many')]).toEqual([1, 19, 980]);
      expect((await queue()).map(({ kase }) => kase.subjectId)).toEqual(['older', 'n1']);
      const { rows } = await sql<{ count: number }>`select sum(count)::int as count from moderation.reports`.execute(
        db,
      );
      expect(rows[0]?.count).toBe(20);
      expect((await actions()).filter((action) => action === 'moderation.reported')).toHaveLength(1);
    });

    it('keep nothing of who made them: a reason, a day, a count, and the hash of a code', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      const { code } = await report('n1');
      const { rows } = await sql`select * from moderation.reports`.execute(db);
      expect(rows).toEqual([{ case_id: caseId, reason: 'hate', day: '2026-11-25', count: 1 }]);
      expect(await findReceiptBy(db, parts, code?.hash ?? '', noon)).toMatchObject({
        holder: 'reporter',
        state: 'waiting',
        mayAppealUntil: null,
      });
      await settle(caseId, 'keep', sam);
      expect(await findReceiptBy(db, parts, code?.hash ?? '', noon)).toMatchObject({
        state: 'shown',
        decision: { verdict: 'keep' },
      });
    });

    it('for a reason that somebody has judged do not come back', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      await report('n1', 'hate');
      await settle(caseId, 'keep', sam);
      expect((await report('n1', 'hate')).outcome).toBe('judged');
      expect(await queue()).toEqual([]);
      expect((await report('n1', 'child')).outcome).toBe('heard');
      expect(await queue()).toHaveLength(1);
    });

    it('for another reason while somebody decides: the decision waits until that was seen', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      await report('n1', 'hate');
      await claim(caseId);
      const seen = (await findCase(db, caseId))?.version ?? 0;
      await report('n1', 'child');
      expect(await decide(caseId, 'keep', sam, { seen })).toMatchObject({ problem: { kind: 'changed' } });
      expect(await decide(caseId, 'keep', sam)).toMatchObject({ ok: true });
      expect((await findCase(db, caseId))?.judged.toSorted()).toEqual(['child', 'hate']);
    });

    it('of what readers do not see, or of nothing at all, are answered alike and stored nowhere', async () => {
      const { caseId } = await write('waiting');
      const gone = await write('rejected');
      await settle(gone.caseId, 'reject');
      for (const id of ['waiting', 'rejected', 'never-there'])
        expect(await report(id)).toEqual({ outcome: 'nothing-there', code: null });
      expect((await findCase(db, caseId))?.version).toBe(1);
      expect((await sql`select * from moderation.reports`.execute(db)).rows).toEqual([]);
    });

    it('are taken while the switch is on, and not while it is off', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      const settings = { restoreRight: 'another-person', procedure: '' } as const;
      await changeSettings(db, { ...settings, takesReports: false }, { by: 'amina', at: noon });
      expect(await report('n1')).toEqual({ outcome: 'off', code: null });
      await changeSettings(db, { ...settings, takesReports: true }, { by: 'amina', at: noon });
      expect((await report('n1')).outcome).toBe('heard');
      expect(await findSettings(db)).toMatchObject({ takesReports: true, changed: { by: 'amina', at: noon } });
    });

    it('of many things at once make one case for each', async () => {
      const { caseId } = await write('n1');
      await settle(caseId, 'publish');
      await sql`update testing.notes set state = 'shown'`.execute(db);
      await sql`insert into testing.notes (id, words, state) values ('n2', 'shown from before', 'shown')`.execute(db);
      const sent = await Promise.all(Array.from({ length: 6 }, () => report('n2')));
      expect(sent.filter(({ outcome }) => outcome === 'heard')).toHaveLength(1);
      const { rows } = await sql`select * from moderation.cases where subject_id = 'n2'`.execute(db);
      expect(rows).toHaveLength(1);
    });
  });

  describe('the queue', () => {
    it('holds what is risky first, then what has waited long', async () => {
      await write('calm', { now: after(-30) });
      await write('threat', { submission: { labels: ['threat'] } });
      await write('overdue', { now: afterDays(-2) });
      await write('hate', { submission: { labels: ['hate'] } });
      expect((await queue()).map(({ kase }) => kase.subjectId)).toEqual(['overdue', 'threat', 'hate', 'calm']);
    });

    it('is what somebody can decide: by area, by language, by role', async () => {
      await write('leeds', { submission: { places: ['E08000035', 'E12000003'] } });
      await write('urdu', { submission: { language: 'ur' } });
      const { caseId } = await write('grave');
      await settle(caseId, 'escalate', ines);
      const seen = async (by: Moderator) => (await queue(by)).map(({ kase }) => kase.subjectId).toSorted();
      expect(await seen(sam)).toEqual(['leeds', 'urdu']);
      expect(await seen(steward)).toEqual(['grave', 'leeds', 'urdu']);
      expect(await seen(moderatorOf('sam', { areas: ['E08000035'] }))).toEqual(['leeds']);
      expect(await seen(moderatorOf('sam', { areas: ['E09000001'] }))).toEqual([]);
      expect(await seen(moderatorOf('sam', { languages: ['en'] }))).toEqual(['leeds']);
      expect((await queue(sam, { language: 'ur' })).map(({ kase }) => kase.subjectId)).toEqual(['urdu']);
    });

    it('is filtered by label and kind, and has views of its own for what is held and what stewards have', async () => {
      await write('n1', { submission: { labels: ['link', 'hate'] } });
      await write('w1', { kind: kinds.wave });
      const { caseId } = await write('held');
      await settle(caseId, 'hold');
      const ids = async (filter: Parameters<typeof queue>[1], now = noon) =>
        (await queue(steward, filter, now)).map(({ kase }) => kase.subjectId);
      expect(await ids({ label: 'hate' })).toEqual(['n1']);
      expect(await ids({ kind: 'wave' })).toEqual(['w1']);
      expect(await ids({ view: 'held' })).toEqual(['held']);
      expect(await ids({ view: 'escalated' })).toEqual([]);
      expect(await ids({}, afterDays(8))).toContain('held');
    });

    it('takes a wrong language back to those who read the right one', async () => {
      const { caseId } = await write('n1');
      const reader = moderatorOf('sam', { languages: ['en'] });
      await claim(caseId, reader);
      expect(await correctLanguage(db, { caseId, moderator: ines, now: noon }, 'bn')).toBe(false);
      expect(await correctLanguage(db, { caseId, moderator: reader, now: noon }, 'bn')).toBe(true);
      expect(await findCase(db, caseId)).toMatchObject({ language: 'bn', claim: null });
      expect(await queue(reader)).toEqual([]);
      expect(await queue(moderatorOf('ines', { languages: ['bn'] }))).toHaveLength(1);
    });

    it('says of a new text how often its like was hidden, and how that was decided', async () => {
      const old = await write('old', { submission: { groupKey: 'group-7' } });
      await settle(old.caseId, 'reject', sam, { reason: 'slogan' });
      const { caseId } = await write('again', { submission: { groupKey: 'group-7' } });
      const view = await readCase(db, parts, { caseId, moderator: ines, now: noon });
      expect(view?.kase.labels).toEqual(['like-rejected']);
      expect(view?.likeHidden).toMatchObject({ count: 1, last: { standing: { reason: 'slogan' } } });
    });
  });

  describe('the desk', () => {
    it('remembers how somebody works, both ways', async () => {
      expect(await findHabits(db, 'sam')).toEqual({ languages: [], hasKeys: false });
      await changeHabits(db, 'sam', { languages: ['en', 'ur'], hasKeys: true });
      expect(await findHabits(db, 'sam')).toEqual({ languages: ['en', 'ur'], hasKeys: true });
      await noteWork(db, 'sam', noon);
      expect(await findHabits(db, 'sam')).toEqual({ languages: ['en', 'ur'], hasKeys: true });
    });

    it('reminds of a break, of which one sitting is known and no more', async () => {
      for (const minute of [0, 12, 24, 36]) expect(await noteWork(db, 'sam', after(minute))).toBeNull();
      expect(await noteWork(db, 'sam', after(48))).toBe(48);
      expect(await noteWork(db, 'sam', after(90))).toBeNull();
      const { rows } = await sql`select * from moderation.people`.execute(db);
      expect(rows).toHaveLength(1);
    });

    it('counts whole weeks, and takes back in the week in which it was', async () => {
      const monday = new Date('2026-11-16T09:00:00Z');
      for (let at = 0; at < 12; at++) {
        const { caseId } = await write(`n${at}`, { now: monday });
        await settle(caseId, 'publish', sam, { now: monday });
      }
      const [week, before] = await readWeeks(db, noon, 2);
      const shownIn = (figures: NonNullable<typeof week>) =>
        figures.figures.outcomes.find(({ outcome }) => outcome === 'shown')?.count;
      expect(week && shownIn(week)).toEqual({ shown: true, value: 10 });
      expect(before).toBeUndefined();
      const [later, same] = await readWeeks(db, afterDays(7), 2);
      expect(later && shownIn(later)).toEqual({ shown: false });
      expect(same).toEqual(week);
    });
  });
});
