import { randomInt } from 'node:crypto';
import type { Page, Response } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { slurListWith } from '#domains/voices/core';
import { noticeWords } from '../src/apps/worker/flows/notice-words.ts';
import { overflow, seriousFindings } from './harness/accessibility.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const slurs = slurListWith();
const wave = '/waves/not-ours';
const phone = { width: 320, height: 640, touch: true };
const submit = '#write button[type=submit]:not(.plain)';

/** Words that nobody has said before, of letters that belong to the language. */
function newWords(letters = 'abcdefghijklmnopqrstuvwxyz'): string {
  const word = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  const words = Array.from({ length: 14 }, word).join(' ');
  // Chance has spelled an insult before, which the page then asks about first.
  const isHarmless = ['en', 'ur', 'ar'].every((tag) => noticeWords(words, tag, slurs).labels.length === 0);
  return isHarmless ? words : newWords(letters);
}

const languages = [
  { language: 'English', prefix: '', tag: 'en', dir: 'ltr', letters: 'abcdefghijklmnopqrstuvwxyz' },
  { language: 'Urdu', prefix: '/ur', tag: 'ur', dir: 'rtl', letters: 'ابپتٹجچحخدڈرڑزسشصطعغفقکگلمنوہی' },
  { language: 'Arabic', prefix: '/ar', tag: 'ar', dir: 'rtl', letters: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي' },
];

/** A page that is in order on the smallest phone. */
async function looksWhole({ page }: Visitor, name: string) {
  expect(await overflow(page), name).toEqual({ pixels: 0, widest: '' });
  const folder = process.env.OUTSPOKEN_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** Taps something that leads to another page, and is there. */
async function go(page: Page, selector: string) {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator(selector).tap()]);
}

const hrefOf = (page: Page, target: string) => page.locator(`a[data-target=${target}]`).getAttribute('href');

describe.each(languages)('in $language', ({ prefix, tag, dir, letters }) => {
  describe.each([
    ['with script', true],
    ['without script', false],
  ])('%s', (_, script) => {
    test('somebody goes from a link to her own app in four taps and one text, asks for the wall and deletes it again', async () => {
      const her = await visit({ ...phone, script });
      const { page, open } = her;
      const words = newWords(letters);
      let taps = 0;
      const tap = async (selector: string) => {
        taps++;
        await go(page, selector);
      };
      await open(prefix + wave);
      expect(await page.locator('html').getAttribute('dir')).toBe(dir);
      await looksWhole(her, `${tag}-wave`);
      taps++;
      await page.locator('a.button[href="#speak"]').tap();
      await tap('button[value=adult]');
      await looksWhole(her, `${tag}-write`);
      await page.locator('#words').fill(words);
      await tap(submit);
      await looksWhole(her, `${tag}-share`);
      const href = (await hrefOf(page, 'whatsapp')) ?? '';
      expect(decodeURIComponent(href)).toBe(
        `https://wa.me/?text=${words}\n\n${new URL(page.url()).origin}${prefix}${wave}`,
      );
      expect(await page.locator('a[data-target=whatsapp]').isVisible()).toBe(true);
      taps++;
      expect(taps).toBe(4);
      expect(await page.locator('.own bdi.words').getAttribute('dir')).toBe(dir);

      await tap('button[value=yes]');
      await page.locator('.wall-form summary').tap();
      await looksWhole(her, `${tag}-done`);
      await tap('.wall-form button');
      await looksWhole(her, `${tag}-code`);
      const code = await page.locator('.in-words').innerText();
      await page.locator('#code-field').fill(code);
      await tap('.type-back button');
      expect(await page.locator('[role=status]').isVisible()).toBe(true);
      await open(`${prefix}${wave}/mine`);
      await page.locator('#code-field').fill(code);
      await tap('main form button');
      expect(await page.locator('.own').innerText()).toBe(words);
      await looksWhole(her, `${tag}-found`);
      await tap('section form button');
      await looksWhole(her, `${tag}-gone`);
      await open(`${prefix}${wave}/mine`);
      await page.locator('#code-field').fill(code);
      await tap('main form button');
      expect(await page.locator('#code-problem').isVisible()).toBe(true);
      // The browser itself complains of the answer that nothing was found.
      expect(her.complaints.splice(0).every((complaint) => complaint.includes('status of 422'))).toBe(true);
    });
  });

  test('every page of it has nothing that axe finds serious', async () => {
    const { page, open } = await visit(phone);
    for (const step of [
      '',
      '/speak?as=adult',
      '/speak?as=teen',
      '/speak?as=unsure',
      '/speak?as=child',
      '/wall',
      '/numbers',
      '/mine',
      '/abuse',
    ]) {
      await open(prefix + wave + step);
      expect([step, await seriousFindings(page)]).toEqual([step, []]);
      expect([step, await overflow(page)]).toEqual([step, { pixels: 0, widest: '' }]);
    }
    await open(`${prefix}${wave}/speak?as=adult`);
    await page.locator('#words').fill(newWords(letters));
    await go(page, submit);
    expect(await seriousFindings(page)).toEqual([]);
    await go(page, 'button[value=yes]');
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('on a cheap phone', () => {
  test.each(['', '/wall', '/numbers', '/mine', '/abuse', '/speak?as=unsure', '/speak?as=adult'])(
    'the first view of a wave costs at most 60 kB without fonts and 6 kB of script, and nothing of anybody else: %s',
    async (step) => {
      const { page, complaints } = await visit(phone);
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      await page.goto(`/ur${wave}${step}`, { waitUntil: 'networkidle' });
      const typeOf = (response: Response) => response.headers()['content-type'] ?? '';
      const weighed = responses.filter((response) => !typeOf(response).startsWith('font/'));
      const sizes = await Promise.all(weighed.map((response) => response.request().sizes()));
      const bytes = sizes.reduce(
        (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
        0,
      );
      const scripts = responses.filter((response) => typeOf(response).includes('javascript'));
      const script = (await Promise.all(scripts.map((response) => response.body()))).reduce(
        (sum, { length }) => sum + length,
        0,
      );
      expect(bytes).toBeGreaterThan(3_000);
      expect(bytes).toBeLessThan(60_000);
      expect(script).toBeLessThan(6_000);
      if (step === '') expect(scripts).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test('the pages where she writes and shares have at most 6 kB of script', async () => {
    const { page, open } = await visit(phone);
    const scripts: Response[] = [];
    page.on('response', (response) => {
      if (response.headers()['content-type']?.includes('javascript')) scripts.push(response);
    });
    await open(`${wave}/speak?as=adult`);
    await page.waitForLoadState('networkidle');
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const script = bodies.reduce((sum, body) => sum + body.length, 0);
    expect(script).toBeGreaterThan(0);
    expect(script).toBeLessThan(6_000);
  });

  async function toShare(visitor: Visitor) {
    await visitor.open(`${wave}/speak?as=adult`);
    const words = newWords();
    await visitor.page.locator('#words').fill(words);
    await visitor.page.locator(submit).tap();
    await visitor.page.locator('share-box').waitFor();
    return words;
  }

  test('the phone’s own way to share gets her words with the link; closing it is no mistake', async () => {
    const her = await visit(phone);
    await her.page.addInitScript(() => {
      const shared: unknown[] = [];
      Object.assign(window, { shared });
      Object.defineProperty(navigator, 'share', {
        value: (data: unknown) => {
          shared.push(data);
          return shared.length === 1 ? Promise.reject(new DOMException('closed', 'AbortError')) : Promise.resolve();
        },
      });
    });
    const words = await toShare(her);
    const opened = her.page.waitForRequest(/\/opened$/);
    await her.page.locator('.native').tap();
    expect((await opened).method()).toBe('POST');
    await her.page.locator('.native').tap();
    const shared = await her.page.evaluate(() => (window as unknown as { shared: { text: string }[] }).shared);
    const { origin } = new URL(her.page.url());
    expect(shared).toEqual([{ text: `${words}\n\n${origin}${wave}` }, { text: `${words}\n\n${origin}${wave}` }]);
    expect(await her.page.locator('.said').innerText()).toBe('');
  });

  test('inside of another app, without a way to share, the button for it is not there and the links are', async () => {
    const her = await visit(phone);
    await her.page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
    await toShare(her);
    expect(await her.page.locator('.native').isVisible()).toBe(false);
    expect(await her.page.locator('a.out').count()).toBe(8);
  });

  test('copying works where it is allowed; where it is not, the words are chosen and she is told how', async () => {
    const her = await visit(phone);
    await her.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const words = await toShare(her);
    await her.page.locator('.copy').tap();
    await expect.poll(() => her.page.locator('.said').innerText()).toBe('Copied.');
    expect(await her.page.evaluate(() => navigator.clipboard.readText())).toContain(words);

    const other = await visit(phone);
    await other.page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    const own = await toShare(other);
    await other.page.locator('.copy').tap();
    await expect.poll(() => other.page.locator('.said').innerText()).toContain('Press and hold');
    const chosen = await other.page.evaluate(() => {
      const ready = document.querySelector<HTMLTextAreaElement>('.ready');
      return ready?.value.slice(ready.selectionStart, ready.selectionEnd);
    });
    expect(chosen).toContain(own);
  });

  test('without a connection her words stay in the field and she is told; with one they go on', async () => {
    const her = await visit(phone);
    await her.open(`${wave}/speak?as=adult`);
    const words = newWords();
    await her.page.locator('#words').fill(words);
    await her.page.context().setOffline(true);
    await her.page.locator(submit).tap();
    expect(await her.page.locator('.offline').isVisible()).toBe(true);
    expect(await her.page.locator('#words').inputValue()).toBe(words);
    await her.page.context().setOffline(false);
    await her.page.locator('.offline').waitFor({ state: 'hidden' });
    await her.page.locator(submit).tap();
    await her.page.locator('share-box').waitFor();
  });

  test('Back leads from the share page to her words, and Forward to the share page again', async () => {
    const her = await visit(phone);
    const words = await toShare(her);
    await her.open('/map');
    await her.page.goBack();
    expect(await her.page.locator('.own').innerText()).toBe(words);
    await her.page.goBack();
    expect(await her.page.locator('#words').inputValue()).toBe(words);
    await her.page.goForward();
    expect(await her.page.locator('.own').innerText()).toBe(words);
  });

  test('cookies that are wiped half way change nothing: there are none', async () => {
    const her = await visit(phone);
    await toShare(her);
    expect(await her.page.context().cookies()).toEqual([]);
    await her.page.context().clearCookies();
    await her.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await go(her.page, 'button[value=yes]');
    expect(await her.page.locator('h1').innerText()).toBe('Thank you for speaking up');
  });

  test('she goes through it all with a keyboard', async () => {
    const { page, open } = await visit({ width: 1280, height: 800 });
    await open(`${wave}/speak?as=adult`);
    await page.locator('#words').focus();
    await page.keyboard.type(newWords());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('share-box').waitFor();
    const reached = new Set<string>();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(
          () =>
            document.activeElement?.getAttribute('data-target') ?? document.activeElement?.getAttribute('value') ?? '',
        ),
      );
    }
    for (const place of ['whatsapp', 'facebook', 'telegram', 'email', 'sms', 'yes', 'not-yet', 'no'])
      expect(reached).toContain(place);
  });

  test('the list leads to the wave, and the wave back to where she was', async () => {
    const { page, open } = await visit(phone);
    await open('/ur/waves');
    await page.locator(`a[href="/ur${wave}"]`).tap();
    await page.waitForURL(`**/ur${wave}`);
    expect(await page.locator('#warning').innerText()).toContain('یہ کسی نے کہا نہیں');
    await open(`/ur${wave}/numbers`);
    await page.locator('.over-title a').tap();
    await page.waitForURL(`**/ur${wave}`);
  });
});
