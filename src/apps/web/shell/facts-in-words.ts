import type { FactId, StandingFact } from '#domains/facts/core';
import type { Reader } from './reader.ts';

/** A fact as the register has it today; null where it is on no page. */
export const factOf = ({ facts }: Reader, id: FactId): StandingFact | null =>
  facts.find((fact) => fact.id === id) ?? null;

/** When a fact was last held against its source, and what to think of it by now. */
export function whenChecked({ freshness, checkedOn }: StandingFact, reader: Reader): string {
  if (checkedOn === null || freshness === 'not-checked') return reader.t('safety.not-checked');
  return reader.t(`safety.${freshness}`, { date: reader.date(checkedOn) });
}

/** "daily 09:00-17:00" as a sentence. */
export function hoursInWords({ t, apart }: Reader, hours: string): string {
  if (hours === '') return t('help.hours.unknown');
  const [, days = '', from = '', to = ''] = /^(daily|weekdays) ([\d:]+)-([\d:]+)$/.exec(hours) ?? [];
  return days === '' ? t('help.hours.always') : t(`help.hours.${days}`, { from: apart(from), to: apart(to) });
}

/** Where a fact holds, which is not everywhere. */
export const nationsInWords = ({ t, list }: Reader, { nations }: StandingFact): string =>
  t('facts.holds', { nations: list(nations.map((nation) => t(`facts.nation.${nation}`))) });
