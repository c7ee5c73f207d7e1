import { addAssessor, addPartner, assignAreas, beginRound, openRound } from '#domains/fieldwork';
import type { Vintage } from '#domains/geography';
import type { Database } from '#platform/database';

export interface TestAssessor {
  readonly id: string;
  readonly partnerId: string;
  readonly partner: number;
  readonly token: string;
}

export interface TestRound {
  readonly roundId: string;
  readonly assessors: readonly TestAssessor[];
}

/** A round that is open: so many partners, two of each, two of different partners for every area. */
export async function openTestRound(
  db: Database,
  {
    areas,
    partners,
    vintage = 'lad24',
    beginsOn,
    slug = 'autumn',
    seed = 1,
  }: {
    readonly areas: readonly string[];
    readonly partners: number;
    readonly vintage?: Vintage;
    readonly beginsOn: string;
    readonly slug?: string;
    readonly seed?: number;
  },
): Promise<TestRound> {
  const doing = { actor: 'staff:one', now: new Date(`${beginsOn}T09:00:00Z`) };
  return db.transaction().execute(async (trx) => {
    const roundId = got(await beginRound(trx, { slug, title: 'Autumn listening', vintage, areas, beginsOn }, doing));
    const assessors: TestAssessor[] = [];
    for (let partner = 0; partner < partners; partner++) {
      const named = {
        name: `Partner ${partner + 1}`,
        kind: 'charity',
        role: 'judge',
        mail: '',
        language: 'en',
      } as const;
      const partnerId = got(await addPartner(trx, roundId, named, doing));
      for (let one = 0; one < 2; one++) {
        const { id, token } = got(await addAssessor(trx, roundId, partnerId, doing));
        assessors.push({ id, partnerId, partner, token });
      }
    }
    got(await assignAreas(trx, roundId, { seed }, doing));
    got(await openRound(trx, roundId, doing));
    return { roundId, assessors };
  });
}

export function got<Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
