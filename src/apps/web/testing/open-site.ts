import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { migrations as coalitionMigrations } from '#domains/coalition';
import { migrations as deskMigrations } from '#domains/desk';
import { migrations as factsMigrations } from '#domains/facts';
import { migrations as fieldworkMigrations } from '#domains/fieldwork';
import { migrations as geographyMigrations } from '#domains/geography';
import { migrations as importsMigrations } from '#domains/imports';
import { migrations as intermediariesMigrations } from '#domains/intermediaries';
import { migrations as interventionsMigrations } from '#domains/interventions';
import { type IndexToStore, migrations as mappingMigrations, storeIndex } from '#domains/mapping';
import { migrations as moderationMigrations, type Parts } from '#domains/moderation';
import { migrations as readinessMigrations } from '#domains/readiness';
import { feedSignerOf, rumourKeysOf, migrations as straightTalkMigrations } from '#domains/straight-talk';
import { migrations as trustMigrations } from '#domains/trust';
import { migrations as voicesMigrations, wordsKeyOf } from '#domains/voices';
import { slurListWith } from '#domains/voices/core';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { authMigrations, createAuth } from '#platform/auth';
import { createCodes } from '#platform/codes';
import { packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import { fileMigrations } from '#platform/files';
import { type Catalogue, loadCatalogue } from '#platform/i18n';
import { jobMigrations } from '#platform/jobs';
import { publicKeyOf } from '#platform/push';
import { createSeals } from '#platform/seals';
import { contentPartsWith } from '../../worker/flows/decide-case.ts';
import { loadDemonstrationWave } from '../../worker/flows/load-demonstration.ts';
import { loadExample } from '../../worker/flows/load-example.ts';
import { createApp } from '../app.tsx';
import type { WebEnv } from '../shell/respond.ts';
import { publishVersion } from './publish-version.ts';

/** What the site needs in the database. */
export const tables = [
  ...attemptsMigrations,
  ...auditMigrations,
  ...fileMigrations,
  ...jobMigrations,
  ...authMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...importsMigrations,
  ...deskMigrations,
  ...moderationMigrations,
  ...readinessMigrations,
  ...voicesMigrations,
  ...coalitionMigrations,
  ...factsMigrations,
  ...fieldworkMigrations,
  ...intermediariesMigrations,
  ...interventionsMigrations,
  ...straightTalkMigrations,
  ...trustMigrations,
];

export const publicUrl = 'https://map.example.org';

export const testSecret = 'a secret of the tests, long enough for all';

export interface TestSite {
  readonly app: Hono<WebEnv>;
  /** Lines of the request log. */
  readonly logged: readonly object[];
  /** The page at an address, which has to answer 200 unless another status is named. */
  page(address: string, status?: number): Promise<string>;
}

/** The pages over a database, with a clock on which two seconds pass from one look to the next: nothing kept is taken for fresh. */
export function openSite(
  db: Database,
  catalogue = shippedCatalogue(),
  parts: Parts = contentPartsWith(slurListWith()),
  start = Date.UTC(2026, 10, 23),
  chance?: (below: number) => number,
): TestSite {
  const logged: object[] = [];
  const log = {
    info: (fields: object) => logged.push(fields),
    error: (fields: object) => logged.push(fields),
  };
  let time = start;
  const now = () => {
    time += 2_000;
    return new Date(time);
  };
  const auth = createAuth(db, { publicUrl, secret: testSecret });
  const app = createApp({
    db,
    auth,
    codes: createCodes(testSecret),
    seals: createSeals(testSecret),
    wordsKey: wordsKeyOf(testSecret),
    rumourKeys: rumourKeysOf(testSecret),
    feedSigner: feedSignerOf(testSecret),
    pushKey: publicKeyOf(testSecret),
    slurs: slurListWith(),
    contentParts: parts,
    mailer: null,
    catalogue,
    staffWords: staffWords(),
    ...(chance !== undefined && { chance }),
    config: { publicUrl, proxies: 0 },
    log,
    now,
  });
  const page = async (address: string, status = 200) => {
    const response = await app.request(address);
    if (response.status !== status) throw new Error(`${address} answered ${response.status}, not ${status}`);
    return response.text();
  };
  return { app, logged, page };
}

export function shippedCatalogue(): Catalogue {
  return catalogueIn(join(packageRoot(), 'messages'));
}

export function staffWords(): Catalogue {
  return catalogueIn(join(packageRoot(), 'messages/desk'));
}

/** The English words as they ship, beside the words of one more language that the test makes up. */
export function catalogueWith(tag: string, words: object): Catalogue {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-words-'));
  try {
    cpSync(join(packageRoot(), 'messages/en.json'), join(folder, 'en.json'));
    writeFileSync(join(folder, `${tag}.json`), JSON.stringify(words));
    return catalogueIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function catalogueIn(folder: string): Catalogue {
  const catalogue = loadCatalogue(folder);
  if (!catalogue.ok) throw new Error(JSON.stringify(catalogue.problem));
  return catalogue.value;
}

export async function loadTheExample(db: Database): Promise<void> {
  const doing = { actor: 'test', now: new Date(Date.UTC(2026, 10, 23)) };
  await loadExample(db, { ...doing, asked: true, workers: 1 });
  await loadDemonstrationWave(db, doing);
}

const checked = ({ version, areas }: IndexToStore): IndexToStore => ({
  version: { ...version, provenance: { ...version.provenance, associationGate: 'checked' } },
  areas,
});

/** Publishes an index of somebody's own, which is then shown instead of the example: one person asks, another decides. Tells its id. */
export async function publish(
  db: Database,
  index: IndexToStore,
  now = new Date(Date.UTC(2026, 10, 24)),
): Promise<string> {
  const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now } as const;
  const versionId = await db.transaction().execute((trx) => storeIndex(trx, checked(index), options));
  await publishVersion(db, versionId, now);
  return versionId;
}

/** Words that a reader sees: without tags, in one line. */
export const wordsOf = (html: string) =>
  html
    .replace(/<head>[\s\S]*<\/head>/, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
