import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { hourOf } from '../core/tally.ts';
import type { Wave } from '../core/wave.ts';
import { parseWaveContent, type WaveContent } from '../core/wave-content.ts';
import { insertExample } from '../store/examples.ts';
import { insertStatement, updateStatement } from '../store/statements.ts';
import { countOne, SHARDS } from '../store/tallies.ts';
import { deleteExampleWaves, findWave, holdExampleWaves, insertWave } from '../store/waves.ts';
import type { Doing } from './waves.ts';

/** A wave to look around in, with voices that were written for it: nobody said them, and every page says so. */
export interface Demonstration {
  readonly slug: string;
  readonly content: WaveContent;
  readonly examples: readonly { readonly words: string; readonly language: string }[];
  readonly voices: readonly { readonly words: string; readonly language: string; readonly firstName: string | null }[];
}

const spoken = { words: z.string().min(1), language: z.string().min(2) };
const shape = z.strictObject({
  slug: z.string(),
  content: z.unknown(),
  examples: z.array(z.strictObject(spoken)),
  voices: z.array(z.strictObject({ ...spoken, firstName: z.string().nullable() })),
});

/** Reads the file that ships with the program. A fault in it is ours, and throws. */
export function parseDemonstration(json: unknown): Demonstration {
  const { content, ...rest } = shape.parse(json);
  const parsed = parseWaveContent(content);
  if (!parsed.ok)
    throw new Error(`the demonstration is wrong at ${parsed.problem.field}: it needs ${parsed.problem.needs}`);
  return { ...rest, content: parsed.value };
}

const ID = 'demonstration';

/** Puts the demonstration in place: open, and for as long as it is there. One of an earlier edition goes, with what was tried out in it. */
export async function loadDemonstration(
  trx: Transaction,
  { slug, content, examples, voices }: Demonstration,
  { actor, now }: Doing,
): Promise<'loaded' | 'already-there'> {
  await holdExampleWaves(trx);
  const there = await findWave(trx, slug);
  if (there !== null && (!there.isExample || isDeepStrictEqual(there.content, content))) return 'already-there';
  await deleteExampleWaves(trx);
  await insertWave(trx, waveOf(slug, content, now), actor);
  const consentedOn = now.toISOString().slice(0, 10);
  for (const [place, example] of examples.entries())
    await insertExample(trx, ID, { ...example, id: `example-${place + 1}`, place, consentedOn, isShown: true });
  for (const [place, voice] of voices.entries()) {
    const id = createHash('sha256').update(`${ID} ${place}`).digest('hex').slice(0, 32);
    // Nobody holds a code to these: they go with the demonstration.
    const codeHash = createHash('sha256').update(`${ID} code ${place}`).digest('hex');
    await insertStatement(trx, ID, { ...voice, id, codeHash });
    await updateStatement(trx, ID, { ...voice, id, codeHash, state: 'shown', areaCode: null });
    const counted = { hour: hourOf(now), shard: place % SHARDS };
    await countOne(trx, ID, { ...counted, tally: 'prepared' });
    await countOne(trx, ID, { ...counted, tally: 'shown' });
  }
  await appendAudit(trx, { actor, action: 'wave.example-loaded', subject: `wave:${ID}` });
  return 'loaded';
}

function waveOf(slug: string, content: WaveContent, now: Date): Wave {
  return {
    id: ID,
    slug,
    series: null,
    isExample: true,
    areas: [],
    hasWall: true,
    isForAdults: false,
    content,
    version: 1,
    threshold: null,
    opensAt: now,
    closesAt: null,
    createdBy: 'example',
    approvedAt: now,
    reachedAt: null,
    pausedAt: null,
    resumeAskedBy: null,
    closedAt: null,
    hiddenAt: null,
    changes: 0,
    changedAt: now,
  };
}
