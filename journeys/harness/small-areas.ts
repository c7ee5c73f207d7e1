import { makeTiles, requestTiles } from '#domains/geography';
import { migrate, openDatabase } from '#platform/database';
import { migrations } from '../../src/apps/cli/migrations.ts';
import {
  publishIndexOfSmallAreas,
  publishSmallAreas,
  type SmallAreaOptions,
} from '../../src/apps/web/testing/small-areas.ts';

export { hasOfficialData } from '../../src/apps/web/testing/small-areas.ts';

/**
 * Makes an installation in a folder that has published an index over small areas twice, with another weight the second time, and whose map tiles are ready. All of
 * England takes about half a minute.
 */
export async function publishTwice(folder: string, options: SmallAreaOptions = {}): Promise<void> {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const db = opened.value;
  try {
    await migrate(db, migrations);
    await publishSmallAreas(db, { ...options, now: new Date(Date.UTC(2026, 9, 20)) });
    await publishIndexOfSmallAreas(db, { ...options, weight: 2, now: new Date(Date.UTC(2026, 10, 24)) });
    const tiles = await db.transaction().execute((trx) => requestTiles(trx, 'lsoa21'));
    if (tiles === null) throw new Error('there are no boundaries to make tiles of');
    await makeTiles(db, tiles.id);
  } finally {
    await db.destroy();
  }
}
