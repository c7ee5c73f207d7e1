import { describe, expect, it } from 'vitest';
import {
  assuranceProblems,
  type Contacts,
  consentsAfter,
  contactFigures,
  findSomebody,
  isOpenMonth,
  kilometresBetween,
  type Listing,
  type ListingFields,
  listingProblems,
  outwardOf,
  publicListing,
  standingOf,
} from './index.ts';

const fields: ListingFields = {
  ...{ name: 'Amina B', phone: '0113 496 0000', place: 'Hall, 1 High Street', kind: 'community-centre' },
  ...{
    areas: ['E08000035'],
    languages: ['en', 'so'],
    gender: 'woman',
    hours: ['weekday-evening'],
    access: ['step-free'],
  },
};
const all = { name: '2026-01-01', phone: '2026-01-01', place: '2026-01-01', gender: '2026-01-01', hours: '2026-01-01' };
const listing: Listing = {
  ...{ id: 'a', organisationId: 'o', fields, consents: all, isPaused: false, trainedOn: '2026-01-01' },
  ...{
    references: ['2026-01-01', '2026-01-02'],
    assuredUntil: '2026-07-02',
    nominatedBy: 'staff:a',
    removalAskedBy: null,
  },
};
const organisation = { id: 'o', name: 'Hope', website: '', areas: ['E08000035'], isActive: true };

describe('whether somebody is shown', () => {
  it.each([
    ['listed', {}, '2026-07-02'],
    ['lapsed', {}, '2026-07-03'],
    ['paused', { isPaused: true }, '2026-01-02'],
    ['not-assured', { assuredUntil: null }, '2026-01-02'],
    ['no-consent', { consents: { name: '2026-01-01' } }, '2026-01-02'],
    ['no-consent', { fields: { ...fields, phone: '' }, consents: { phone: '2026-01-01' } }, '2026-01-02'],
  ] as const)('%s with %j on %s', (standing, change, today) => {
    const changed = { ...listing, ...change };
    expect(standingOf(changed, organisation, today)).toBe(standing);
    expect(publicListing(changed, organisation, today) !== null).toBe(standing === 'listed');
  });

  it('ends with her organisation', () => {
    expect(standingOf(listing, { ...organisation, isActive: false }, '2026-01-02')).toBe('organisation-ended');
  });

  it('is field by field as she agreed', () => {
    const shown = publicListing({ ...listing, consents: { place: '2026-01-01' } }, organisation, '2026-01-02');
    expect(shown).toMatchObject({ name: null, phone: null, place: 'Hall, 1 High Street', gender: '', hours: [] });
    expect(JSON.stringify(shown)).not.toMatch(/Amina|496/);
  });

  it('asks again for what was changed', () => {
    const after = consentsAfter(listing, { ...fields, phone: '0113 496 0001' });
    expect(Object.keys(after)).toEqual(['name', 'place', 'gender', 'hours']);
  });
});

describe('an assurance', () => {
  const problems = (change: Partial<Listing>, by = 'staff:b', today = '2026-01-02') =>
    assuranceProblems({ ...listing, ...change }, organisation, { by, today });

  it('needs two references, a training within a year, somebody to call or visit, and another person than whoever nominated', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ references: ['2026-01-01'] })).toEqual(['references']);
    expect(problems({ trainedOn: null })).toEqual(['training']);
    expect(problems({}, 'staff:b', '2027-01-02')).toEqual(['training']);
    expect(problems({ consents: {} })).toEqual(['consent']);
    expect(problems({}, 'staff:a')).toEqual(['same-person']);
  });
});

describe('what a listing says', () => {
  const known = { areas: new Set(['E08000035']), languages: new Set(['en', 'so']) };
  it.each([
    [{}, []],
    [{ name: ' ' }, ['name missing']],
    [{ phone: '+44 113' }, ['phone malformed']],
    [{ phone: '', place: '' }, ['phone missing']],
    [{ place: 'x'.repeat(121) }, ['place too-long']],
    [{ areas: ['E08000001'] }, ['areas unknown']],
    [{ areas: [], languages: [] }, ['areas missing', 'languages missing']],
    [{ languages: ['xx'] }, ['languages unknown']],
  ] as const)('%j: %j', (change, expected) => {
    const found = listingProblems({ ...fields, ...change }, known);
    expect(found.map(({ field, kind }) => `${field} ${kind}`)).toEqual(expected);
  });
});

describe('finding somebody', () => {
  const leeds = { lon: -1.548, lat: 53.797 };
  const york = { lon: -1.08, lat: 53.96 };
  const shown = (change: Partial<ListingFields>) =>
    publicListing({ ...listing, fields: { ...fields, ...change } }, organisation, '2026-01-02')!;
  const any = { near: null, language: '', gender: '', hours: '', access: '', kind: '' } as const;
  const find = (wishes: object) =>
    findSomebody(
      [shown({ name: 'York', areas: ['y'] }), shown({ name: 'Leeds', areas: ['l'] })],
      { ...any, ...wishes },
      (area) => (area === 'l' ? leeds : area === 'y' ? york : null),
    ).map(({ listing: { name } }) => name);

  it('puts the nearest first', () => {
    expect(find({ near: leeds })).toEqual(['Leeds', 'York']);
    expect(find({ near: york })).toEqual(['York', 'Leeds']);
  });

  it('keeps to a language, a woman, a way in and a kind of place', () => {
    expect(find({ language: 'so', gender: 'woman', access: 'step-free', kind: 'community-centre' })).toHaveLength(2);
    expect(find({ language: 'ur' })).toEqual([]);
    expect(find({ gender: 'man' })).toEqual([]);
    expect(find({ access: 'text' })).toEqual([]);
    expect(find({ hours: 'weekend' })).toEqual([]);
  });

  it('measures along the ground: London to Edinburgh, to the accuracy of a sphere', () => {
    // 533.6 km on the ellipsoid WGS 84 (Karney 2013); a sphere is off by at most 0.56%.
    const distance = kilometresBetween({ lon: -0.1278, lat: 51.5074 }, { lon: -3.1883, lat: 55.9533 });
    expect(Math.abs(distance / 534 - 1)).toBeLessThan(0.0056);
  });

  it.each([
    ['LS6', 'LS6'],
    ['ls6 3ab', 'LS6'],
    ['SW1A 1AA', 'SW1A'],
    ['M1 1AE', 'M1'],
    ['Leeds', null],
    ['', null],
    ['he is planning something in LS6', null],
  ])('takes of %j no more than %j', (typed, outward) => {
    expect(outwardOf(typed)).toBe(outward);
  });
});

describe('talks that are counted', () => {
  const talk = (change: Partial<Contacts>): Contacts => ({
    ...{ month: '2026-08', area: 'a', topic: 'worry', outcome: 'talked', knew: 'yes', count: 1 },
    ...change,
  });

  it('can be added to this month and the one before', () => {
    expect(
      ['2026-11', '2026-10', '2026-09', '2026-12', '2026-13', 'x'].filter((month) => isOpenMonth(month, '2026-11-27')),
    ).toEqual(['2026-11', '2026-10']);
    expect(isOpenMonth('2026-12', '2027-01-01')).toBe(true);
  });

  it('are public by quarters that nothing can be added to any more', () => {
    const rows = [talk({ count: 40 }), talk({ month: '2026-10', count: 50 })];
    expect(contactFigures(rows, '2026-10-31')).toEqual([]);
    expect(contactFigures(rows, '2026-11-01').map(({ quarter, total }) => [quarter, total])).toEqual([
      ['2026-3', { shown: true, value: 40 }],
    ]);
  });

  it('hide what is small, and no table gives it away', () => {
    const rows = [talk({ count: 40 }), talk({ area: 'b', count: 3 }), talk({ topic: 'hate', count: 4 })];
    const [figures] = contactFigures(rows, '2026-12-01');
    expect(figures?.areas.get('b')).toEqual({ shown: false });
    expect(figures?.topics.get('hate')).toEqual({ shown: false });
    expect(figures?.knew).toEqual({ shown: false });
  });

  it('tell the share who knew what would happen next, of those who were asked', () => {
    const rows = [talk({ count: 90 }), talk({ knew: 'no', count: 60 }), talk({ knew: 'not-asked', count: 500 })];
    expect(contactFigures(rows, '2026-12-01')[0]?.knew).toEqual({ shown: true, value: 0.6 });
  });
});
