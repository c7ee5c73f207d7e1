import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addAssessor,
  addPartner,
  assignAreas,
  beginRound,
  findAssessor,
  openRound,
  takeForms,
  withdrawPartner,
} from '#domains/fieldwork';
import { standardQuestions } from '#domains/fieldwork/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { createMailer } from '#platform/mail';
import { type MailSink, openMailSink } from '#platform/mail/testing';
import { sendPartnerLetters } from '../../worker/flows/partner-letters.ts';
import { got } from '../testing/open-round.ts';
import { shippedCatalogue, tables } from '../testing/open-site.ts';

let db: Database;
let sink: MailSink;
const tokens: string[] = [];
let round: string;
let second: string;
const doing = { actor: 'staff:one', now: new Date('2026-11-26T09:00:00Z') };

beforeAll(async () => {
  db = await openTestDatabase(tables);
  sink = await openMailSink();
  const areas = ['E08000035', 'E08000036', 'E08000037'];
  await db.transaction().execute(async (trx) => {
    round = got(
      await beginRound(
        trx,
        { slug: 'autumn', title: 'Autumn listening', vintage: 'lad24', areas, beginsOn: '2026-11-26' },
        doing,
      ),
    );
    for (const [name, mail, language] of [
      ['Hill Top', 'hill@example.org', 'en'],
      ['Naya Ghar', 'naya@example.org', 'ur'],
      ['No Post', '', 'en'],
    ] as const) {
      const partnerId = got(
        await addPartner(trx, round, { name, kind: 'charity', role: 'judge', mail, language }, doing),
      );
      if (name === 'Naya Ghar') second = partnerId;
      tokens.push(got(await addAssessor(trx, round, partnerId, doing)).token);
    }
    got(await assignAreas(trx, round, { seed: 3 }, doing));
  });
});
afterAll(async () => {
  await sink?.stop();
  await db?.destroy();
});

const on = async (day: string) => {
  const mailer = createMailer({ smtpUrl: sink.url, mailFrom: 'Outspoken <post@example.org>' });
  await sendPartnerLetters(db, mailer, shippedCatalogue(), new Date(`${day}T10:00:00Z`));
  return sink.mails.splice(0);
};
const decoded = (raw: string) =>
  Buffer.from(
    raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

it('goes to nobody before a round is open, and once to each partner with an address when it is', async () => {
  expect(await on('2026-12-12')).toEqual([]);
  await db.transaction().execute(async (trx) => got(await openRound(trx, round, doing)));
  const mails = await on('2026-12-12');
  expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['hill@example.org', 'naya@example.org']);
  const [english] = mails.filter(({ to }) => to[0] === 'hill@example.org');
  expect(decoded(english!.raw)).toContain(
    'Forms for “Autumn listening” are open now. Please answer until 24 January 2027.',
  );
  for (const { raw } of mails) for (const token of tokens) expect(raw).not.toContain(token);
  expect(await on('2026-12-13')).toEqual([]);
});

it('says how far a partner is, a week before the end and a week after it, and stops when all is in', async () => {
  const answers = Object.fromEntries(standardQuestions.map(({ id }) => [id, 'cannot-say' as const]));
  const view = await findAssessor(db, tokens[0]!, '2027-01-10');
  const [first, ...others] = view!.areas;
  const form = (areaCode: string, at: number) => ({
    kind: 'assessment' as const,
    submissionId: String(at).padStart(32, '0'),
    areaCode,
    baseVersion: 0,
    answers,
    note: '',
  });
  const keepNote = async () => {};
  got(await takeForms(db, tokens[0]!, [form(first!, 1)], { today: '2027-01-10', keepNote }));
  const soon = await on('2027-01-19');
  const hill = soon.find(({ to }) => to[0] === 'hill@example.org');
  if (others.length > 0) expect(decoded(hill!.raw)).toContain(`1 of ${view!.areas.length} forms`);
  got(
    await takeForms(
      db,
      tokens[0]!,
      others.map((code, at) => form(code, at + 2)),
      { today: '2027-01-20', keepNote },
    ),
  );
  await db.transaction().execute(async (trx) => got(await withdrawPartner(trx, round, second, doing)));
  expect(await on('2027-02-05')).toEqual([]);
});
