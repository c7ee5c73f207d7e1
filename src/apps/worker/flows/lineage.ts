import { type Area, findArea, type Vintage } from '#domains/geography';
import type { Database } from '#platform/database';

/** An area and those it lies in, from the smallest; of the newest edition that has it unless one is named. */
export async function readLineage(
  db: Database,
  key: { readonly code: string; readonly vintage?: Vintage },
): Promise<readonly Area[]> {
  const lineage: Area[] = [];
  let area = await findArea(db, key.code, key.vintage);
  while (area !== null && !lineage.some(({ code }) => code === area?.code)) {
    lineage.push(area);
    area = area.parent === null ? null : await findArea(db, area.parent.code, area.parent.vintage);
  }
  return lineage;
}
