import { beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../src/apps/web/testing/open-site.ts';
import { rehearse } from './harness/rehearse.ts';
import { serveSite } from './harness/serve-site.ts';
import { fits, looksWhole } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

let origin: string;
beforeAll(async () => {
  const site = await serveSite((db) => {
    const { app } = openSite(db);
    return (request) => app.fetch(request);
  });
  origin = site.origin;
  return () => site.stop();
});

describe.each([
  { language: 'English', prefix: '' },
  { language: 'Urdu', prefix: '/ur' },
])('in $language', ({ language, prefix }) => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s somebody reads a kit, practises the talk to its end and goes Back', async (_, script) => {
    const her = await visit({ origin, script });
    const { page } = her;
    const looks = script ? looksWhole : fits;
    const name = (part: string) => `talk-${part}-${language}-${script ? 'script' : 'plain'}`;
    await page.goto(`${origin}${prefix}/talk`);
    await looks(her, name('list'));
    await page.locator('.talk-list a').first().click();
    await looks(her, name('kit'));
    const paper = (
      await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } })
    ).toString('latin1');
    // One side; the letters of Urdu need more room, and both sides of a sheet.
    expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(prefix === '' ? 1 : 2);
    await page.locator('main a.button').click();
    await looks(her, name('start'));
    await page.locator('.talk-choices a').nth(1).click();
    await looks(her, name('turn'));
    const there = page.url();
    await page.locator('.talk-choices a').first().click();
    await page.goBack();
    expect(page.url()).toBe(there);
    await rehearse(page, (choices) => choices.last());
    expect(await page.locator('.ending').count()).toBe(1);
    await looks(her, name('ending'));
  });

  test('an organisation ticks its list, keeps the ticks on this device only if it asks for it, and nothing is ever sent', async () => {
    const her = await visit({ origin });
    const { page } = her;
    await page.goto(`${origin}${prefix}/talk/self-check`);
    await looksWhole(her, `talk-check-${language}`);
    await page.waitForLoadState('networkidle');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const ticks = page.locator('.tick');
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    await ticks.nth(0).check();
    await ticks.nth(5).check();
    expect(await kept()).toBe('{}');
    await page.locator('.keep').check();
    await ticks.nth(7).check();
    expect(await kept()).toContain('speakers.1 young.2 young.4');
    expect(sent).toEqual([]);
    await page.reload();
    expect(await page.locator('.tick:checked').count()).toBe(3);
    await page.locator('.forget').click();
    expect(await page.locator('.tick:checked').count()).toBe(0);
    expect(await kept()).toBe('{}');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.keeping').isVisible()).toBe(false);
  });
});
