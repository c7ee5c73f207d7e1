import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { keepResponse } from '#domains/trust';
import { type Answers, regions } from '#domains/trust/core';
import { openSite, shippedCatalogue } from '../src/apps/web/testing/open-site.ts';
import { trustPaths } from '../src/apps/web/trust/trust-routes.tsx';
import { overflow } from './harness/accessibility.ts';
import { serveSite } from './harness/serve-site.ts';
import { fits, looksWhole } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

let origin: string;
beforeAll(async () => {
  const site = await serveSite(async (db) => {
    const answers = (know: 2 | 5, isRight: boolean, trust: 2 | 4, support: 2 | 4): Answers => ({
      opinions: { know, trust, support },
      right: { accused: isRight, consent: true, name: isRight, 'one-kind': isRight, complain: isRight },
    });
    for (let at = 0; at < 620; at++)
      await keepResponse(
        db,
        {
          id: randomBytes(16).toString('hex'),
          ...{ order: at % 4, age: at % 3 === 0 ? '60-plus' : '16-59', region: regions[at % 9] ?? '' },
          before: answers(at % 4 === 0 ? 5 : 2, at % 5 === 0, at % 2 === 0 ? 4 : 2, at % 3 === 0 ? 2 : 4),
          after: answers(at % 4 === 0 ? 2 : 5, at % 5 !== 0, at % 3 === 0 ? 4 : 2, at % 3 === 0 ? 2 : 4),
        },
        at < 420 ? '2026-08-01' : '2026-05-01',
      );
    const { app } = openSite(db, undefined, undefined, undefined, () => 3);
    return (request) => app.fetch(request);
  });
  origin = site.origin;
  return () => site.stop();
});

describe.each([
  { language: 'English', prefix: '' },
  { language: 'Urdu', prefix: '/ur' },
])('Prevent explained, in $language', ({ language, prefix }) => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s somebody tests herself, reads, changes the language, and sees what others knew', async (_, script) => {
    const her = await visit({ origin, script });
    const { page } = her;
    const looks = script ? looksWhole : fits;
    const name = (part: string) => `prevent-${part}-${language}-${script ? 'script' : 'plain'}`;
    const say = async (knows: string, isSo: string) => {
      for (const opinion of ['know', 'trust', 'support']) await page.locator(`#${opinion}-${knows}`).check();
      for (const statement of ['accused', 'consent', 'name', 'one-kind', 'complain'])
        await page.locator(`#${statement}-${isSo}`).check();
    };
    await page.goto(`${origin}${prefix}/prevent`);
    await looks(her, name('page'));
    await page.locator('.buttons a').first().click();
    await looks(her, name('before'));
    await say('2', 'unknown');
    await page.locator('#before button[type="submit"]').last().click();
    await page.locator('#after').waitFor();
    expect(await page.locator('.prevent-section').first().getAttribute('id')).toBe('critics');
    await say('4', 'true');
    await page.locator('.languages button[lang="tr"]').click();
    await page.waitForURL('**/tr/prevent/answers');
    expect(await page.locator('#know-4').isChecked()).toBe(true);
    await looks(her, name('after'));
    await page.locator('#age-16-59').check();
    await page.locator('#region').selectOption('E12000007');
    await page.locator('#after button[type="submit"]').last().click();
    await page.getByText('beşte 0, şimdi beşte 2').waitFor();
    await looks(her, name('thanks'));
    await page.goto(`${origin}${prefix}/prevent/results`);
    await looks(her, name('results'));
  });
});

test.each(shippedCatalogue().languages.map(({ tag }) => tag))(
  'in %s every page fits a screen of 320 pixels',
  async (tag) => {
    const { page } = await visit({ origin, width: 320, height: 640, script: false });
    for (const path of trustPaths) {
      await page.goto(`${origin}${tag === 'en' ? '' : `/${tag}`}${path}`);
      expect(await overflow(page), path).toEqual({ pixels: 0, widest: '' });
    }
  },
);
