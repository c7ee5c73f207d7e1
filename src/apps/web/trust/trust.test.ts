import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { sectionOrders, sections } from '#domains/trust/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openSite, shippedCatalogue, type TestSite, tables } from '../testing/open-site.ts';

const languages = shippedCatalogue().languages.map(({ tag }) => tag);
const inLanguage = (tag: string, path: string) => (tag === 'en' ? path : `/${tag}${path}`);
const at = (day: string, order = 0) => openSite(db, undefined, undefined, Date.parse(`${day}T09:00:00Z`), () => order);

let db: Database;
let site: TestSite;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  site = at('2026-11-23');
  return () => db.destroy();
});

const before = {
  ...{ know: '2', trust: '4', support: '3', accused: 'true', consent: 'unknown', name: 'true', 'one-kind': 'unknown' },
  complain: 'true',
};
const after = {
  ...{ know: '5', trust: '2', support: '3', accused: 'false', consent: 'true', name: 'false', 'one-kind': 'false' },
  ...{ complain: 'true', age: '16-59', region: 'E12000003' },
};
async function send(path: string, said: Readonly<Record<string, string>>, to = site, headers = {}) {
  return to.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(said),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
  });
}
const sealedIn = (html: string) => /name="sealed" value="([^"]+)"/.exec(html)?.[1] ?? '';
const begin = async (to = site) => (await send('/prevent/questions', before, to)).text();
const rows = async () => (await sql<{ id: string }>`select * from trust.responses`.execute(db)).rows;

describe.each(languages)('Prevent explained, in %s', (tag) => {
  it('has each section once, critics beside answers and what is open, where it holds, and how to complain', async () => {
    const { document } = parseHTML(await site.page(inLanguage(tag, '/prevent')));
    expect([...document.querySelectorAll('.prevent-section')].map((section) => section.id)).toEqual([...sections]);
    for (const critic of document.querySelectorAll('.critic')) expect(critic.querySelectorAll('dt')).toHaveLength(3);
    expect(document.querySelectorAll('.critic')).toHaveLength(4);
    expect(document.querySelector('#complain')?.parentElement?.textContent).toContain(
      shippedCatalogue().translator(tag)('facts.nation.scotland'),
    );
    expect(document.querySelector('.bars rect')?.getAttribute('width')).toBe('56');
  });
});

describe('the questions', () => {
  it('mark what has no answer, and lose nothing of what was answered', async () => {
    const response = await send('/prevent/questions', { ...before, trust: '' });
    expect(response.status).toBe(422);
    const { document } = parseHTML(await response.text());
    expect(document.querySelectorAll('.question.wrong')).toHaveLength(1);
    expect(document.querySelector('#know-2')?.hasAttribute('checked')).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it.each([0, 1, 2, 3])(
    'give the page out in the order %i that chance chose, which stays through a mistake and another language',
    async (order) => {
      const own = at('2026-11-23', order);
      const orderIn = (html: string) =>
        [...parseHTML(html).document.querySelectorAll('.prevent-section')].map((section) => section.id);
      const html = await begin(own);
      expect(orderIn(html)).toEqual([...(sectionOrders[order] ?? [])]);
      const sealed = sealedIn(html);
      const other = at('2026-11-23', (order + 1) % 4);
      const wrong = await send('/prevent/answers', { ...after, sealed, region: '' }, other);
      expect(wrong.status).toBe(422);
      expect(orderIn(await wrong.text())).toEqual([...(sectionOrders[order] ?? [])]);
      const turned = await (await send('/ur/prevent/answers', { ...after, sealed, turn: 'ur' }, other)).text();
      expect(orderIn(turned)).toEqual([...(sectionOrders[order] ?? [])]);
      expect(parseHTML(turned).document.querySelector('#know-5')?.hasAttribute('checked')).toBe(true);
      expect(await rows()).toEqual([]);
    },
  );

  it('keep answers with the quarter, an age band and a region, once however often they are sent', async () => {
    const sealed = sealedIn(await begin());
    const headers = { 'user-agent': 'Browser of somebody', 'x-forwarded-for': '192.0.2.7' };
    const thanks = await (await send('/prevent/answers', { ...after, sealed }, site, headers)).text();
    expect(thanks).toContain('You were right in 1 of five before, and in 5 of five now.');
    await send('/prevent/answers', { ...after, sealed });
    const kept = await rows();
    expect(kept).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        ...{ quarter: '2026-4', section_order: 0, age: '16-59', region: 'E12000003' },
        before: expect.objectContaining({ opinions: { know: 2, trust: 4, support: 3 } }),
        after: expect.objectContaining({ opinions: { know: 5, trust: 2, support: 3 } }),
      },
    ]);
    expect(JSON.stringify([kept, site.logged])).not.toMatch(/Browser of|192\.0\.2/);
  });

  it('take nothing that was not begun here', async () => {
    const count = (await rows()).length;
    expect(await (await send('/prevent/answers', { ...after, sealed: 'made up' })).text()).toContain('Before you read');
    const foreign = await send('/prevent/questions', before, site, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(422);
    expect(await rows()).toHaveLength(count);
  });
});

describe('the results', () => {
  it('are nothing before a quarter has ended with a hundred people', async () => {
    expect(await site.page('/prevent/results')).toContain('There are no results yet.');
    expect(await at('2027-01-01').page('/prevent/results')).toContain('There are no results yet.');
  });

  it('tell knowledge first, and a fall in trust as it is, in every language', async () => {
    for (let person = 0; person < 120; person++) {
      // From somewhere else each time: a quarter has many networks.
      const own = at('2026-11-24', person % 4);
      const sealed = sealedIn(await begin(own));
      const said = { ...after, sealed, know: person % 4 === 0 ? '2' : '5', trust: person % 3 === 0 ? '4' : '2' };
      const region = `E1200000${1 + (person % 9)}`;
      await send('/prevent/answers', { ...said, region, age: person % 2 === 0 ? '60-plus' : '16-59' }, own);
    }
    await sql`update trust.responses set before = jsonb_set(before, '{opinions,know}', '4') where id < '4'`.execute(db);
    await sql`update trust.responses set before = jsonb_set(before, '{opinions,trust}', '2') where id < '5'`.execute(
      db,
    );
    const { document } = parseHTML(await at('2027-01-01').page('/prevent/results'));
    const terms = [...document.querySelectorAll('.changes')][0]!;
    expect(terms.querySelector('dt')?.textContent).toBe('Know what would happen if they called');
    expect(terms.querySelector('.trust dd')?.textContent).toMatch(/Change: −\d+ points, between −\d+ and −\d+/);
    expect(terms.querySelector('.know dd')?.textContent).toMatch(/Change: \+\d+ points/);
    expect(terms.querySelector('.support dd')?.textContent).toContain('Too few answered for that.');
    expect(document.querySelector('.card')?.textContent).toMatch(/120 people, worth \d+/);
    expect(document.querySelector('#trend')).toBeNull();
    for (const tag of languages)
      expect(await at('2027-01-01').page(inLanguage(tag, '/prevent/results'))).toContain('class="pair"');
    await sql`insert into trust.responses select md5(id), '2026-3', section_order, age, region, after, before from trust.responses`.execute(
      db,
    );
    const { document: later } = parseHTML(await at('2027-01-01').page('/prevent/results'));
    const [older, newer] = [...later.querySelectorAll('.quarters li')].map((item) => item.textContent ?? '');
    expect(older).toMatch(/^July\D+2026: Before /);
    expect(newer).toMatch(/^October\D+2026: Before /);
    expect(older?.match(/\d+%/g)).toEqual(newer?.match(/\d+%/g)?.toReversed());
  });
});
