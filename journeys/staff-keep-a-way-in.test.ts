import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailSink, openMailSink } from '#platform/mail/testing';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  click,
  giveAuthenticator,
  heading,
  joinWithPasskey,
  looksWhole,
  openConfirmed,
  signInWithPasskey,
} from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

let site: Outspoken;
let sink: MailSink;
const data = temporaryFolder();
beforeAll(async () => {
  sink = await openMailSink();
  site = await startOutspoken(data, 'localhost', { SMTP_URL: sink.url, MAIL_FROM: 'Outspoken <desk@example.org>' });
});
afterAll(async () => {
  await site.stop();
  await sink.stop();
  rmSync(data, { recursive: true });
});

/** The link in the last mail, which has to be to this address. */
function linkMailedTo(email: string): string {
  const mail = sink.mails.at(-1);
  expect(mail?.to).toEqual([email]);
  return /http:\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

let amina: Visitor;
/** Somebody whom Amina invites, who joins by the link in the mail. */
async function invite(name: string, role: string): Promise<Visitor> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
  await amina.open('/desk/people/invite');
  await amina.page.getByLabel('E-mail address').fill(email);
  await amina.page.getByLabel(role, { exact: true }).check();
  await click(amina.page, 'Make the link');
  await amina.page.getByText(`The mail server has taken a mail with this link for ${email}.`).waitFor();
  const person = await visit({ origin: site.origin });
  await giveAuthenticator(person.page);
  await joinWithPasskey(person, linkMailedTo(email), name);
  return person;
}

test('two stewards let somebody in again who has lost everything, by mail, with what she was; and one has a second passkey', async () => {
  amina = await visit({ origin: site.origin });
  const phone = await giveAuthenticator(amina.page);
  const first = /\/desk\/welcome\/\S+/.exec(site.said())?.[0] ?? '';
  await joinWithPasskey(amina, first, 'Amina Rahman', 'amina@example.org');

  await openConfirmed(amina, '/desk/ways-in');
  expect(await amina.page.locator('main').innerText()).toContain('You have one way to sign in.');
  await looksWhole(amina, 'ways-one');
  await amina.page.getByLabel('Name').fill('My phone');
  await click(amina.page, /Save the name/);
  await phone.lose();
  await giveAuthenticator(amina.page);
  await click(amina.page, 'Make one more passkey');
  await amina.page.getByText('Whichever you have at hand').waitFor();
  await amina.page.getByLabel('Name').nth(1).fill('Key on my keyring');
  await amina.page
    .getByRole('button', { name: /Save the name/ })
    .nth(1)
    .click();
  await amina.page.waitForURL('**/desk/ways-in');
  await looksWhole(amina, 'ways-two');

  await click(amina.page, 'Sign out');
  await signInWithPasskey(amina);
  await openConfirmed(amina, '/desk/ways-in');
  await click(amina.page, /Take away My phone/);
  await amina.page.waitForURL('**/desk/ways-in');
  expect(await amina.page.getByLabel('Name').inputValue()).toBe('Key on my keyring');
  await amina.page.getByText('Set up a password and a code app').click();
  await looksWhole(amina, 'ways-password');

  const bea = await invite('Bea Lind', 'Steward');
  await looksWhole(amina, 'invited-by-mail');
  const sam = await invite('Sam Okoro', 'Analyst');
  await openConfirmed(amina, '/desk/people');
  await amina.page.locator('li', { hasText: 'Sam Okoro' }).getByRole('link').click();
  await looksWhole(amina, 'person-to-recover');
  await amina.page.getByLabel('Why').fill('His bag was stolen on the train. He came to the office.');
  await click(amina.page, 'Open a recovery');
  await amina.page.getByText('Another steward has to confirm it').waitFor();
  await looksWhole(amina, 'recovery-opened');
  expect(sink.mails.at(-1)?.text).toContain('His bag was stolen on the train.');
  await sam.open('/desk');
  await looksWhole(sam, 'home-recovery');

  await bea.open('/desk/people');
  await looksWhole(bea, 'people-recovery');
  await bea.page.getByRole('link', { name: 'Look at it Sam Okoro' }).click();
  if (new URL(bea.page.url()).pathname === '/desk/confirm') await click(bea.page, 'Use your passkey');
  await bea.page.getByRole('heading', { name: 'Let Sam Okoro in again' }).waitFor();
  await looksWhole(bea, 'recovery-to-confirm');
  await click(bea.page, 'Confirm, and make the link');
  await bea.page.getByText('The mail server has taken').waitFor();
  const link = linkMailedTo('sam@example.org');
  expect(await bea.page.getByLabel('Link').inputValue()).toBe(link);
  await looksWhole(bea, 'recovery-link');

  const back = await visit({ origin: site.origin });
  await giveAuthenticator(back.page);
  await back.open(new URL(link).pathname);
  await looksWhole(back, 'recover');
  await click(back.page, 'Make a passkey');
  await back.page.waitForURL('**/desk');
  expect(await heading(back.page)).toBe('Hello, Sam Okoro');
  expect(await back.page.locator('main').innerText()).toContain('Imports figures');
  await back.open(new URL(link).pathname, 410);
  await sam.page.goto('/desk');
  expect(new URL(sam.page.url()).pathname).toBe('/desk/sign-in');
  await click(sam.page, 'Sign in with a passkey');
  await sam.page.getByText('This passkey is not known here.').waitFor();
  expect(sam.complaints.splice(0)).toMatchObject([expect.stringContaining('status of 422')]);
});
