import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { dialogueIds, dialogueShape, kitTexts } from '#domains/straight-talk/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openSite, shippedCatalogue, type TestSite, tables, wordsOf } from '../testing/open-site.ts';
import { talkPaths } from './talk-routes.tsx';

const languages = shippedCatalogue().languages.map(({ tag }) => tag);
const inLanguage = (tag: string, path: string) => (tag === 'en' ? path : `/${tag}${path}`);

let db: Database;
let site: TestSite;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  site = openSite(db);
  return () => db.destroy();
});

describe.each(languages)('in %s', (tag) => {
  it.each(talkPaths)(
    '%s is there, with a number to call in danger and no form that could send anything',
    async (path) => {
      const { document } = parseHTML(await site.page(inLanguage(tag, path)));
      expect(document.documentElement.getAttribute('lang')).toBe(tag);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      expect(document.querySelector('a[href="tel:999"]')).not.toBeNull();
      expect(document.querySelector('main form')).toBeNull();
    },
  );

  it.each(dialogueIds)(
    'the talk %s is gone through by links alone, every way to its end, and another language keeps the place',
    async (id) => {
      const { endings } = dialogueShape(id);
      const seen = new Set<string>();
      const walk = async (address: string): Promise<void> => {
        if (seen.has(address)) return;
        seen.add(address);
        const { document } = parseHTML(await site.page(address));
        const choices = [...document.querySelectorAll('.talk-choices a')].map(
          (link) => link.getAttribute('href') ?? '',
        );
        const isOver = endings.some((ending) => new URL(address, 'https://x.example').pathname.endsWith(`/${ending}`));
        expect(choices.length > 0).toBe(!isOver);
        const other =
          document.querySelector(`.languages a[hreflang=${tag === 'tr' ? 'ar' : 'tr'}]`)?.getAttribute('href') ?? '';
        expect(other.replace(/^\/\w\w\//, '/')).toBe(address.replace(/^\/\w\w\//, '/'));
        for (const choice of choices) await walk(choice);
      };
      await walk(inLanguage(tag, `/talk/practice/${id}`));
      const texts = kitTexts(tag).dialogues[id].endings;
      expect(
        [...seen].filter((address) => endings.some((ending) => address.includes(`/${ending}?`))).length,
      ).toBeGreaterThanOrEqual(Object.keys(texts).length);
    },
  );
});

describe('a talk to practise', () => {
  it('says gently why what somebody chose opened it or closed it', async () => {
    const opened = wordsOf(await site.page('/talk/practice/video/tells?from=shares&said=2'));
    expect(opened).toContain('This opens the talk.');
    expect(opened).toContain('Time is the best thing you have.');
    expect(wordsOf(await site.page('/talk/practice/video/shut?from=shares&said=1'))).toContain('This closes it.');
  });

  it.each([
    '/talk/nobody',
    '/talk/constructor',
    '/talk/practice',
    '/talk/practice/nothing',
    '/talk/practice/video/nowhere',
    '/talk/practice/video/__proto__',
    '/talk/practice/video/tells?from=shares&said=1',
    '/talk/practice/video/tells?from=shares&said=9',
    '/talk/practice/video/tells?from=%3Cscript%3E&said=1',
    '/talk/practice/video/tells?said=1',
  ])('%s is nowhere', async (address) => {
    expect(await site.page(address, 404)).not.toContain('<script>');
  });

  it('leaves nothing of what somebody chose in the log', async () => {
    await site.page('/talk/practice/video/shut?from=shares&said=1');
    expect(JSON.stringify(site.logged)).not.toMatch(/said=|from=shares/);
  });
});
