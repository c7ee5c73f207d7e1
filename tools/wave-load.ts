// People who open a wave, and people who write for it, at a steady rate whatever the site answers: a slow answer does not thin out those who come.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { approvedWave, newWords } from '#domains/voices/testing';
import type { Database } from '#platform/database';

export interface Load {
  readonly seconds: number;
  /** Forms that are sent, a second. For each an empty form is opened before; one in ten is sent twice at the same moment. */
  readonly submissions: number;
  /** Pages that are read, a second. */
  readonly views: number;
}

/** Milliseconds. */
export interface Times {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly slowest: number;
}

export interface Outcome {
  readonly views: Times;
  readonly forms: Times;
  readonly submissions: Times;
  /** What was wrong with an answer: its status or its body. */
  readonly wrong: readonly string[];
  /** What people sent, and what stands in the database afterwards. */
  readonly people: number;
  readonly statements: number;
  readonly prepared: number;
}

export const waveUnderLoad = 'under-load';

/** What people open, by how often: the page they were sent, in two languages, and what lies around it. */
const pages = [
  ...['', '', '', '', '', '/numbers', '/wall'].map((page) => ({
    address: `/waves/${waveUnderLoad}${page}`,
    lang: 'en',
  })),
  ...['', '', ''].map((page) => ({ address: `/ur/waves/${waveUnderLoad}${page}`, lang: 'ur' })),
];

interface Answer {
  readonly status: number;
  readonly html: string;
}

/** Opens the wave that people come to. */
export async function prepareLoad(db: Database): Promise<void> {
  const opensAt = new Date(Date.now() - 60_000);
  await approvedWave(db, { id: waveUnderLoad, slug: waveUnderLoad, opensAt, closesAt: null, threshold: null }, opensAt);
}

/** Lets people come, waits for the last answer, and counts in the database what is left of it. The origins share the load. */
export async function runLoad(db: Database, origins: readonly string[], load: Load): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times = { views: [] as number[], forms: [] as number[], submissions: [] as number[] };
  const wrong: string[] = [];
  let people = 0;

  async function ask(kind: keyof typeof times, origin: string, address: string, body: string | null, shows: string) {
    const start = performance.now();
    const { status, html } = await send(agent, origin + address, body).catch((error: Error) => ({
      status: 0,
      html: error.message,
    }));
    times[kind].push(performance.now() - start);
    const isRight = status === 200 && html.includes(shows) && html.endsWith('</html>');
    if (!isRight) wrong.push(`${address} answered ${status} ${html.slice(0, 200)}`);
    return isRight ? html : null;
  }

  async function view(at: number) {
    const { address, lang } = pages[at % pages.length] ?? { address: '/', lang: 'en' };
    await ask('views', originAt(at), address, null, `<html lang="${lang}"`);
  }

  async function speak(at: number) {
    const origin = originAt(at);
    const slug = `/waves/${waveUnderLoad}`;
    const form = await ask('forms', origin, `${slug}/speak?as=adult`, null, 'name="ticket"');
    const ticket =
      form === null ? null : parseHTML(form).document.querySelector('[name=ticket]')?.getAttribute('value');
    if (ticket == null) return;
    const words = `I say ${newWords()}`;
    const body = new URLSearchParams({ ticket, words, language: 'en', seen: '1' }).toString();
    people++;
    const sent = () => ask('submissions', origin, `${slug}/words`, body, words);
    await Promise.all(at % 10 === 0 ? [sent(), sent()] : [sent()]);
  }

  const originAt = (at: number) => origins[at % origins.length] ?? '';
  await Promise.all([atRate(load.views, load.seconds, view), atRate(load.submissions, load.seconds, speak)]);
  agent.destroy();
  const { rows } = await sql<{ statements: number; prepared: number }>`select
    (select count(*) from voices.statements where wave_id = ${waveUnderLoad})::int as statements,
    (select coalesce(sum(count), 0) from voices.tallies where wave_id = ${waveUnderLoad} and tally = 'prepared')::int as prepared`.execute(
    db,
  );
  const { statements = -1, prepared = -1 } = rows[0] ?? {};
  const timed = { views: timesOf(times.views), forms: timesOf(times.forms), submissions: timesOf(times.submissions) };
  return { ...timed, wrong, people, statements, prepared };
}

/** Begins `one` so often a second, evenly, and waits for all. */
async function atRate(perSecond: number, seconds: number, one: (at: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = start + (at * 1000) / perSecond - performance.now();
    if (due > 1) await wait(due);
    running.push(one(at));
  }
  await Promise.all(running);
}

function send(agent: Agent, url: string, body: string | null): Promise<Answer> {
  const headers = {
    'accept-encoding': 'gzip',
    ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: body === null ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const isPacked = response.headers['content-encoding'] === 'gzip';
        resolve({ status: response.statusCode ?? 0, html: (isPacked ? gunzipSync(bytes) : bytes).toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}

function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), slowest: at(1) };
}
