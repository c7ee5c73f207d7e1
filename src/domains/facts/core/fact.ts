/** How sure the seed is of a fact: who reads it on its owner's page must still check it before its number is printed. */
export type SeedStatus = 'verified' | 'unverified';

export type FactKind = 'service' | 'figure';

/** Where a fact holds. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

/** What an official body publishes of one thing. A field without an answer is empty: nothing is guessed. */
export interface FactBody {
  /** As printed for a reader, digits in groups: "0800 789 321". */
  readonly number: string;
  readonly textphone: string;
  /** An https address of its owner, where it can be done or read. */
  readonly web: string;
  /** "always", "daily 09:00-17:00" or "weekdays 09:00-17:00", in the time of the United Kingdom. */
  readonly hours: string;
  /** Whether somebody has to say who they are. "helps": not asked for, and said to help. */
  readonly name: '' | 'needed' | 'not-needed' | 'helps';
  /** Whether a call is recorded. */
  readonly recorded: '' | 'yes' | 'no';
  /** A count, or a percentage where its definition says so. */
  readonly figure: number | null;
  /** ISO date on which what a figure counts ended. */
  readonly asOf: string;
  /** Who publishes it, and the page it was taken from. */
  readonly source: string;
  readonly sourceUrl: string;
}

export interface FactDefinition<Id extends string = string> {
  readonly id: Id;
  readonly kind: FactKind;
  readonly isPercent: boolean;
  readonly nations: readonly Nation[];
  /** Whether it never vanishes, whatever its age and whatever anybody decides. */
  readonly isStanding: boolean;
  readonly status: SeedStatus;
  readonly seed: FactBody;
}

const blank: FactBody = {
  ...{ number: '', textphone: '', web: '', hours: '', name: '', recorded: '', figure: null, asOf: '' },
  ...{ source: '', sourceUrl: '' },
};

const everywhere: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];

function service<Id extends string>(
  id: Id,
  seed: Partial<FactBody> & Pick<FactBody, 'source' | 'sourceUrl'>,
  more: Partial<Pick<FactDefinition, 'nations' | 'isStanding' | 'status'>> = {},
): FactDefinition<Id> {
  return {
    ...{ id, kind: 'service', isPercent: false, nations: everywhere, isStanding: false, status: 'verified' },
    ...more,
    seed: { ...blank, ...seed },
  };
}

/** Published by the Home Office on 6 November 2025 for the year to 31 March 2025. */
function preventFigure<Id extends string>(id: Id, figure: number, isPercent = false): FactDefinition<Id> {
  const source = 'Home Office';
  const sourceUrl =
    'https://www.gov.uk/government/collections/individuals-referred-to-and-supported-through-the-prevent-programme-statistics';
  return {
    ...{ id, kind: 'figure', isPercent, nations: ['england', 'wales'], isStanding: false, status: 'verified' },
    seed: { ...blank, figure, asOf: '2025-03-31', source, sourceUrl },
  };
}

/** Everything the register holds, as it was found when the program was written. Installations check it, and change it by two people. */
export const factDefinitions = [
  service(
    'emergency',
    {
      number: '999',
      hours: 'always',
      web: 'https://www.police.uk/',
      source: 'police.uk',
      sourceUrl: 'https://www.police.uk/',
    },
    { isStanding: true },
  ),
  service(
    'anti-terrorist-hotline',
    {
      ...{ number: '0800 789 321', textphone: '0800 032 4539', hours: 'always', name: 'not-needed' },
      ...{ web: 'https://www.gov.uk/ACT', source: 'West Midlands Police' },
      sourceUrl: 'https://www.west-midlands.police.uk/specialist-teams/ct-faq',
    },
    { isStanding: true },
  ),
  service('act-early', {
    ...{ number: '0800 011 3764', textphone: '18001 101', hours: 'daily 09:00-17:00', name: 'helps', recorded: 'no' },
    ...{ web: 'https://actearly.uk/contact', source: 'ACT Early', sourceUrl: 'https://actearly.uk/contact' },
  }),
  service('act-online', {
    ...{ web: 'https://www.gov.uk/ACT', hours: 'always', name: 'not-needed' },
    ...{ source: 'gov.uk', sourceUrl: 'https://www.gov.uk/ACT' },
  }),
  service('police', {
    ...{ number: '101', hours: 'always', web: 'https://www.police.uk/' },
    ...{ source: 'police.uk', sourceUrl: 'https://www.police.uk/' },
  }),
  service('crimestoppers', {
    ...{ number: '0800 555 111', name: 'not-needed', web: 'https://crimestoppers-uk.org/' },
    ...{ source: 'Crimestoppers', sourceUrl: 'https://crimestoppers-uk.org/' },
  }),
  service('true-vision', {
    ...{ web: 'https://www.report-it.org.uk/', hours: 'always' },
    ...{ source: 'True Vision', sourceUrl: 'https://www.report-it.org.uk/' },
  }),
  // Its telephone number was not found on any page of its own.
  service('british-muslim-trust', {
    web: 'https://www.report-it.org.uk/government_launches_support_service_for_muslim',
    source: 'True Vision',
    sourceUrl: 'https://www.report-it.org.uk/government_launches_support_service_for_muslim',
  }),
  service(
    'prevent-complaints',
    {
      web: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent',
      source: 'gov.uk',
      sourceUrl: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent',
    },
    { nations: ['england', 'wales', 'scotland'] },
  ),
  service(
    'childline',
    {
      ...{ number: '0800 1111', hours: 'always', name: 'not-needed', web: 'https://www.childline.org.uk/' },
      ...{ source: 'Childline', sourceUrl: 'https://www.childline.org.uk/' },
    },
    { status: 'unverified' },
  ),
  service(
    'tell-mama',
    {
      ...{ number: '0800 456 1226', web: 'https://tellmamauk.org/' },
      ...{ source: 'Tell MAMA, pages of 2015 to 2017', sourceUrl: 'https://tellmamauk.org/' },
    },
    { status: 'unverified' },
  ),
  service(
    'stop-hate-uk',
    {
      ...{ number: '0800 138 1625', web: 'https://www.stophateuk.org/' },
      ...{ source: 'Stop Hate UK, pages of 2020 and 2021', sourceUrl: 'https://www.stophateuk.org/' },
    },
    { status: 'unverified' },
  ),
  preventFigure('prevent-referrals', 8778),
  preventFigure('prevent-growth', 27, true),
  preventFigure('prevent-adopted', 1472),
  preventFigure('prevent-adopted-share', 17, true),
  preventFigure('prevent-no-ideology', 56, true),
  preventFigure('prevent-extreme-right-wing', 21, true),
  preventFigure('prevent-islamist', 10, true),
  preventFigure('prevent-aged-11-to-15', 36, true),
  preventFigure('prevent-aged-10-or-under', 345),
  preventFigure('prevent-from-education', 36, true),
] as const satisfies readonly FactDefinition[];

export type FactId = (typeof factDefinitions)[number]['id'];

export const findDefinition = (id: string): FactDefinition<FactId> | null =>
  factDefinitions.find((definition) => definition.id === id) ?? null;

/** For a `tel:` link. A textphone number is dialled as it is printed. */
export const dialOf = (number: string): string => number.replaceAll(' ', '');
