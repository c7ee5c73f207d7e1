import type { Random } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import type { Assessor, Assignment } from './round.ts';

/** How many look at each area, each of another partner. */
export const ASSESSORS_PER_AREA = 2;

/**
 * Who should look at which area: two of different partners each, nobody with more than their share. Those with the least to do come next, ties by
 * chance, so that the same two do not meet all the time. Whoever has withdrawn is not asked.
 *
 * Loads of partners differ by 1 at most, and so do those of one partner's people.
 */
export function proposeAssignments(
  areas: readonly string[],
  assessors: readonly Assessor[],
  random: Random,
): Result<readonly Assignment[], 'too-few-partners'> {
  const there = assessors.filter(({ hasWithdrawn }) => !hasWithdrawn);
  const byPartner = Map.groupBy(there, ({ partnerId }) => partnerId);
  if (byPartner.size < ASSESSORS_PER_AREA) return refuse('too-few-partners');
  const loads = new Map<string, number>();
  const loadOf = (id: string) => loads.get(id) ?? 0;
  const take = (id: string) => loads.set(id, loadOf(id) + 1);
  const leastFirst = (ids: readonly string[]) =>
    ids
      .map((id) => ({ id, load: loadOf(id), chance: random.uint32() }))
      .toSorted((one, other) => one.load - other.load || one.chance - other.chance)
      .map(({ id }) => id);
  const assignments = areas.flatMap((areaCode) =>
    leastFirst([...byPartner.keys()])
      .slice(0, ASSESSORS_PER_AREA)
      .map((partnerId) => {
        const [assessorId] = leastFirst(byPartner.get(partnerId)!.map(({ id }) => id));
        take(partnerId);
        take(assessorId!);
        return { areaCode, assessorId: assessorId! };
      }),
  );
  return accept(assignments);
}
