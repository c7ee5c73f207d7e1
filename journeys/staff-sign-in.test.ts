import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFor } from '#platform/auth/testing';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import { click, giveAuthenticator, heading, looksWhole } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

let site: Outspoken;
let origin: string;
const data = temporaryFolder();
beforeAll(async () => {
  site = await startOutspoken(data, 'localhost');
  origin = site.origin;
});
afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

describe('staff', () => {
  test('the first steward joins with a passkey and invites an analyst, who joins with a password and a code', async () => {
    const link = /\/desk\/welcome\/\S+/.exec(site.said())?.[0] ?? '';
    const steward = await visit({ origin });
    const authenticator = await giveAuthenticator(steward.page);
    await steward.open(link);
    await looksWhole(steward, 'welcome');
    await steward.page.getByLabel('Your name').fill('Amina Rahman');
    await steward.page.getByLabel('E-mail address').fill('amina@example.org');
    await click(steward.page, 'Make a passkey');
    await steward.page.waitForURL('**/desk');
    expect(await heading(steward.page)).toBe('Hello, Amina Rahman');
    await looksWhole(steward, 'home');

    const late = await visit({ origin });
    await late.open(link, 410);
    await looksWhole(late, 'link-closed');

    await click(steward.page, 'Sign out');
    await steward.page.waitForURL('**/desk/sign-in');
    await looksWhole(steward, 'sign-in');

    // Whoever finds the phone unlocked has the passkey, but neither the finger nor the PIN, and makes the browser ask for neither.
    await authenticator.setUserVerified(false);
    await steward.page.route('**/desk/passkey/ask', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), userVerification: 'discouraged' } });
    });
    await click(steward.page, 'Sign in with a passkey');
    await steward.page.getByText('This passkey is not known here.').waitFor();
    expect(steward.complaints.splice(0)).toMatchObject([expect.stringContaining('status of 422')]);
    await steward.page.unroute('**/desk/passkey/ask');
    await authenticator.setUserVerified(true);
    await click(steward.page, 'Sign in with a passkey');
    await steward.page.waitForURL('**/desk');

    await steward.open('/desk/people/invite');
    await looksWhole(steward, 'invite');
    await steward.page.getByLabel('E-mail address').fill('sam@example.org');
    await steward.page.getByLabel('Analyst', { exact: true }).check();
    await click(steward.page, 'Make the link');
    const invitation = await steward.page.getByLabel('Link').inputValue();
    await looksWhole(steward, 'invited');

    const analyst = await visit({ origin });
    await analyst.open(new URL(invitation).pathname);
    await analyst.page.getByLabel('Your name').fill('Sam Okoro');
    await analyst.page.getByText('Or use a password and a code app').click();
    await analyst.page.getByLabel('New password').fill('seven rivers meet slowly');
    await click(analyst.page, 'Go on to the code app');
    await looksWhole(analyst, 'code-app');
    const secret = (await analyst.page.locator('#secret').innerText()).replaceAll(' ', '');
    await analyst.page.getByLabel('Code from your app').fill(codeFor(secret, new Date()));
    await click(analyst.page, 'Finish');
    await analyst.page.waitForURL('**/desk');
    expect(await analyst.page.locator('main').innerText()).toContain('Imports figures');
    expect(await analyst.page.locator('nav.menu').innerText()).not.toContain('People');
    await analyst.open('/desk/people', 403);
    expect(await heading(analyst.page)).toBe('Not for your role');

    const elsewhere = await visit({ origin, script: false });
    await elsewhere.open('/desk/sign-in');
    await elsewhere.page.getByLabel('E-mail address').fill('sam@example.org');
    await elsewhere.page.getByLabel('Password').fill('seven rivers meet slowly');
    await click(elsewhere.page, 'Go on');
    await elsewhere.page.getByLabel('Code from your app').fill(codeFor(secret, new Date()));
    await click(elsewhere.page, 'Sign in');
    await elsewhere.page.waitForURL('**/desk');
    await analyst.open('/desk/sessions');
    await looksWhole(analyst, 'sessions');
    expect(await analyst.page.locator('.entries li').count()).toBe(2);
    await analyst.page.locator('.entries li', { hasNotText: 'this one' }).getByRole('button').click();
    await analyst.page.waitForURL('**/desk/sessions');
    await elsewhere.page.goto('/desk');
    expect(new URL(elsewhere.page.url()).pathname).toBe('/desk/sign-in');
    await analyst.open('/desk/sessions');

    await steward.open('/desk/confirm?next=/desk/people');
    await looksWhole(steward, 'confirm');
    await click(steward.page, 'Use your passkey');
    await steward.page.waitForURL(({ pathname }) => pathname === '/desk/people');
    await looksWhole(steward, 'people');
    await steward.page.locator('li', { hasText: 'Sam Okoro' }).getByRole('link').click();
    await steward.page.getByLabel('Yes, end this person here').check();
    await looksWhole(steward, 'person');
    await click(steward.page, /^End$/);
    await steward.page.waitForURL('**/desk/people');
    expect(await steward.page.locator('main').innerText()).not.toContain('Sam Okoro');
    await analyst.page.goto('/desk');
    expect(new URL(analyst.page.url()).pathname).toBe('/desk/sign-in');
  });
});
