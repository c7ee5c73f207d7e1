import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeFor } from '#platform/auth/testing';
import { overflow, seriousFindings } from './accessibility.ts';
import type { Visitor } from './visitor.ts';

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** A page that is in order on a phone and on a desk: nothing sticks out, nothing keeps anybody from using it. */
export async function looksWhole(visitor: Visitor, name: string) {
  await fits(visitor, name);
  expect(await seriousFindings(visitor.page), name).toEqual([]);
}

/** The first half of that, which can also be asked of a browser without script. */
export async function fits({ page }: Visitor, name: string) {
  await page.waitForLoadState();
  const before = page.viewportSize();
  for (const screen of screens) {
    await page.setViewportSize(screen);
    expect(await overflow(page), `${name} at ${screen.width}`).toMatchObject({ pixels: 0 });
    const folder = process.env.OUTSPOKEN_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${screen.width}.png`, fullPage: true });
  }
  if (before !== null) await page.setViewportSize(before);
}

export interface BrowserAuthenticator {
  setUserVerified(isUserVerified: boolean): Promise<unknown>;
  /** It is gone, with every passkey it kept. */
  lose(): Promise<unknown>;
}

/** A phone's or computer's own keeper of passkeys, that says yes with somebody's finger. */
export async function giveAuthenticator(page: Page): Promise<BrowserAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setUserVerified: (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    lose: () => devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}

export const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
export const heading = (page: Page) => page.locator('h1').innerText();

/** Joins by a link with a passkey, which needs an authenticator; by the first link with an address as well. */
export async function joinWithPasskey(
  { page, open }: Visitor,
  link: string,
  name: string,
  email?: string,
): Promise<void> {
  await open(new URL(link, 'http://localhost').pathname);
  await page.getByLabel('Your name').fill(name);
  if (email !== undefined) await page.getByLabel('E-mail address').fill(email);
  await click(page, 'Make a passkey');
  await page.waitForURL('**/desk');
}

/** Somebody becomes the first steward by the link that a start has printed. */
export async function becomeSteward(visitor: Visitor, said: string): Promise<void> {
  await giveAuthenticator(visitor.page);
  const link = /\/desk\/welcome\/\S+/.exec(said)?.[0] ?? '';
  await joinWithPasskey(visitor, link, 'Amina Rahman', 'amina@example.org');
}

/** A steward invites somebody with a role. Tells the link. */
export async function invite({ page, open }: Visitor, email: string, role: string): Promise<string> {
  await open('/desk/people/invite');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel(role, { exact: true }).check();
  await click(page, 'Make the link');
  return page.getByLabel('Link').inputValue();
}

export async function signInWithPasskey({ page, open }: Visitor): Promise<void> {
  await open('/desk/sign-in');
  await click(page, 'Sign in with a passkey');
  await page.waitForURL('**/desk');
}

/** Opens a page that asks for a proof first, and gives it with a passkey. */
export async function openConfirmed({ page, open }: Visitor, path: string): Promise<void> {
  await open(path);
  if (new URL(page.url()).pathname !== '/desk/confirm') return;
  await click(page, 'Use your passkey');
  await page.waitForURL(({ pathname }) => pathname === path);
}

/** Puts on record all that has to be there before anything is public. */
export async function recordEverything({ page, open }: Visitor) {
  const texts = ['illegal-content', 'childrens-access', 'data-protection', 'privacy'];
  texts.push('moderation', 'complaints', 'safeguarding', 'accessibility');
  for (const id of texts) {
    await open(`/desk/readiness/${id}`);
    await page.getByLabel('Text').fill('As it should be.');
    await click(page, 'Put on record under my name');
    await page.waitForURL('**/desk/readiness');
  }
}

/** Somebody joins by a link with a password and a code app, with script off. */
export async function joinWithPassword(visitor: Visitor, link: string, name: string) {
  const { page, open } = visitor;
  await open(new URL(link).pathname);
  await page.getByLabel('Your name').fill(name);
  await page.getByText('Or use a password and a code app').click();
  await page.getByLabel('New password').fill('seven rivers meet slowly');
  await click(page, 'Go on to the code app');
  const secret = (await page.locator('#secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code from your app').fill(codeFor(secret, new Date()));
  await click(page, 'Finish');
  await page.waitForURL('**/desk');
}
