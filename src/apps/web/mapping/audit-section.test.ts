import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { auditStored, currentIndex, installProtectedTable, keepProtectedTable } from '#domains/mapping';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, tables, wordsOf } from '../testing/open-site.ts';

const now = new Date(Date.UTC(2026, 10, 26));

describeOnEachDatabase('the method page', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-audit-page-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says on whom the map falls, however that looks, and nothing about few people', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const before = openSite(db);
    expect(wordsOf(await before.page('/method'))).toContain('no table of them was installed when it was made');

    const index = await currentIndex(db);
    if (index === null) throw new Error('the example is not there');
    const axis = index.version.groups.findIndex(({ id }) => id === 'vulnerability');
    const rows = index.areas.map(({ code, groups }, at) => {
      const many = Math.round(100 * (groups[axis]?.score ?? 0));
      return [code, many, at === 7 ? 4 : 0, 100_000].join(',');
    });
    writeFileSync(
      join(folder, 'people.csv'),
      `code,religion_muslim,religion_sikh,religion_total\n${rows.join('\n')}\n`,
    );
    const kept = await keepProtectedTable(db, {
      ...{ path: join(folder, 'people.csv'), code: 'code', shares: null, lookup: null },
    });
    if (!kept.ok) throw new Error(JSON.stringify(kept.problem));
    await db.transaction().execute((trx) => installProtectedTable(trx, kept.value, { actor: 'test', now }));
    const audited = await auditStored(db, index.version.id, { actor: 'test', now });
    expect(audited).toMatchObject({ ok: true });

    const site = openSite(db);
    const words = wordsOf(await site.page('/method'));
    const [, muslim = '', sikh = ''] = words.slice(words.indexOf('On whom the map falls Who')).split(/Muslim|Sikh/u);
    expect(muslim).toContain('Link: 1.');
    expect(muslim).toMatch(/\d\.?\d* times as likely as everybody to live in the tenth of places with more need/u);
    expect(sikh).toContain('Figures about few people or few places are left out.');
    expect(sikh).not.toContain('times as likely');
    const urdu = await site.page('/ur/method');
    expect(urdu).toContain('مسلمان');
    expect(urdu).not.toContain('audit.');
    const api = JSON.parse(await site.page(`/api/v1/maps/${index.version.id}`));
    expect(api.audit[0]).toMatchObject({
      group: 'vulnerability',
      rows: [{ characteristic: 'religion_muslim', spearman: 1 }, { selectionRatioTopDecile: null }],
    });
  });
});
