import type { Locator, Page } from 'playwright-core';

/** Goes through a talk to practise until it ends, waiting for each turn to be there: a page that has only begun to arrive has no choices either. */
export async function rehearse(page: Page, pick: (choices: Locator) => Locator): Promise<void> {
  const choices = page.locator('.talk-choices a');
  const isThere = () => page.locator('.talk-choices, .ending').first().waitFor();
  await isThere();
  for (let turn = 0; turn < 9 && (await choices.count()) > 0; turn++) {
    const before = page.url();
    await pick(choices).click();
    await page.waitForURL(({ href }) => href !== before);
    await isThere();
  }
}
