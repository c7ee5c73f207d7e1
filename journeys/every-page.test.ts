import { describe, expect, test } from 'vitest';
import { overflow, seriousFindings } from './harness/accessibility.ts';
import { visit } from './harness/visitor.ts';

const leeds = 'E08000035';
const cornwall = 'E06000052';

const pages = [
  { path: '/' },
  { path: '/map' },
  { path: '/map?axis=amenability' },
  { path: '/map?axis=propensity' },
  { path: '/map/table' },
  { path: `/areas/${leeds}` },
  { path: '/areas?place=new' },
  { path: '/areas?place=atlantis', status: 404 },
  { path: '/compare' },
  { path: `/compare?a=${leeds}&b=${cornwall}` },
  { path: '/compare?a=atlantis&b=leeds', status: 422 },
  { path: '/method' },
  { path: '/waves' },
  { path: '/waves/not-ours' },
  { path: '/waves/not-ours/wall' },
  { path: '/waves/not-ours/numbers' },
  { path: '/waves/not-ours/kit' },
  { path: '/waves/not-ours/poster' },
  { path: '/claims' },
  { path: '/claims/new' },
  { path: '/claims/corrections' },
  { path: '/help' },
  { path: '/help/what-happens/act-early' },
  { path: '/help/what-happens/referral' },
  { path: '/help/ready' },
  { path: '/help/report' },
  { path: '/help/leaving' },
  { path: '/help/people' },
  { path: '/help/people/coverage' },
  { path: '/help/people/figures' },
  { path: '/help/mine' },
  { path: '/help/training' },
  { path: '/prevent' },
  { path: '/prevent/questions' },
  { path: '/prevent/results' },
  { path: '/coalition' },
  { path: '/coalition/sign' },
  { path: '/coalition/mine' },
  { path: '/talk' },
  { path: '/talk/parent' },
  { path: '/talk/practice/joke' },
  { path: '/talk/practice/video/tells?from=shares&said=2' },
  { path: '/talk/practice/video/open?from=softer&said=1' },
  { path: '/talk/self-check' },
  { path: '/mapping' },
  { path: '/decisions' },
  { path: '/centre' },
  { path: '/centre/mentoring' },
  { path: '/fieldwork', status: 404 },
  { path: '/moderation' },
  { path: '/receipt' },
  { path: `/report?kind=page&subject=area%3A${leeds}` },
  { path: '/report', status: 404 },
  { path: '/nowhere', status: 404 },
];

const languages = [
  { language: 'English', prefix: '', tag: 'en', dir: 'ltr' },
  { language: 'Urdu', prefix: '/ur', tag: 'ur', dir: 'rtl' },
  { language: 'Arabic', prefix: '/ar', tag: 'ar', dir: 'rtl' },
  { language: 'Bengali', prefix: '/bn', tag: 'bn', dir: 'ltr' },
  { language: 'Somali', prefix: '/so', tag: 'so', dir: 'ltr' },
  { language: 'Turkish', prefix: '/tr', tag: 'tr', dir: 'ltr' },
];

const addressIn = (prefix: string, path: string) => (path === '/' ? prefix || '/' : prefix + path);

describe.each(languages)('in $language', ({ prefix, tag, dir }) => {
  test.each(pages)('$path reads its own way, and fits a phone and a page at four times its size', async (wanted) => {
    const { page, open } = await visit({ width: 1280 });
    await open(addressIn(prefix, wanted.path), wanted.status);
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([tag, dir]);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('.safety a[href="tel:999"]').isVisible()).toBe(true);
    for (const width of [1280, 640, 320]) {
      await page.setViewportSize({ width, height: 720 });
      expect(await overflow(page), `${width} pixels wide`).toEqual({ pixels: 0, widest: '' });
    }
  });
});

describe.each(languages.slice(0, 2))('in $language', ({ prefix }) => {
  test.each(pages)('$path has nothing that axe finds serious, on a desk or on a phone', async ({ path, status }) => {
    const { page, open } = await visit();
    await open(addressIn(prefix, path), status);
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await seriousFindings(page)).toEqual([]);
  });
});

test('in Urdu the page is mirrored, but the map is not: east stays east', async () => {
  const { page, open } = await visit();
  const across = async () => {
    const [west, east, brand] = await Promise.all(
      ['svg.large a[href$="E06000052"]', 'svg.large a[href$="E07000148"]', 'header .brand'].map((place) =>
        page.locator(place).boundingBox(),
      ),
    );
    return { westOfEast: west!.x < east!.x, brandOnTheLeft: brand!.x < 640 };
  };
  await open('/map');
  expect(await across()).toEqual({ westOfEast: true, brandOnTheLeft: true });
  await open('/ur/map');
  expect(await across()).toEqual({ westOfEast: true, brandOnTheLeft: false });
});
