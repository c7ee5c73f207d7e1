import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on a page, one line each: the rule, then where. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** How many pixels of the page lie beyond the side of the screen, and what reaches furthest. */
export function overflow(page: Page): Promise<{ readonly pixels: number; readonly widest: string }> {
  return page.evaluate(() => {
    const pixels = Math.max(0, document.documentElement.scrollWidth - window.innerWidth);
    const beyond = ({ left, right }: DOMRect) => Math.max(-left, right - window.innerWidth);
    const [widest] = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, by: beyond(element.getBoundingClientRect()) }))
      .sort((one, other) => other.by - one.by);
    const name = ({ tagName, id, className }: Element) => `${tagName.toLowerCase()}#${id}.${className}`;
    return { pixels, widest: pixels > 0 && widest ? name(widest.element) : '' };
  });
}
