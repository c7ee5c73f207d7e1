import { quarterOf } from '#foundations/calendar';
import { type Disclosed, discloseShare, discloseTree } from '#foundations/disclosure';

export const contactTopics = ['worry', 'what-happens', 'prevent', 'hate', 'online', 'other'] as const;
export type ContactTopic = (typeof contactTopics)[number];

/** What came of it, in bands. */
export const contactOutcomes = ['talked', 'family', 'service', 'official', 'not-known'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** Whether the person knew what would happen next. */
export const contactKnew = ['yes', 'no', 'not-asked'] as const;
export type ContactKnew = (typeof contactKnew)[number];

/** So many talks of one month, area, topic and outcome. Nothing tells who had them. */
export interface Contacts {
  /** "2026-11". */
  readonly month: string;
  readonly area: string;
  readonly topic: ContactTopic;
  readonly outcome: ContactOutcome;
  readonly knew: ContactKnew;
  readonly count: number;
}

/** Figures of one quarter. Quarters share no talk, so no two of them can be subtracted. */
export interface QuarterFigures {
  /** "2026-4". */
  readonly quarter: string;
  readonly total: Disclosed;
  readonly topics: ReadonlyMap<ContactTopic, Disclosed>;
  readonly areas: ReadonlyMap<string, Disclosed>;
  /** Of those who were asked, the share who knew what would happen next. */
  readonly knew: Disclosed;
}

const monthsSince = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
/** Whether talks of a month may still be counted: this month and the one before. */
export function isOpenMonth(month: string, today: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return false;
  const age = monthsSince(today.slice(0, 7)) - monthsSince(month);
  return age === 0 || age === 1;
}

/** Whether a quarter has ended and nothing can be added to it: what is published of it never changes. */
export function isClosedQuarter(quarter: string, today: string): boolean {
  const [year = '', part = ''] = quarter.split('-');
  const last = `${year}-${String(Number(part) * 3).padStart(2, '0')}`;
  return monthsSince(today.slice(0, 7)) - monthsSince(last) >= 2;
}

/** What may be public of the talks, quarter by quarter, the newest first. The same total stands over topics and over areas, each table whole in itself. */
export function contactFigures(contacts: readonly Contacts[], today: string): readonly QuarterFigures[] {
  const byQuarter = Map.groupBy(contacts, ({ month }) => quarterOf(month));
  return [...byQuarter]
    .filter(([quarter]) => isClosedQuarter(quarter, today))
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([quarter, rows]) => figuresOf(quarter, rows));
}

function figuresOf(quarter: string, rows: readonly Contacts[]): QuarterFigures {
  const sumBy = <Key extends string>(keyOf: (row: Contacts) => Key) => {
    const groups = Map.groupBy(rows, keyOf);
    return new Map([...groups].map(([key, of]) => [key, of.reduce((sum, { count }) => sum + count, 0)]));
  };
  const disclose = <Key extends string>(counts: ReadonlyMap<Key, number>) => {
    const tree = discloseTree({ parts: [...counts.values()].map((count) => ({ count })) });
    const parts = [...counts.keys()].map((key, at) => [key, tree.parts[at]?.disclosed ?? { shown: false }] as const);
    return { total: tree.disclosed, parts: new Map<Key, Disclosed>(parts) };
  };
  const knew = sumBy(({ knew: said }) => said);
  const topics = disclose(sumBy(({ topic }) => topic));
  const areas = disclose(sumBy(({ area }) => area));
  return {
    quarter,
    total: topics.total,
    topics: topics.parts,
    areas: areas.parts,
    knew: discloseShare(knew.get('yes') ?? 0, (knew.get('yes') ?? 0) + (knew.get('no') ?? 0)),
  };
}
