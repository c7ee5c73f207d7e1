import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { collection, dayOf, timeline } from './plan.ts';
import { proposeAssignments } from './propose-assignments.ts';
import { type Assessor, findObstacle, partnersByArea, type Round, readDay, readNameOfPartner } from './round.ts';

const assessorsOf = (sizes: readonly number[]): readonly Assessor[] =>
  sizes.flatMap((size, partner) =>
    Array.from({ length: size }, (_, at) => ({
      ...{ id: `${partner}-${at}`, partnerId: `p${partner}`, label: 'ABCDEFG'[at]!, hasWithdrawn: false },
    })),
  );
const areasOf = (count: number) => Array.from({ length: count }, (_, at) => `E0${String(1000000 + at)}`);

describe('the plan of ninety days', () => {
  it('has four parts that follow one another', () => {
    const parts = timeline('2026-11-26', '2026-11-26', new Map());
    expect(parts.map(({ id, from, to, standing }) => [id, from, to, standing])).toEqual([
      ['prepare', '2026-11-26', '2026-12-09', 'due'],
      ['collect', '2026-12-10', '2027-01-24', 'ahead'],
      ['score', '2027-01-25', '2027-02-08', 'ahead'],
      ['decide', '2027-02-09', '2027-02-23', 'ahead'],
    ]);
    expect(collection('2026-11-26')).toEqual({ from: '2026-12-10', to: '2027-01-24' });
  });

  it('says what is late from the day after, and what is done whenever it was', () => {
    const done = new Map([['questions', { by: 'staff:a', on: '2026-11-27' }]] as const);
    const at = (today: string) => timeline('2026-11-26', today, done)[0]!;
    expect(at('2026-12-09').tasks.map(({ standing }) => standing)).toEqual(['done', 'due', 'due', 'due']);
    expect(at('2026-12-10').tasks.map(({ standing }) => standing)).toEqual(['done', 'late', 'late', 'late']);
    expect(at('2026-12-10').standing).toBe('late');
  });

  it('counts days of the calendar, over leap days and changes of the clock', () => {
    expect(dayOf('2028-02-28', 2)).toBe('2028-02-29');
    expect(dayOf('2026-03-28', 3)).toBe('2026-03-30');
    expect(readDay('2026-02-30').ok).toBe(false);
  });
});

describe('who looks at which area', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 });

  it('is two of different partners each, and nobody does more than their share', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), fc.nat(), (partners, count, seed) => {
        const assessors = assessorsOf(partners);
        const proposed = proposeAssignments(areasOf(count), assessors, createRandom(seed));
        if (!proposed.ok) throw new Error(proposed.problem);
        expect(proposed.value).toHaveLength(2 * count);
        for (const both of partnersByArea(proposed.value, assessors).values()) expect(both.size).toBe(2);
        const loadsBy = (key: (id: string) => string, all: readonly string[]) =>
          all.map((one) => proposed.value.filter(({ assessorId }) => key(assessorId) === one).length);
        const loads = loadsBy((id) => `p${id.split('-')[0]}`, [...new Set(assessors.map((one) => one.partnerId))]);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        for (const [partner] of partners.entries()) {
          const own = loadsBy(
            (id) => id,
            assessors.filter((one) => one.partnerId === `p${partner}`).map(({ id }) => id),
          );
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out who has withdrawn, and cannot be with one partner', () => {
    const assessors = assessorsOf([2, 1]).map((one) => ({ ...one, hasWithdrawn: one.partnerId === 'p1' }));
    expect(proposeAssignments(areasOf(3), assessors, createRandom(1))).toMatchObject({ problem: 'too-few-partners' });
  });

  it('is settled before a round opens', () => {
    const round: Round = {
      ...{ id: 'r', slug: 'r', title: 'R', vintage: 'lad24', areas: areasOf(2), beginsOn: '2026-11-26' },
      ...{ questions: [{}] as unknown as Round['questions'], state: 'draft', createdBy: 'staff:a' },
    };
    const assessors = assessorsOf([2, 1]);
    const both = (areaCode: string) => ['0-0', '1-0'].map((assessorId) => ({ areaCode, assessorId }));
    const [one, other] = areasOf(2) as [string, string];
    expect(findObstacle(round, [...both(one), ...both(other)], assessors)).toBeNull();
    const alike = [
      { areaCode: other, assessorId: '0-0' },
      { areaCode: other, assessorId: '0-1' },
    ];
    expect(findObstacle(round, [...both(one), ...alike], assessors)).toBe('area-without-two');
    expect(findObstacle({ ...round, state: 'open' }, [], assessors)).toBe('not-a-draft');
  });

  it('is shared among partners with names of their own', () => {
    expect(readNameOfPartner(' Hill Top  Youth Club ', ['hill top youth club'])).toMatchObject({
      problem: 'same-name',
    });
    expect(readNameOfPartner('...', [])).toMatchObject({ problem: 'no-name' });
  });
});
