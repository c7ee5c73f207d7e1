import { decidePublication, findPublicVersions, requestPublication } from '#domains/mapping';
import type { Database } from '#platform/database';

/** Publishes a stored version, with nothing left for the installation to record. */
export async function publishVersion(db: Database, versionId: string, now: Date): Promise<void> {
  const [recipe] = versionId.split(/-v\d+$/);
  const against = (await findPublicVersions(db)).find(({ recipeId }) => recipeId === recipe)?.id ?? null;
  await db.transaction().execute(async (trx) => {
    const asked = await requestPublication(trx, { versionId, by: 'one', note: 'It is ready.', now }, []);
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    const deciding = { by: 'two', verdict: 'confirm', note: 'So it is.', against } as const;
    const decided = await decidePublication(trx, asked.value.id, deciding, { missing: [], isAskerHere: true, now });
    if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
  });
}
