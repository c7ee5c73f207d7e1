import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndex } from '#domains/mapping';
import { claimCase, findCase, listQueue } from '#domains/moderation';
import type { Moderator } from '#domains/moderation/core';
import { slurListWith } from '#domains/voices/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { contentPartsWith, decide } from '../../worker/flows/decide-case.ts';
import { openDesk } from '../testing/open-desk.ts';
import { loadTheExample, openSite, publicUrl, publish, type TestSite, tables, wordsOf } from '../testing/open-site.ts';

const parts = contentPartsWith(slurListWith());
const sam: Moderator = { id: 'sam', isSteward: true, areas: [], languages: [] };

describe('questioning a figure', () => {
  let db: Database;
  let site: TestSite;
  let exampleSite: string;
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    await loadTheExample(db);
    exampleSite = await openSite(db).page('/areas/E08000035');
    const index = await readIndex(db, 'england-2025-v1');
    if (index === null) throw new Error('no example');
    await publish(db, { version: { ...index.version, recipeId: 'ours' }, areas: index.areas });
    site = openSite(db);
  });
  afterAll(() => db.destroy());

  const send = (fields: Readonly<Record<string, string>>, address = '/map/challenge') =>
    site.app.request(address, {
      method: 'POST',
      headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const about = { area: 'E08000035', indicator: 'imd-income', language: 'en' };

  /** What somebody sends, and how moderation decides. Tells the code. */
  async function challenge(words: string, verdict: 'publish' | 'reject' | null): Promise<string> {
    const answer = await send({ ...about, words });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    const code = /id="code-words">([^<]+)</.exec(html)?.[1] ?? '';
    const now = new Date(Date.UTC(2026, 10, 23, 12));
    const { entries } = await listQueue(db, sam, { view: 'queue' }, { now, limit: 100 });
    const door = parts.get('challenge')?.content;
    const contents = await Promise.all(
      entries.map(async ({ kase }) => ({ kase, content: await door?.read(db, kase.subjectId) })),
    );
    const found = contents.find(({ content }) => content?.passages.some(({ text }) => text === words));
    if (found === undefined) throw new Error('it is not in the queue');
    const { kase } = found;
    if (verdict === null) return code;
    await claimCase(db, parts, { caseId: kase.id, moderator: sam, now });
    const contentVersion = found.content?.version ?? '';
    const seen = (await findCase(db, kase.id))?.version ?? 0;
    const reason = verdict === 'publish' ? 'within-rules' : 'spam';
    const decided = await decide(db, parts, {
      caseId: kase.id,
      decision: { verdict, reason, seen, contentVersion },
      moderator: sam,
      now,
    });
    expect(decided).toMatchObject({ ok: true });
    return code;
  }

  it('is offered on the pages of a map of one’s own, and not on the example', async () => {
    expect(exampleSite).not.toContain('/map/challenge');
    expect(await site.page('/areas/E08000035')).toContain('href="/map/challenge?area=E08000035"');
    expect(await site.page('/ur/map/challenge?area=E08000035')).toContain('dir="rtl"');
    await site.page('/map/challenge?area=E08000035&map=england-2025-v1', 404);
  });

  it('keeps the words of whoever has to mend something, and says what', async () => {
    const answer = await send({ ...about, words: '42 %' });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('cache-control')).toContain('private');
    expect(await answer.text()).toMatch(/id="words-problem"[\s\S]*42 %[\s\S]*<\/textarea>/);
  });

  it('from a form of somebody else’s site does nothing', async () => {
    const foreign = await site.app.request('/map/challenge', {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...about, words: 'The works closed.' }).toString(),
    });
    expect(foreign.status).toBe(303);
  });

  it('is public once it is let through, with the answer of a named person, and gone when it is taken back', async () => {
    await challenge('Nobody may read this one.', null);
    await challenge('This one was <b>rejected</b>.', 'reject');
    const code = await challenge('The <script>works</script> closed\nin 2023.', 'publish');
    const listed = await site.page('/map/challenges?area=E08000035');
    expect(listed).toContain('The &lt;script>works&lt;/script> closed');
    expect(listed).not.toMatch(/Nobody may read|rejected/);
    expect(wordsOf(listed)).toContain('There is no answer yet');

    const desk = openDesk(db);
    const { browser } = await desk.staff('amina@example.org', ['analyst']);
    const { browser: elsewhere } = await desk.staff('york@example.org', ['analyst'], ['E06000014']);
    const list = await (await browser.get('/desk/challenges')).text();
    expect(list).not.toMatch(/Nobody may read|rejected/);
    const id = /\/desk\/challenges\/([0-9a-f]{32})/.exec(list)?.[1] ?? '';
    expect(await (await elsewhere.get('/desk/challenges')).text()).not.toContain(id);
    expect((await elsewhere.get(`/desk/challenges/${id}`)).status).toBe(404);

    const wrong = await browser.post(`/desk/challenges/${id}`, { outcome: 'corrected', words: 'It is right now.' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('It is right now.');
    const answered = await browser.post(`/desk/challenges/${id}`, { outcome: 'stands', words: 'It is of 2022.' });
    expect(answered.status).toBe(303);
    const page = wordsOf(await site.page('/map/challenges?area=E08000035'));
    expect(page).toContain('We checked: the figure stands.');
    expect(page).toContain('It is of 2022.');

    expect((await send({ code: 'no such code' }, '/map/challenge/take-back')).status).toBe(422);
    const gone = await send({ code }, '/map/challenge/take-back');
    expect(gone.status).toBe(200);
    const after = await site.page('/map/challenges?area=E08000035');
    expect(after).not.toMatch(/works&lt;|closed|It is of 2022/);
    expect((await browser.get(`/desk/challenges/${id}`)).status).toBe(404);
  });

  it('is read from caches for no longer than half a minute', async () => {
    const answer = await site.app.request('/map/challenges');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=30');
  });
});
