import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importAreas } from '#domains/geography';
import { insertExample, listHours, settleStatement, steerWave } from '#domains/voices';
import { shareLinks, totalOf, type Wave } from '#domains/voices/core';
import { approvedWave, newWords } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { publicUrl, tables } from '../testing/open-site.ts';
import { openVoices, type Participant, type VoicesSite } from '../testing/open-voices.ts';

const start = new Date('2026-11-25T12:00:00Z');
const opensAt = new Date('2026-11-20T19:00:00Z');
const languages = ['en', 'ur', 'ar', 'bn', 'so', 'tr'];
const submit = '#write button[type=submit]';

let waveNumber = 0;

describeOnEachDatabase('somebody who speaks', (open) => {
  let db: Database;
  let site: VoicesSite;
  let wave: Wave;
  let her: Participant;
  beforeAll(async () => {
    db = await open(tables);
    const leeds = {
      vintage: 'lad24',
      code: 'E08000035',
      name: 'Leeds',
      parent: null,
      population: null,
      centre: null,
    } as const;
    await db.transaction().execute((trx) => importAreas(trx, [leeds], { actor: 'test', origin: 'import' }));
  });
  beforeEach(async () => {
    const id = `wave-${++waveNumber}`;
    wave = await approvedWave(db, { id, slug: id, opensAt }, opensAt);
    site = openVoices(db, start);
    her = site.arrive();
  });

  const at = (page = '', prefix = '') => `${prefix}/waves/${wave.slug}${page}`;
  const counts = async () => {
    const hours = await listHours(db, wave.id);
    return Object.fromEntries(hours.map(({ tally }) => [tally, totalOf(hours, tally)]));
  };
  const begin = async (as = 'adult', prefix = '') => {
    await her.open(at('', prefix));
    return her.press(`button[value=${as}]`);
  };
  const write = async (words = `I say it myself ${newWords()}`, as = 'adult') => {
    await begin(as);
    await her.press(submit, { words });
    return words;
  };
  const statements = async () => {
    const { rows } = await sql<{
      state: string;
      words: string | null;
      first_name: string | null;
      area_code: string | null;
    }>`
      select state, words, first_name, area_code from voices.statements where wave_id = ${wave.id} order by id`.execute(
      db,
    );
    return rows;
  };

  it.each(languages)('shares in four taps and one text, in the page’s own language: %s', async (tag) => {
    const prefix = tag === 'en' ? '' : `/${tag}`;
    const words = `${tag} ${newWords()}`;
    await her.open(at('', prefix));
    her.taps = 0;
    expect(her.link('a.button')).toBe('#speak');
    her.taps++;
    await her.press('button[value=adult]');
    await her.press(submit, { words });
    const [whatsapp] = shareLinks({ words, address: `${publicUrl}${at('', prefix)}`, subject: '' });
    expect(her.link('a.out')).toBe(whatsapp?.href);
    her.taps++;
    expect(her.taps).toBe(4);
    expect(await counts()).toEqual({ prepared: 1 });
  });

  it('is given every way out as a plain link, with nothing in it that is hers alone', async () => {
    const words = await write('A line with & # % + and “quotes”\nand another of my own, and no more than that');
    const expected = shareLinks({ words, address: `${publicUrl}${at()}`, subject: 'In my own words' });
    const shown = [...her.document.querySelectorAll('a.out')].map((link) => [
      link.getAttribute('data-target'),
      link.getAttribute('href'),
    ]);
    expect(new Map(shown as [string, string][])).toEqual(new Map(expected.map(({ target, href }) => [target, href])));
    expect(her.value('#ready')).toBe(`${words}\n\n${publicUrl}${at()}`);
  });

  it('is counted once, however often she taps, goes back or sends again', async () => {
    await begin();
    const form = her.form(submit, { words: `Tapped twice ${newWords()}` });
    const others = [site.arrive(), site.arrive(), site.arrive()];
    await Promise.all(others.map((other) => other.send(form)));
    for (const other of others) expect([other.status, other.title]).toEqual([200, 'Now share it from your own app']);
    expect(new Set(others.map((other) => other.link('a.out'))).size).toBe(1);
    await her.send(form);
    await her.press('button[value=yes]');
    await her.send(form);
    await her.press('button[value=yes]');
    await her.send(form);
    await her.press('button[value=no]');
    expect(await counts()).toEqual({ prepared: 1, shared: 1 });
  });

  it('changes her words by going back, and is still one', async () => {
    await begin();
    const first = her.form(submit, { words: `At first ${newWords()}` });
    await her.send(first);
    const changed = { ...first, body: new URLSearchParams(first.body) };
    changed.body.set('words', `On second thoughts ${newWords()}`);
    await her.send(changed);
    expect(her.words).toContain('On second thoughts');
    expect(await counts()).toEqual({ prepared: 1 });
    expect(await statements()).toMatchObject([{ state: 'prepared', words: null }]);
  });

  it('says that she shared, not yet, or that she decided not to; all are fine', async () => {
    await write();
    await her.press('button[value=not-yet]');
    expect(her.title).toBe('Your words are still here');
    expect(await counts()).toEqual({ prepared: 1 });
    await her.press('button[value=no]');
    expect(her.title).toBe('That is all right');
    expect(await counts()).toEqual({ prepared: 1, declined: 1 });
  });

  it('keeps what she wrote when something is wrong with it, and is told what beside the field', async () => {
    await begin();
    const long = 'ہم سب ایک ہیں۔ '.repeat(100);
    await her.press(submit, { words: long, language: 'ur' });
    expect(her.status).toBe(422);
    expect(her.document.querySelector('#words-problem')?.textContent).toMatch(/\d+ characters too long/);
    const field = her.document.querySelector('textarea#words');
    expect(her.value('textarea#words')).toBe(long);
    expect(field?.getAttribute('aria-describedby')).toContain('words-problem');
    expect(field?.getAttribute('lang')).toBe('ur');
    expect(her.document.querySelector('option[selected]')?.getAttribute('value')).toBe('ur');
    await her.press(submit, { words: '' });
    expect(her.words).toContain('Write a few words first.');
    await her.press(submit, { words: '❤️🕊️' });
    expect(her.words).toContain('Add a few words.');
    expect(await counts()).toEqual({});
    await her.press(submit, { words: `At last ${newWords()}` });
    expect(await counts()).toEqual({ prepared: 1 });
  });

  it('is told when the wave was stopped while she wrote, and still has her words', async () => {
    await begin();
    await steerWave(db, wave.id, 'pause', { actor: 'staff:2', now: site.clock });
    const words = `Too late ${newWords()}`;
    await her.press(submit, { words });
    expect(her.title).toBe('It was stopped meanwhile');
    expect(her.words).toContain(words);
    expect(await counts()).toEqual({});
  });

  it('goes on in another language without losing a word, whether she is writing or sharing', async () => {
    await begin();
    const words = `Half of a sentence ${newWords()}`;
    await her.press('nav.languages button[value=ur]', { words });
    expect(her.document.documentElement.getAttribute('lang')).toBe('ur');
    expect(her.value('textarea')).toBe(words);
    expect(await counts()).toEqual({});
    await her.press(submit);
    await her.press('nav.languages button[value=tr]');
    expect(her.document.documentElement.getAttribute('lang')).toBe('tr');
    expect(decodeURIComponent(her.link('a.out'))).toBe(`https://wa.me/?text=${words}\n\n${publicUrl}${at('', '/tr')}`);
    await her.press('button[value=yes]');
    await her.press('nav.languages button[value=ar]');
    expect(her.title).toBe('شكرًا لأنك رفعت صوتك');
    expect(await counts()).toEqual({ prepared: 1, shared: 1 });
  });

  it('may leave the form open over night, and after two nights presses once more', async () => {
    await begin();
    const form = her.form(submit, { words: `Slept over it ${newWords()}` });
    site.clock = new Date(start.getTime() + 35 * 3_600_000);
    await her.send(form);
    expect(her.status).toBe(200);
    site.clock = new Date(start.getTime() + 60 * 3_600_000);
    const late = her.form('#again button', {});
    await her.send(form);
    expect(her.status).toBe(422);
    expect(her.words).toContain('open for very long');
    await her.press(submit);
    expect(her.status).toBe(200);
    await her.send(late);
    expect(her.title).toBe('Not ours');
  });

  describe('and what she is advised', () => {
    it('is advice: nothing is taken in before, and the same words go on with one more tap', async () => {
      await begin();
      await her.press(submit, { words: `We apologise on behalf of everybody for this. ${newWords()}` });
      expect([her.status, her.title]).toEqual([200, 'Before you go on']);
      expect(her.document.querySelectorAll('#advice p').length).toBeGreaterThan(1);
      expect(await counts()).toEqual({});
      await her.press(submit);
      expect(her.title).toBe('Now share it from your own app');
      expect(await counts()).toEqual({ prepared: 1 });
    });

    it.each([
      ['naming somebody', 'Mr Ahmed Khan of Mill Lane told me to say nothing at all, and I will not listen to him.'],
      [
        'a link',
        'Read this before you believe anybody: https://example.org/a and then decide for yourself what you think',
      ],
      ['a phone number', 'Ring my brother on 07700 900123 if you want to hear it from somebody who was there himself'],
      ['shouting', 'I HAVE HAD ENOUGH OF ALL OF THIS AND SO HAS EVERYBODY WHO LIVES IN MY STREET'],
    ])('comes for %s', async (_, words) => {
      await begin();
      await her.press(submit, { words });
      expect(her.title).toBe('Before you go on');
    });

    it('comes for words that are an example’s or somebody else’s; they can be shared all the same, and count for nothing', async () => {
      const shown = `My gran used to say ${newWords()}`;
      const example = { id: 'e', place: 1, words: shown, language: 'en', consentedOn: '2026-11-01', isShown: true };
      await db.transaction().execute((trx) => insertExample(trx, wave.id, example));
      await her.open(at());
      expect(her.words).toContain(shown);
      await begin();
      await her.press(submit, { words: `${shown}!!` });
      expect(her.words).toContain('stands in an example');
      await her.press(submit);
      expect(her.words).toContain('said in nearly the same words before');
      expect(her.link('a.out')).toContain(encodeURIComponent(shown));
      await her.press('button[value=yes]');
      expect(her.document.querySelector('.wall-form')).toBeNull();
      expect(await counts()).toEqual({ copied: 1 });
      expect(await statements()).toEqual([]);
    });

    it('comes to a hundred people with the same text; one is counted, and the rest seen as copies', async () => {
      const words = `Paste this everywhere ${newWords()}`;
      for (let person = 0; person < 12; person++) {
        her = site.arrive();
        await write(words);
        if (her.title === 'Before you go on') await her.press(submit);
        expect(her.title).toBe('Now share it from your own app');
      }
      expect(await counts()).toEqual({ prepared: 1, copied: 11 });
    });
  });

  describe('as a child', () => {
    it('under 13 finds private ways and no form', async () => {
      await begin('child');
      expect(her.title).toBe('There are good ways for you too');
      expect(her.document.querySelector('main form')).toBeNull();
      expect(her.document.querySelector('main a.out, main a.button')).toBeNull();
    });

    it('of 13 to 17 is asked for no name, no place and no proof, and is shown nowhere', async () => {
      await write(undefined, 'teen');
      expect(her.document.querySelector('button[value=yes]')).toBeNull();
      await her.press('button[value=done]');
      expect(her.document.querySelector('.wall-form, #name, #place')).toBeNull();
      expect(await counts()).toEqual({ prepared: 1 });
    });

    it('of 13 to 17 cannot be put on the wall by a form of a grown-up either', async () => {
      await write(undefined, 'teen');
      const form = her.form('#again button');
      await her.send({ ...form, address: at('/wall') });
      expect(her.title).toBe('Not ours');
      expect(await statements()).toMatchObject([{ state: 'prepared', words: null }]);
    });

    it('as a grown-up is offered the wall: the setting makes the difference', async () => {
      await write();
      await her.press('button[value=yes]');
      expect(her.document.querySelector('.wall-form #name')).not.toBeNull();
    });
  });

  it('who is not sure that it is safe finds private ways, and nothing is counted', async () => {
    await begin('unsure');
    expect(her.title).toBe('Then look after yourself first');
    expect(her.link('main a.button')).toBe(`https://wa.me/?text=${encodeURIComponent(`${publicUrl}${at()}`)}`);
    expect(await counts()).toEqual({});
  });

  describe('and asks for the wall', () => {
    const askFor = async (typed: Readonly<Record<string, string>> = {}) => {
      const words = await write();
      await her.press('button[value=yes]');
      await her.press('.wall-form button', typed);
      return words;
    };
    const idOf = async () =>
      (await sql<{ id: string }>`select id from voices.statements where wave_id = ${wave.id}`.execute(db)).rows[0]
        ?.id ?? '';

    it('has her words kept from then on, waiting for somebody to read them, and gets one code for everything', async () => {
      const words = await askFor({ name: ' Amina ', place: 'E08000035' });
      expect(her.title).toBe('Somebody will read it first');
      expect(her.headers.get('cache-control')).toBe('no-store');
      expect(await statements()).toEqual([{ state: 'pending', words, first_name: 'Amina', area_code: 'E08000035' }]);
      const { rows } = await sql<{ kind: string; subject_id: string; code: string }>`
        select kind, subject_id, code_hash as code from moderation.cases join moderation.receipts on case_id = cases.id
        where subject_id like ${`${wave.id}:%`}`.execute(db);
      const { rows: own } = await sql<{ code: string }>`
        select code_hash as code from voices.statements where wave_id = ${wave.id}`.execute(db);
      expect(rows).toEqual([{ kind: 'statement', subject_id: `${wave.id}:${await idOf()}`, code: own[0]?.code }]);
      const shown = her.document.querySelector('.in-words')?.textContent ?? '';
      await her.press('.type-back button', { code: 'not this one at all' });
      expect([her.status, her.words.includes('That is not it yet')]).toEqual([422, true]);
      await her.press('.type-back button', { code: shown.toUpperCase() });
      expect([her.status, her.words.includes('That is right.')]).toEqual([200, true]);
    });

    it('by tapping twice asks once, and sees the same code', async () => {
      await write();
      await her.press('button[value=yes]');
      const form = her.form('.wall-form button');
      const others = [site.arrive(), site.arrive()];
      await Promise.all(others.map((other) => other.send(form)));
      const codes = others.map((other) => other.document.querySelector('.in-figures')?.textContent);
      expect(codes[0]).toMatch(/^\d{3}( \d{3}){5}$/);
      expect(codes[1]).toBe(codes[0]);
      expect(await statements()).toHaveLength(1);
    });

    it('keeps what she filled in when a name or a place is none', async () => {
      await askFor({ name: 'https://example.org', place: 'E08000035' });
      expect(her.status).toBe(422);
      expect(her.words).toContain('Only a first name');
      expect(her.document.querySelector('#name')?.getAttribute('value')).toBe('https://example.org');
      expect(her.document.querySelector('#place option[selected]')?.getAttribute('value')).toBe('E08000035');
      expect(her.document.querySelector('.wall-form')?.hasAttribute('open')).toBe(true);
      const form = her.form('.wall-form button', { name: 'Amina' });
      form.body.set('place', 'E99999999');
      await her.send(form);
      expect([her.status, her.words.includes('Choose a place from the list')]).toEqual([422, true]);
      expect(await statements()).toMatchObject([{ state: 'prepared', words: null }]);
    });

    it('cannot put other words there than those that were looked at', async () => {
      await write();
      await her.press('button[value=yes]');
      const form = her.form('.wall-form button');
      form.body.set('words', 'Something quite different that nobody has checked against anything');
      await her.send(form);
      expect(her.title).toBe('Not ours');
      expect(await statements()).toMatchObject([{ state: 'prepared', words: null }]);
    });

    it('deletes it for good with her code, once, and is told so however often she presses', async () => {
      const words = await askFor({ name: 'Amina' });
      const figures = her.document.querySelector('.in-figures')?.textContent ?? '';
      const id = await idOf();
      await db
        .transaction()
        .execute((trx) => settleStatement(trx, wave.id, id, 'shown', { now: site.clock, shard: 0 }));
      await her.open(at('/wall'));
      expect(her.words).toContain(words);
      await her.open(at('/mine'));
      await her.press('main form button', { code: figures });
      expect([her.title, her.words.includes(words)]).toEqual(['Your words', true]);
      expect(her.headers.get('cache-control')).toBe('no-store');
      const form = her.form('section form button');
      const others = [site.arrive(), site.arrive()];
      await Promise.all(others.map((other) => other.send(form)));
      expect(others.map((other) => other.title)).toEqual(['Deleted for good', 'Deleted for good']);
      expect(await statements()).toEqual([]);
      expect(await counts()).toEqual({ prepared: 1, shared: 1, shown: 1, withdrawn: 1 });
      const { rows } = await sql<{ state: string }>`
        select state from moderation.cases where subject_id like ${`${wave.id}:%`}`.execute(db);
      expect(rows).toEqual([{ state: 'closed' }]);
      await her.open(at('/wall'));
      expect(her.words).not.toContain(words);
      await her.open(at('/mine'));
      await her.press('main form button', { code: figures });
      expect([her.status, her.words.includes('There is nothing under this code.')]).toEqual([422, true]);
    });
  });

  it('takes herself out at once, without any code, as long as the page is open', async () => {
    await write();
    await her.press('button[value=yes]');
    const again = her.form('#again', {});
    await her.press('details form[action$=delete] button');
    expect(her.title).toBe('Deleted for good');
    expect(await statements()).toEqual([]);
    await her.send({ ...again, address: at('/wall') });
    expect(her.title).toBe('Deleted for good');
    expect(await counts()).toEqual({ prepared: 1, shared: 1, withdrawn: 1 });
  });

  it('guesses codes in vain: every wrong one gets the same answer, and soon none at all', async () => {
    const answers = new Set<string>();
    for (let guess = 0; guess < 10; guess++) {
      await her.open(at('/mine'));
      await her.press('main form button', { code: `123 ${String(guess).padStart(3, '0')} 000 000 000 000` });
      expect(her.status).toBe(422);
      answers.add(her.html);
    }
    expect(answers.size).toBe(1);
    await her.open(at('/mine'));
    await her.press('main form button', { code: '123 999 000 000 000 000' });
    expect([her.status, her.words.includes('too many codes')]).toEqual([429, true]);
  });

  it('tells the site that a button was pressed once, and only with words of her own', async () => {
    await write();
    const pass = her.document.querySelector('share-box')?.getAttribute('data-pass') ?? '';
    const tell = (sealed: string) =>
      site.app.request(at('/opened'), {
        method: 'POST',
        body: new URLSearchParams({ pass: sealed }),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      });
    for (const sealed of [pass, pass, '', `${pass}x`]) expect((await tell(sealed)).status).toBe(204);
    expect(await counts()).toEqual({ prepared: 1, opened: 1 });
  });

  it('finds that a form of another site does nothing', async () => {
    await begin();
    const { address, body } = her.form(submit, { words: `From elsewhere ${newWords()}` });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    const response = await site.app.request(address, { method: 'POST', body, headers });
    expect([response.status, response.headers.get('location')]).toEqual([303, at()]);
    expect(await counts()).toEqual({});
  });

  it('survives what breaks other sites, and has it shown as the plain words it is', async () => {
    const strange = [
      '<script>alert(1)</script> <b>bold</b> and some words of my own to go with them',
      '\u202eabc\u2066def\u2067 turned around words of mine that stand here and nowhere else',
      `flood ${'e\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(60)} of marks in my own words`,
      'میری ماں says “اللہ رحم کرے” and means everybody (UK) in one line of two languages',
      '\u0000\u0007\ud800 controls and halves of letters in the middle of what I want to say',
    ];
    for (const words of strange) {
      her = site.arrive();
      await write(words);
      if (her.title === 'Before you go on') await her.press(submit);
      expect([words, her.status, her.title]).toEqual([words, 200, 'Now share it from your own app']);
      const shown = her.document.querySelector('bdi.words');
      expect(shown?.querySelector('*')).toBeNull();
      expect(her.html).not.toContain('<script>alert');
      expect(shown?.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      expect(shown?.getAttribute('dir')).toBe(words.startsWith('میری') ? 'rtl' : 'ltr');
    }
    await begin();
    await her.press(submit, { words: 'ا'.repeat(100_000) });
    expect([her.status, her.html.length < 150_000]).toEqual([422, true]);
  });

  it('sends far too much at once and is told so', async () => {
    await begin();
    await her.press(submit, { words: 'ا'.repeat(300_000) });
    expect([her.status, her.title]).toEqual([413, 'That is far too long']);
  });
});
