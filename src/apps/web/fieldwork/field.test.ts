import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addAssessor,
  addPartner,
  assignAreas,
  assignByHand,
  closeRound,
  findAssessor,
  findNote,
  listShownNotes,
  withdrawPartner,
} from '#domains/fieldwork';
import { standardQuestions, themes } from '#domains/fieldwork/core';
import { listAuthorities } from '#domains/geography';
import { slurListWith } from '#domains/voices/core';
import { verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { forgetNotes } from '../../worker/flows/field-forms.ts';
import { noticeInNote } from '../../worker/flows/note-content.ts';
import { got, openTestRound, type TestRound } from '../testing/open-round.ts';
import { loadTheExample, openSite, publicUrl, type TestSite, tables } from '../testing/open-site.ts';

describeOnEachDatabase('the forms of a partner', (openDatabase) => {
  let db: Database;
  let site: TestSite;
  let round: TestRound;
  const day = '2026-11-23';
  const beginsOn = '2026-11-10';
  let sent = 0;
  const newId = () => (++sent).toString(16).padStart(32, '0');

  beforeAll(async () => {
    db = await openDatabase(tables);
    await loadTheExample(db);
    site = openSite(db);
    const areas = (await listAuthorities(db)).slice(0, 6).map(({ code }) => code);
    round = await openTestRound(db, { areas, partners: 3, beginsOn });
  });

  const headersOf = (token: string) => ({ cookie: `__Secure-outspoken.field=${token}`, origin: publicUrl });
  const get = (address: string, token = round.assessors[0]!.token) =>
    site.app.request(address, { headers: headersOf(token) });
  const post = (address: string, fields: Record<string, string>, token = round.assessors[0]!.token) =>
    site.app.request(address, {
      ...{ method: 'POST', body: new URLSearchParams(fields), headers: headersOf(token) },
    });
  const sync = async (forms: readonly unknown[], token: string) => {
    const response = await site.app.request('/fieldwork/sync', {
      ...{ method: 'POST', body: JSON.stringify({ forms }) },
      headers: { ...headersOf(token), 'content-type': 'application/json' },
    });
    return {
      status: response.status,
      body: (await response.json()) as { results: readonly Record<string, unknown>[] },
    };
  };
  const viewOf = async (token: string) => {
    const view = await findAssessor(db, token, day);
    if (view === null) throw new Error('no view');
    return view;
  };
  const whole = (rating: number) =>
    Object.fromEntries(standardQuestions.map(({ id }) => [id, { rating, confidence: 2 }]));
  const filled = (rating: string) => ({
    ...Object.fromEntries(
      standardQuestions.flatMap(({ id }) => [
        [`rating.${id}`, rating],
        [`sure.${id}`, '3'],
      ]),
    ),
    ...{ 'base-version': '0', note: '', submission: newId() },
  });
  const formFor = (areaCode: string, by: object = {}) => ({
    ...{ kind: 'assessment', submissionId: newId(), areaCode, baseVersion: 0, answers: whole(3), note: '', ...by },
  });

  it('open by a link, which then stands in a cookie that no script reads', async () => {
    const { token } = round.assessors[0]!;
    const page = await site.page(`/ur/fieldwork/enter/${token}`);
    expect(page).toContain('Partner 1');
    const entered = await post(`/fieldwork/enter/${token}`, {});
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/fieldwork']);
    expect(entered.headers.get('set-cookie')).toMatch(/__Secure-outspoken\.field=.*HttpOnly.*Secure.*SameSite=Lax/);
    expect((await site.app.request('/fieldwork')).status).toBe(404);
    expect((await get(`/fieldwork/enter/${'a'.repeat(43)}`)).status).toBe(404);
  });

  it('show somebody their own areas and nothing of anybody else', async () => {
    const one = round.assessors[0]!;
    const mine = await viewOf(one.token);
    const foreign = mine.round.areas.find((code) => !mine.areas.includes(code))!;
    expect((await get(`/fieldwork/areas/${foreign}`)).status).toBe(404);
    expect((await post(`/fieldwork/areas/${foreign}`, filled('3'))).status).toBe(404);
    const refused = await sync([formFor(foreign)], one.token);
    expect(refused.body.results[0]).toMatchObject({ outcome: 'refused', reason: 'not-yours' });
    for (const { token } of round.assessors.slice(1, 4)) {
      const [theirs] = (await viewOf(token)).areas;
      if (theirs !== undefined) await sync([formFor(theirs, { answers: whole(5) })], token);
    }
    const state = await (await get('/fieldwork/state')).text();
    expect(state).not.toContain(foreign);
    expect(state).not.toContain('Partner 2');
    expect(JSON.parse(state)).toMatchObject({ partner: 'Partner 1', assessments: [], sessions: [] });
  });

  it('are filled in without script, and refused with the question that is open', async () => {
    const { token } = round.assessors[0]!;
    const [code] = (await viewOf(token)).areas;
    const open = { ...filled('4'), 'rating.tensions': '' };
    const refused = await post(`/fieldwork/areas/${code}`, open);
    expect(refused.status).toBe(422);
    const words = await refused.text();
    expect(words).toContain('href="#q-tensions"');
    expect(words.match(/ checked/g)?.length).toBeGreaterThanOrEqual(2 * (standardQuestions.length - 1));
    const kept = await post(`/fieldwork/areas/${code}`, filled('4'));
    expect(kept.headers.get('location')).toBe('/fieldwork?kept=area');
    expect((await viewOf(token)).assessments).toMatchObject([
      { areaCode: code, version: 1, answers: { tensions: { rating: 4, confidence: 3 } } },
    ]);
    expect(await (await get(`/fieldwork/areas/${code}`)).text()).toContain('name="base-version" value="1"');
  });

  it('of a session count and name nobody', async () => {
    const { token } = round.assessors[0]!;
    const [code] = (await viewOf(token)).areas;
    const raised = Object.fromEntries(
      ['drivers', 'protective', 'services', 'trust', 'isolation', 'tensions', 'reach-online', 'reach-offline'].map(
        (theme) => [`raised.${theme}`, '2'],
      ),
    );
    const fields = {
      area: code!,
      held: '2026-11-20',
      way: 'in-person',
      people: '12',
      knew: '5',
      session: newId(),
      submission: newId(),
      ...raised,
    };
    expect((await post('/fieldwork/sessions/new', { ...fields, knew: '13' })).status).toBe(422);
    expect((await post('/fieldwork/sessions/new', { ...fields, people: 'a dozen' })).status).toBe(422);
    expect((await post('/fieldwork/sessions/new', fields)).headers.get('location')).toBe('/fieldwork?kept=session');
    expect((await viewOf(token)).sessions).toMatchObject([
      { areaCode: code, counts: { people: 12, raised: { trust: 2 } } },
    ]);
  });

  it('let a partner that only listens tell of sessions anywhere, and rate nothing', async () => {
    const doing = { actor: 'staff:one', now: new Date(`${day}T09:00:00Z`) };
    const [anywhere] = (await viewOf(round.assessors[0]!.token)).round.areas;
    const listener = await db.transaction().execute(async (trx) => {
      const named = { name: 'Tea and talk', kind: 'charity', role: 'listen', mail: '', language: 'en' } as const;
      const partnerId = got(await addPartner(trx, round.roundId, named, doing));
      const added = got(await addAssessor(trx, round.roundId, partnerId, doing));
      await assignAreas(trx, round.roundId, { seed: 9 }, doing);
      const byHand = { assessorId: added.id, areaCode: anywhere! };
      expect(await assignByHand(trx, round.roundId, byHand, doing)).toMatchObject({ problem: 'only-listens' });
      return added;
    });
    const view = await viewOf(listener.token);
    expect([view.areas, view.sessionAreas]).toEqual([[], view.round.areas]);
    const areaCode = view.round.areas.at(-1)!;
    const refused = await sync([formFor(areaCode)], listener.token);
    expect(refused.body.results).toMatchObject([{ outcome: 'refused', reason: 'not-yours' }]);
    const raised = Object.fromEntries(themes.map((theme) => [theme, 1]));
    const counts = { heldOn: '2026-11-20', way: 'online', people: 11, raised, knewWhomToAsk: 2 };
    const session = { kind: 'session', submissionId: newId(), sessionId: newId(), areaCode, baseVersion: 0, counts };
    expect((await sync([session], listener.token)).body.results).toMatchObject([{ outcome: 'stored' }]);
    expect(await (await get('/fieldwork', listener.token)).text()).toContain('You were asked to listen');
  });

  it('are stored once however often they are sent, and each by itself', async () => {
    const { token } = round.assessors[5]!;
    const [first, second] = (await viewOf(token)).areas as [string, string];
    const [one, broken] = [formFor(first), formFor(second, { answers: { tensions: 'cannot-say' } })];
    const results = (await sync([one, broken], token)).body.results;
    expect(results).toMatchObject([
      { outcome: 'stored', version: 1 },
      { outcome: 'refused', reason: 'incomplete' },
    ]);
    expect((await sync([one], token)).body.results).toMatchObject([{ outcome: 'already', version: 1 }]);
    const [again, twin] = [
      formFor(first, { baseVersion: 1, answers: whole(2) }),
      formFor(first, { baseVersion: 1, answers: whole(1) }),
    ];
    const both = await Promise.all([sync([again], token), sync([twin], token)]);
    const outcomes = both.map(({ body }) => body.results[0]!.outcome).toSorted();
    expect(outcomes).toEqual(['conflict', 'stored']);
    const conflict = both.map(({ body }) => body.results[0]!).find(({ outcome }) => outcome === 'conflict')!;
    const stored = (await viewOf(token)).assessments.find(({ areaCode }) => areaCode === first)!;
    expect([stored.version, conflict.version]).toEqual([2, 2]);
    expect(conflict.theirs).toEqual(stored.answers);
  });

  it('from another site, or in pieces, change nothing', async () => {
    const { token } = round.assessors[3]!;
    const before = await viewOf(token);
    const elsewhere = await site.app.request('/fieldwork/sync', {
      ...{ method: 'POST', body: JSON.stringify({ forms: [formFor(before.areas[0]!)] }) },
      headers: { ...headersOf(token), origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(elsewhere.status).toBe(403);
    expect((await sync([{ ...formFor(before.areas[0]!), name: 'somebody' }], token)).status).toBe(400);
    expect((await sync([formFor(before.areas[0]!)], 'a'.repeat(43))).status).toBe(401);
    expect(await viewOf(token)).toEqual(before);
  });

  it('keep a note for a moderator alone, veil what it names, and let it go after three days', async () => {
    const { token } = round.assessors[4]!;
    const [code] = (await viewOf(token)).areas;
    const note = 'Mr Thompson at the mosque knows more.';
    await sync([formFor(code!, { note })], token);
    const { rows } = await sql<{ id: string; state: string; labels: string }>`
      select n.id, n.state, c.labels::text as labels from fieldwork.notes n join moderation.cases c on c.subject_id = n.id`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
    expect([rows[0]!.state, rows[0]!.labels.includes('names-somebody')]).toEqual(['pending', true]);
    const veiled = noticeInNote(note, 'en', slurListWith()).spans.filter(({ kind }) => kind === 'contact');
    expect(veiled.map(({ from, to }) => note.slice(from, to))).toEqual(['Mr Thompson', 'mosque']);
    for (const address of ['/fieldwork', `/fieldwork/areas/${code}`, '/fieldwork/state'])
      expect(await (await get(address, token)).text()).not.toContain('Thompson');
    expect(await listShownNotes(db, round.roundId)).toEqual([]);
    const hours = (count: number) => new Date(Date.parse(`${day}T00:00:00Z`) + count * 3_600_000);
    await forgetNotes(db, hours(71));
    expect(await findNote(db, rows[0]!.id)).not.toBeNull();
    await forgetNotes(db, hours(74));
    expect(await findNote(db, rows[0]!.id)).toBeNull();
    const { rows: cases } = await sql<{
      state: string;
    }>`select state from moderation.cases where subject_id = ${rows[0]!.id}`.execute(db);
    expect(cases).toEqual([{ state: 'closed' }]);
  });

  it('keep nothing of who sent them: no address, no browser, no moment', async () => {
    const { rows } = await sql<{ column_name: string; data_type: string }>`
      select table_name || '.' || column_name as column_name, data_type from information_schema.columns
      where table_schema = 'fieldwork' and data_type like 'timestamp%'`.execute(db);
    expect(rows.map(({ column_name }) => column_name).toSorted()).toEqual([
      ...['findings.decided_at', 'findings.offered_at', 'notes.delete_at', 'rounds.created_at'],
    ]);
    expect(JSON.stringify(site.logged)).not.toContain(round.assessors[0]!.token);
  });

  it('are taken back by whoever sent them, and by a partner as a whole, while the audit log stays whole', async () => {
    const { token } = round.assessors[0]!;
    const gone = await post('/fieldwork/withdraw', {}, token);
    expect(gone.status).toBe(200);
    expect((await get('/fieldwork', token)).status).toBe(404);
    const partner = round.assessors[2]!;
    const doing = { actor: 'staff:one', now: new Date(`${day}T10:00:00Z`) };
    await db
      .transaction()
      .execute(async (trx) => got(await withdrawPartner(trx, round.roundId, partner.partnerId, doing)));
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from fieldwork.assessments where assessor_id in (${round.assessors[0]!.id}, ${partner.id})`.execute(
      db,
    );
    expect(rows).toEqual([{ left: 0 }]);
    expect((await get('/fieldwork', partner.token)).status).toBe(404);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('are not taken in once the round is closed, though what was said can be read and taken back', async () => {
    const { token } = round.assessors[4]!;
    const doing = { actor: 'staff:one', now: new Date(`${day}T11:00:00Z`) };
    await db.transaction().execute(async (trx) => got(await closeRound(trx, round.roundId, doing)));
    const [code] = (await viewOf(token)).areas;
    expect((await sync([formFor(code!, { baseVersion: 1 })], token)).body.results).toMatchObject([
      { outcome: 'refused', reason: 'round-closed' },
    ]);
    expect((await get(`/fieldwork/areas/${code}`, token)).status).toBe(200);
  });

  afterAll(() => db?.destroy());
});
