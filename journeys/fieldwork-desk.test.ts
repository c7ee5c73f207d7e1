import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAssessor, takeForms } from '#domains/fieldwork';
import { type Rating, standardQuestions } from '#domains/fieldwork/core';
import { listAuthorities } from '#domains/geography';
import { createRandom } from '#foundations/numeric';
import { openDatabase } from '#platform/database';
import { openTestRound } from '../src/apps/web/testing/open-round.ts';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  becomeSteward,
  click,
  giveAuthenticator,
  invite,
  joinWithPasskey,
  looksWhole,
  recordEverything,
} from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);
const data = temporaryFolder();
let site: Outspoken;

/** A round of 40 places and 8 partners, of which all but the last have answered. */
beforeAll(async () => {
  const first = await startOutspoken(data);
  await first.stop();
  const opened = await openDatabase({ dataDir: data, databaseUrl: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const db = opened.value;
  const areas = (await listAuthorities(db)).slice(0, 40).map(({ code }) => code);
  const round = await openTestRound(db, { areas, partners: 8, beginsOn: day(70) });
  const random = createRandom(5);
  const truth = new Map(areas.map((code) => [code, random.normal()]));
  let sent = 0;
  for (const { token } of round.assessors.slice(0, -2)) {
    const view = await findAssessor(db, token, day(0));
    const forms = (view?.areas ?? []).map((areaCode) => ({
      ...{
        kind: 'assessment' as const,
        submissionId: (++sent).toString(16).padStart(32, '0'),
        areaCode,
        baseVersion: 0,
        note: '',
      },
      answers: Object.fromEntries(
        standardQuestions.map(({ id, direction }) => {
          const error = id === 'reach_offline' ? 2 : 0.25;
          const value = direction * (truth.get(areaCode) ?? 0) + error * random.normal();
          const rating = Math.min(5, Math.max(1, Math.round(3 + 1.3 * value))) as Rating;
          return [id, { rating, confidence: 2 as const }];
        }),
      ),
    }));
    await takeForms(db, token, forms, { today: day(0), keepNote: async () => {} });
  }
  await db.destroy();
  site = await startOutspoken(data, 'localhost');
}, 400_000);
afterAll(async () => {
  await site?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('a coordinator sees where nobody has listened, how far people agree and what they say, and two people make it public', async () => {
  const amina = await visit({ origin: site.origin });
  await becomeSteward(amina, site.said());
  await recordEverything(amina);
  await amina.open('/desk/fieldwork');
  await looksWhole(amina, 'fieldwork-rounds');
  await amina.page.getByRole('link', { name: 'Autumn listening' }).click();
  await amina.page.getByText('Nobody has said anything yet').waitFor();
  expect(await amina.page.locator('#late').count()).toBe(1);
  await looksWhole(amina, 'fieldwork-overview');
  for (const [name, link] of [
    ['partners', 'Partners'],
    ['questions', 'Questions'],
    ['agreement', 'Agreement'],
  ] as const) {
    await amina.page.getByRole('navigation', { name: 'Pages of this round' }).getByRole('link', { name: link }).click();
    await looksWhole(amina, `fieldwork-${name}`);
  }
  await amina.page
    .getByRole('navigation', { name: 'Pages of this round' })
    .getByRole('link', { name: 'Overview' })
    .click();
  await click(amina.page, 'Close the round');
  await amina.page
    .getByRole('navigation', { name: 'Pages of this round' })
    .getByRole('link', { name: 'What we heard' })
    .click();
  await looksWhole(amina, 'fieldwork-findings');
  await click(amina.page, 'Offer it to a second person');
  await amina.page.getByText('Somebody else has to read it and decide.').waitFor();
  const findings = new URL(amina.page.url()).pathname;

  const link = await invite(amina, 'sam@example.org', 'Analyst');
  const sam = await visit({ origin: site.origin });
  await giveAuthenticator(sam.page);
  await joinWithPasskey(sam, link, 'Sam Cole');
  await sam.open(findings);
  await click(sam.page, 'Make it public');
  await sam.page.getByText('The public reads it at').waitFor();

  for (const prefix of ['', '/ur']) {
    const reader = await visit({ origin: site.origin });
    await reader.open(`${prefix}/mapping`);
    await looksWhole(reader, `mapping-list${prefix.replace('/', '-')}`);
    await reader.open(`${prefix}/mapping/autumn`);
    await looksWhole(reader, `mapping-heard${prefix.replace('/', '-')}`);
  }
}, 600_000);
