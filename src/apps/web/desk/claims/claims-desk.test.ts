import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordEntry, requirements } from '#domains/readiness';
import { countHelped, findClaim, rumourKeysOf, submitRumour } from '#domains/straight-talk';
import { answerWith, approveAnswer, gatherClaim, sourceText, wordedClaim } from '#domains/straight-talk/testing';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openDesk } from '../../testing/open-desk.ts';
import { tables, testSecret, wordsOf } from '../../testing/open-site.ts';

type Colleague = Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;

let db: Database;
let desk: ReturnType<typeof openDesk>;
let zahra: Colleague;
let tom: Colleague;
let rumours = 0;

beforeAll(async () => {
  db = await openTestDatabase(tables);
  desk = openDesk(db);
  const amina = await desk.staff('amina@example.org', ['steward']);
  zahra = await desk.staff('zahra@example.org', ['checker']);
  tom = await desk.staff('tom@example.org', ['checker']);
  const reviewBy = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  for (const { id } of requirements)
    await recordEntry(db, { requirement: id, text: 'Recorded.', reviewBy, after: 0, by: amina.id, now: new Date() });
  return () => db.destroy();
});

const at = () => ({ db, codes: createCodes(testSecret), keys: rumourKeysOf(testSecret), now: new Date() });
/** Another rumour each time, of which nothing stands in the others. */
const another = () => {
  rumours++;
  const words = Array.from(
    { length: 12 },
    (_, place) => `${String.fromCharCode(97 + ((rumours * 7 + place * 5) % 26)).repeat(3)}${rumours}x${place}`,
  );
  return `Somebody says ${words.join(' ')} and it is near the bakery`;
};
const textOf = async ({ browser }: Colleague, address: string, status = 200) => {
  const response = await browser.get(address);
  expect(response.status, address).toBe(status);
  return response.text();
};
const seen = async (who: Colleague, address: string) => wordsOf(await textOf(who, address));
const ok = async (sent: Promise<Response>, to?: string) => {
  const response = await sent;
  expect([response.status, response.headers.get('location')]).toEqual([303, to ?? expect.any(String)]);
};
const refused = async (sent: Promise<Response>) => {
  const response = await sent;
  expect(response.status).toBe(422);
  return wordsOf(await response.text());
};
const step = ({ browser }: Colleague, id: string, name: string, fields: Record<string, string> = {}) =>
  browser.post(`/desk/claims/${id}/${name}`, fields);

const wording = (slug: string) => ({
  slug,
  original: 'en',
  violence: '1',
  harm: '0',
  checkability: '3',
  seenElsewhere: '',
});
const { sources: _, verdict, ...texts } = answerWith({});
const typedAnswer = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ ...texts, verdict, interest: '', after: '0', offer: 'yes' },
  ...{ 'source.0.title': 'Minutes', 'source.0.address': 'https://council.example.org/minutes' },
  ...{ 'source.0.date': '2026-11-02', 'source.0.takenOn': '2026-11-20', 'source.0.text': sourceText },
  ...more,
});

describe('what was sent in', () => {
  it('is read by whoever has taken it, with links that nobody opens and nobody to reach, and by nobody else', async () => {
    const words = `${another()} call 07700 900123 or see https://malware.example.org/x`;
    const id = await gatherClaim(at(), words, 1);
    expect(await seen(zahra, '/desk/claims')).not.toContain('bakery');
    expect(await seen(zahra, `/desk/claims/${id}`)).not.toContain('bakery');
    await ok(step(zahra, id, 'take'), `/desk/claims/${id}`);
    const html = await textOf(zahra, `/desk/claims/${id}`);
    expect(wordsOf(html)).toContain('near the bakery');
    expect(wordsOf(html)).toContain('hxxps://malware[.]example[.]org/x');
    expect(html).not.toMatch(/07700|https:\/\/malware/);
    expect(await seen(tom, `/desk/claims/${id}`)).not.toContain('bakery');
    expect(await refused(step(tom, id, 'take'))).toContain('Somebody else looks at it now.');
    expect(await refused(step(tom, id, 'private'))).toContain('Your quarter of an hour is over.');
    await ok(step(zahra, id, 'leave'), '/desk/claims');
    expect(await seen(zahra, `/desk/claims/${id}`)).not.toContain('bakery');
  });

  it('cannot run anything on the page of whoever reads it', async () => {
    const id = await gatherClaim(at(), `<script>alert(1)</script><img src=x onerror=alert(2)> ${another()}`, 1);
    await ok(step(zahra, id, 'take'));
    const html = await textOf(zahra, `/desk/claims/${id}`);
    expect(html).not.toMatch(/<script>alert|<img src=x/);
  });

  it('is held where it tells of a private person, and only a second person sets it free', async () => {
    const id = await gatherClaim(at(), another(), 1);
    await ok(step(zahra, id, 'take'));
    await ok(step(zahra, id, 'private'));
    expect(await seen(zahra, `/desk/claims/${id}`)).toContain('You held it yourself');
    expect(await refused(step(zahra, id, 'free'))).toContain('It takes another person');
    expect(await refused(step(zahra, id, 'word', wording('held')))).toContain('It is held');
    await ok(step(zahra, id, 'leave'));
    await ok(step(tom, id, 'take'));
    await ok(step(tom, id, 'free'));
    expect((await findClaim(db, id))?.state).toBe('gathering');
  });

  it('counts as going around only once a person has confirmed as many copies as the page showed', async () => {
    const words = another();
    const id = await gatherClaim(at(), words, 5);
    await ok(step(zahra, id, 'take'));
    await submitRumour(db, at().codes, at().keys, { words, language: 'en' }, new Date());
    expect(await refused(step(zahra, id, 'confirm', { suggested: '5' }))).toContain('It has changed since');
    await ok(step(zahra, id, 'confirm', { suggested: '6' }));
    expect(await refused(step(zahra, id, 'word', wording('No Spaces')))).toContain('Small letters');
    expect(await refused(step(zahra, id, 'word', wording('corrections')))).toContain('Small letters');
    await ok(step(zahra, id, 'word', wording(`round-${rumours}`)));
    expect(await seen(zahra, '/desk/claims')).toContain('6 confirmed, 0 suggested');
  });

  it('is closed where it is an opinion, put to another claim where it is that, and taken out where it is not', async () => {
    const opinion = await gatherClaim(at(), another(), 1);
    await ok(step(zahra, opinion, 'take'));
    expect(await refused(step(zahra, opinion, 'close', { because: 'boredom' }))).toContain('Choose one of the list.');
    await ok(step(zahra, opinion, 'close', { because: 'opinion' }));

    const slug = `same-${rumours}`;
    const own = another();
    const into = await wordedClaim(at(), own, slug);
    const same = await gatherClaim(at(), another(), 1);
    await ok(step(zahra, same, 'take'));
    expect(await refused(step(zahra, same, 'merge', { into: 'nowhere' }))).toContain('There is no claim in words');
    await ok(step(zahra, same, 'merge', { into: `https://map.example.org/claims/${slug}` }));
    await ok(step(tom, into, 'take'));
    const { document } = parseHTML(await textOf(tom, `/desk/claims/${into}`));
    const copies = [...document.querySelectorAll('.copy')];
    const isOwn = (copy: Element) => copy.textContent?.includes(own) === true;
    const rumourIn = (copy: Element | undefined) =>
      copy?.querySelector('input[name=rumour]')?.getAttribute('value') ?? '';
    await ok(step(tom, into, 'split', { rumour: rumourIn(copies.find((copy) => !isOwn(copy))) }));
    const first = step(tom, into, 'split', { rumour: rumourIn(copies.find(isOwn)) });
    expect(await refused(first)).toContain('The claim is known by this text.');
  });
});

describe('an answer', () => {
  it('is written by one checker, sent back and approved by another, and public at that moment', async () => {
    const slug = `answer-${rumours}`;
    const id = await wordedClaim(at(), another(), slug);
    const path = `/desk/claims/${id}/answers/en`;
    const lacking = await refused(
      zahra.browser.post(path, typedAnswer({ fact: '', 'source.0.text': '', 'source.0.address': 'http://10.0.0.1/x' })),
    );
    expect(lacking).toContain('This has to be said.');
    expect(lacking).toContain('Copy what the source says');
    expect(lacking).toContain('An address on the open web');
    await ok(zahra.browser.post(path, typedAnswer()));
    expect(await refused(zahra.browser.post(path, typedAnswer()))).toContain('It has changed since');
    expect(await seen(zahra, `${path}/decide`)).toContain('You wrote this. Somebody else decides.');
    const decide = (who: Colleague, fields: Record<string, string>) =>
      who.browser.post(`${path}/decide`, { number: '1', note: '', interest: '', ...fields });
    expect(await refused(decide(zahra, { verdict: 'approved' }))).toContain('It takes another person');
    expect(await refused(decide(tom, { verdict: 'approved', interest: 'My uncle owns it' }))).toContain(
      'somebody else has to',
    );
    expect(await refused(decide(tom, { verdict: 'sent-back' }))).toContain('What goes back says why.');
    expect((await tom.browser.get(`/claims/${slug}`)).status).toBe(404);
    await ok(decide(tom, { verdict: 'sent-back', note: 'Say which street.' }));
    expect(await seen(zahra, path)).toContain('Say which street.');
    await ok(
      zahra.browser.post(path, typedAnswer({ after: '1', fact: 'The library on Mill Lane, Leeds, stays open.' })),
    );
    await ok(decide(tom, { verdict: 'approved', number: '2' }), `/desk/claims/${id}`);
    expect(wordsOf(await (await tom.browser.get(`/claims/${slug}`)).text())).toContain(
      'The library on Mill Lane, Leeds, stays open.',
    );
  });

  it('to what hardly anybody was sent is not published, and neither is one by somebody with an interest', async () => {
    const id = await gatherClaim(at(), another(), 1);
    await ok(step(zahra, id, 'take'));
    await ok(step(zahra, id, 'confirm', { suggested: '1' }));
    await ok(step(zahra, id, 'word', wording(`seldom-${rumours}`)));
    const path = `/desk/claims/${id}/answers/en`;
    await ok(zahra.browser.post(path, typedAnswer({ interest: 'I work there' })));
    const decide = (number: string) =>
      tom.browser.post(`${path}/decide`, { number, note: '', interest: '', verdict: 'approved' });
    expect(await seen(tom, `${path}/decide`)).toContain('I work there');
    expect(await refused(decide('1'))).toContain('has to do with the matter');
    await ok(zahra.browser.post(path, typedAnswer({ after: '1' })));
    expect(await refused(decide('2'))).toContain('Too few people sent it');
  });

  it('keeps what its sources said, also where a later version changes everything', async () => {
    const id = await wordedClaim(at(), another(), `kept-${rumours}`);
    const path = `/desk/claims/${id}/answers/en`;
    await ok(zahra.browser.post(path, typedAnswer()));
    await ok(tom.browser.post(`${path}/decide`, { number: '1', note: '', interest: '', verdict: 'approved' }));
    const { document } = parseHTML(await textOf(zahra, path));
    const copy = document.querySelector('a[href^="/desk/claims/sources/"]')?.getAttribute('href') ?? '';
    expect(await textOf(zahra, copy)).toBe(sourceText);
    const sha256 = document.querySelector('input[name="source.0.sha256"]')?.getAttribute('value') ?? '';
    const changed = typedAnswer({
      after: '1',
      correction: 'The source has changed.',
      'source.0.text': 'The council takes it back.',
      'source.0.sha256': sha256,
    });
    await ok(zahra.browser.post(path, changed));
    expect(await textOf(zahra, copy)).toBe(sourceText);
    await textOf(zahra, `/desk/claims/sources/${'0'.repeat(64)}`, 404);
  });

  it('is translated beside its original, with its verdict and its sources', async () => {
    const slug = `translated-${rumours}`;
    const id = await wordedClaim(at(), another(), slug);
    const path = `/desk/claims/${id}/answers/ur`;
    expect((await zahra.browser.get(path)).status).toBe(303);
    await approveAnswer(at(), id);
    expect(await seen(zahra, path)).toContain(answerWith({}).why);
    await ok(zahra.browser.post(path, typedAnswer({ fact: 'لائبریری کھلی رہے گی۔', verdict: 'true' })));
    await ok(tom.browser.post(`${path}/decide`, { number: '1', note: '', interest: '', verdict: 'approved' }));
    const page = wordsOf(await (await tom.browser.get(`/ur/claims/${slug}`)).text());
    expect(page).toContain('لائبریری کھلی رہے گی۔');
    expect(page).toContain('جھوٹ');
    await textOf(zahra, `/desk/claims/${id}/answers/fr`, 404);
  });

  it('is taken back by two people, and says why where it was', async () => {
    const slug = `back-${rumours}`;
    const id = await wordedClaim(at(), another(), slug);
    await approveAnswer(at(), id);
    await ok(step(zahra, id, 'take-back', { for: 'take-back', because: 'court' }));
    expect(await refused(step(zahra, id, 'settle', { agrees: 'yes' }))).toContain('It takes another person');
    expect(await seen(tom, `/desk/claims/${id}`)).toContain('asks to take the answer back');
    await ok(step(tom, id, 'settle', { agrees: 'yes' }));
    expect((await tom.browser.get(`/claims/${slug}`)).status).toBe(410);
    await ok(step(tom, id, 'take-back', { for: 'restore' }));
    await ok(step(zahra, id, 'settle', { agrees: 'yes' }));
    expect((await tom.browser.get(`/claims/${slug}`)).status).toBe(200);
  });

  it('shows a checker when what readers said came in a rush', async () => {
    const id = await wordedClaim(at(), another(), `rush-${rumours}`);
    await approveAnswer(at(), id);
    const about = { claimId: id, language: 'en', number: 1 };
    const before = new Date(Date.now() - 3 * 86_400_000);
    await countHelped(db, about, 'yes', before);
    for (let vote = 0; vote < 40; vote++) await countHelped(db, about, 'unbelieved', new Date());
    const words = await seen(zahra, `/desk/claims/${id}`);
    expect(words).toContain('1 of 41 readers say that it helped.');
    expect(words).toContain('98 % of this came on one day');
  });
});

describe('before an installation has recorded what it must', () => {
  it('no answer is published', async () => {
    const fresh = await openTestDatabase(tables);
    try {
      const other = openDesk(fresh);
      await other.staff('first@example.org', ['steward']);
      const one = await other.staff('one@example.org', ['checker']);
      const two = await other.staff('two@example.org', ['checker']);
      const id = await wordedClaim({ ...at(), db: fresh }, another(), 'early');
      const path = `/desk/claims/${id}/answers/en`;
      await ok(one.browser.post(path, typedAnswer()));
      const decided = two.browser.post(`${path}/decide`, { number: '1', note: '', interest: '', verdict: 'approved' });
      expect(await refused(decided)).toContain('The installation has something to record');
    } finally {
      await fresh.destroy();
    }
  });
});
