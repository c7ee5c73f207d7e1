import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#platform/database/testing';
import { removeExample } from '../../worker/flows/remove-example.ts';
import { loadTheExample, openSite, tables } from '../testing/open-site.ts';

const now = new Date(Date.UTC(2026, 10, 23));

describeOnEachDatabase('what is public', (open) => {
  it('changes with the store: the example comes, goes and comes back', async () => {
    const db = await open(tables);
    const site = openSite(db);
    expect(await site.page('/')).toContain('has not published a map yet');
    await loadTheExample(db);
    expect(await site.page('/')).toContain('296 local authorities');
    await removeExample(db, { actor: 'test', now });
    const empty = await site.page('/');
    expect(empty).toContain('has not published a map yet');
    expect(empty).not.toContain('id="example"');
    await loadTheExample(db);
    expect(await site.page('/map')).toContain('areas/E08000035');
  });

  it('is nothing in an empty installation, whose pages say so kindly', async () => {
    const site = openSite(await open(tables));
    for (const address of ['/map', '/map/table', '/areas/E08000035', '/compare', '/method', '/map.csv', '/map.png']) {
      const html = await site.page(address, 404);
      expect(html, address).toContain('No map has been published here');
      expect(html, address).toContain('href="tel:999"');
    }
    expect(await site.page('/sitemap.xml')).not.toContain('/map<');
  });

  it('is read once for many pages', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const site = openSite(db);
    const first = await site.page('/map');
    await sql`update geography.areas set name = 'Changed behind our back' where code = 'E12000003'`.execute(db);
    expect(await site.page('/map')).toBe(first);
  });

  it('stays to be read when the database goes away', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const site = openSite(db);
    const before = await site.page('/areas/E08000035');
    await db.destroy();
    expect(await site.page('/areas/E08000035')).toBe(before);
    expect(JSON.stringify(site.logged)).toContain('err');
  });

  it('cannot be had when the database was never there: the page says that it is not the reader’s doing', async () => {
    const db = await open();
    const site = openSite(db);
    for (const address of ['/', '/map', '/areas/E08000035', '/sitemap.xml']) {
      const html = await site.page(address, 503);
      expect(html).toContain('The figures cannot be reached just now');
      expect(html).toContain('href="tel:999"');
      expect(html).not.toMatch(/relation|select|mapping\.index_versions/);
    }
    expect((await site.app.request('/nowhere')).status).toBe(404);
  });
});
