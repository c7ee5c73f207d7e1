import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findAssessor } from '#domains/fieldwork';
import { standardQuestions } from '#domains/fieldwork/core';
import { listAuthorities } from '#domains/geography';
import { openDatabase } from '#platform/database';
import { openTestRound } from '../src/apps/web/testing/open-round.ts';
import { seriousFindings } from './harness/accessibility.ts';
import { chromiumFromNpm } from './harness/chromium.ts';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import { fits } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

const today = () => new Date().toISOString().slice(0, 10);
const beginsOn = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);

/** What stands between the phone and the server: it can cut an answer off after the server has given it. */
async function openLine(to: () => number) {
  let cut: (() => Promise<void>) | null = null;
  const line = createServer((asked, answered) => {
    const onward = request(
      { port: to(), host: '127.0.0.1', path: asked.url, method: asked.method, headers: asked.headers },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', async () => {
          if (cut !== null && asked.method === 'POST' && asked.url?.includes('/fieldwork/sync')) {
            const act = cut;
            cut = null;
            await act();
            return asked.socket.destroy();
          }
          answered.writeHead(answer.statusCode ?? 502, answer.headers);
          answered.end(Buffer.concat(pieces));
        });
        answer.on('error', () => asked.socket.destroy());
      },
    );
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const address = line.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** The next sync reaches the server and is done there; then this happens, and the phone never hears of it. */
    cutNextAnswer: (act: () => Promise<void>) => {
      cut = act;
    },
    close: () => {
      line.closeAllConnections();
      line.close();
    },
  };
}

/** A phone: what its browser keeps stays when it is closed. */
async function openPhone(profile: string, origin: string): Promise<{ context: BrowserContext; page: Page }> {
  const { executablePath, env } = chromiumFromNpm();
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, env: { ...process.env, ...env } as Record<string, string>, baseURL: origin },
    ...{ args: ['--no-sandbox', '--disable-dev-shm-usage'], viewport: { width: 360, height: 740 } },
  });
  context.setDefaultTimeout(60_000);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

const waits = (page: Page, count: number) => page.getByText(`Forms that wait on this phone: ${count}`).waitFor();

/** Rates everything alike, and leaves a note. */
async function fill(page: Page, area: string, rating: number, note = '') {
  await page.getByRole('button', { name: area, exact: true }).click();
  for (const { id } of standardQuestions) await page.locator(`#${id}-${rating}`).check();
  if (note !== '') await page.getByLabel(/A note about services/).fill(note);
}
const done = (page: Page) => page.getByRole('button', { name: 'Done: to be sent' }).click();

describe('a partner in a hall without a signal', () => {
  const data = temporaryFolder();
  const profiles: string[] = [];
  let site: Outspoken;
  let line: Awaited<ReturnType<typeof openLine>>;
  let tokens: readonly string[];
  const names = new Map<string, string>();

  beforeAll(async () => {
    const first = await startOutspoken(data);
    await first.stop();
    const opened = await openDatabase({ dataDir: data, databaseUrl: null });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const authorities = (await listAuthorities(opened.value)).slice(0, 4);
    for (const { code, name } of authorities) names.set(code, name);
    const round = await openTestRound(opened.value, { areas: [...names.keys()], partners: 2, beginsOn });
    await opened.value.destroy();
    tokens = round.assessors.map(({ token }) => token);
    site = await startOutspoken(data);
    line = await openLine(() => Number(new URL(site.origin).port));
  }, 400_000);
  afterAll(async () => {
    line?.close();
    await site?.stop();
    for (const folder of [data, ...profiles]) rmSync(folder, { recursive: true, force: true });
  });

  const phone = async (profile = temporaryFolder()) => {
    if (!profiles.includes(profile)) profiles.push(profile);
    return { profile, ...(await openPhone(profile, line.origin)) };
  };
  const enter = async (page: Page, token: string) => {
    await page.goto(`/fieldwork/enter/${token}`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL('**/fieldwork');
  };
  const toPhonePage = async (page: Page) => {
    await page.goto('/fieldwork/phone');
    await page.getByText('No form waits.').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  };

  /** What the server has, read while it is down. */
  async function stored(token: string) {
    await site.stop();
    const opened = await openDatabase({ dataDir: data, databaseUrl: null });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const view = await findAssessor(opened.value, token, today());
    await opened.value.destroy();
    site = await startOutspoken(data);
    if (view === null) throw new Error('the link opens nothing');
    return view;
  }

  test('fills in forms, closes the browser, opens it again and sends: none is lost and none doubled, though the server dies as it stores them', async () => {
    // Two people of one partner have two areas each; the same forms are filled by both, one after the other on one phone.
    const [token] = tokens as [string];
    const { profile, context, page } = await phone();
    await enter(page, token);
    await toPhonePage(page);
    const areas = await page.locator('.field-areas button').allInnerTexts();
    expect(areas.length).toBeGreaterThanOrEqual(2);

    await context.setOffline(true);
    await fill(page, areas[0]!, 4, 'The zanzibar bus is late.');
    await page.reload();
    await page.getByText('There is no signal.').waitFor();
    await page.getByRole('button', { name: areas[0]!, exact: true }).click();
    expect(await page.locator('#tensions-4').isChecked()).toBe(true);
    await done(page);
    await fill(page, areas[1]!, 2);
    await done(page);
    await page.getByRole('button', { name: 'Add a listening session' }).click();
    await page.getByLabel('How many people took part?').fill('14');
    await page.getByLabel('Help and services').fill('9');
    await done(page);
    await waits(page, 3);
    expect(await seriousFindings(page)).toEqual([]);
    await fits({ page } as never, 'fieldwork-phone');
    await context.close();

    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const whole = files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n');
    const inUtf16 = Buffer.from('zanzibar', 'utf16le').toString('latin1');
    expect(whole).toContain('outspoken-field');
    expect([whole.includes('zanzibar'), whole.includes(inUtf16)]).toEqual([false, false]);

    const again = await phone(profile);
    await again.context.setOffline(true);
    await again.page.goto('/fieldwork/phone');
    await waits(again.page, 3);
    const killed = new Promise<void>((resolve) => {
      line.cutNextAnswer(async () => {
        process.kill(site.pid, 'SIGKILL');
        resolve();
      });
    });
    await again.context.setOffline(false);
    await killed;
    await waits(again.page, 3);
    site = await startOutspoken(data);
    await again.page.getByText('No form waits.').waitFor({ timeout: 60_000 });
    await again.context.close();

    const { assessments, sessions } = await stored(token);
    expect(sessions.map(({ version, counts }) => [version, counts.people])).toEqual([[1, 14]]);
    expect(assessments).toHaveLength(2);
    for (const { version, answers } of assessments) {
      expect(version).toBe(1);
      expect(new Set(Object.values(answers).map((answer) => (answer === 'cannot-say' ? 0 : answer.rating))).size).toBe(
        1,
      );
    }
  }, 600_000);

  test('keeps both of two versions until the person has chosen', async () => {
    const token = tokens[2]!;
    const [one, other] = [await phone(), await phone()];
    for (const { page } of [one, other]) {
      await enter(page, token);
      await toPhonePage(page);
    }
    const [area] = await one.page.locator('.field-areas button').allInnerTexts();
    await fill(one.page, area!, 5);
    await done(one.page);
    await one.page.getByText('No form waits.').waitFor();
    await other.context.setOffline(true);
    await fill(other.page, area!, 1);
    await done(other.page);
    await other.context.setOffline(false);
    await other.page.getByText('two versions: choose one').waitFor();
    await other.page.getByRole('button', { name: area!, exact: true }).click();
    expect(await other.page.locator('.conflict tbody tr').count()).toBe(standardQuestions.length);
    await fits({ page: other.page } as never, 'fieldwork-conflict');
    await other.page.getByRole('button', { name: 'Keep the one on this phone' }).click();
    await other.page.getByRole('button', { name: 'Back' }).click();
    await other.page.getByText('No form waits.').waitFor();
    await one.context.close();
    await other.context.close();
    const [kept] = (await stored(token)).assessments;
    expect(kept).toMatchObject({ version: 2, answers: { tensions: { rating: 1 } } });
  }, 400_000);

  test('may lock the phone with words, without which nothing is shown', async () => {
    const { profile, context, page } = await phone();
    await enter(page, tokens[3]!);
    await toPhonePage(page);
    await context.setOffline(true);
    const [area] = await page.locator('.field-areas button').allInnerTexts();
    await fill(page, area!, 3);
    await done(page);
    await page.getByText('How this phone keeps it').click();
    await page.getByLabel(/A passphrase/).fill('seven rivers meet slowly');
    await page.getByRole('button', { name: 'Lock with these words' }).click();
    await page.getByText('locked with your passphrase').waitFor({ state: 'attached' });
    await context.close();

    const again = await phone(profile);
    onTestFinished(() => again.context.close());
    await again.context.setOffline(true);
    await again.page.goto('/fieldwork/phone');
    await again.page.getByLabel('Your passphrase').fill('some other words');
    await again.page.getByRole('button', { name: 'Unlock' }).click();
    await again.page.getByText('That is not it.').waitFor();
    expect(await again.page.getByRole('button', { name: area!, exact: true }).count()).toBe(0);
    await again.page.getByLabel('Your passphrase').fill('seven rivers meet slowly');
    await again.page.getByRole('button', { name: 'Unlock' }).click();
    await waits(again.page, 1);
    await again.page.getByText('How this phone keeps it').click();
    await again.page.getByRole('button', { name: 'Remove everything from this phone' }).click();
    await again.page.getByRole('button', { name: 'Really remove it?' }).click();
    await again.page.getByText('Nothing is left on this phone.').waitFor();
  }, 400_000);

  test('answers without script too, in Urdu as in English', async () => {
    for (const { prefix, begin } of [
      { prefix: '', begin: 'Begin' },
      { prefix: '/ur', begin: 'شروع کریں' },
    ]) {
      const visitor = await visit({ script: false, origin: site.origin, width: 360 });
      await visitor.open(`${prefix}/fieldwork/enter/${tokens[1]}`);
      await fits(visitor, `fieldwork-enter${prefix.replace('/', '-')}`);
      await visitor.page.getByRole('button', { name: begin }).click();
      await fits(visitor, `fieldwork-areas${prefix.replace('/', '-')}`);
      await visitor.page.locator('.field-areas a').first().click();
      await fits(visitor, `fieldwork-form${prefix.replace('/', '-')}`);
      for (const { id } of standardQuestions) await visitor.page.locator(`#${id}-none`).check();
      await visitor.page.locator('.field-form button').click();
      await visitor.page.locator('.notice.done').waitFor();
      await visitor.page.goto(`${site.origin}${prefix}/fieldwork/sessions/new`);
      await fits(visitor, `fieldwork-session${prefix.replace('/', '-')}`);
    }
  }, 400_000);
});
