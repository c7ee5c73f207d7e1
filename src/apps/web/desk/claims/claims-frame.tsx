import type { ComponentChildren } from 'preact';
import type { ListedClaim, StoredClaim } from '#domains/straight-talk';
import { directionOf } from '#foundations/text';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** What every page of the checkers is made from. */
export interface ClaimsDesk {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly now: Date;
  /** Names of colleagues, by "staff:ID". */
  readonly names: ReadonlyMap<string, string>;
}

export function ClaimsDeskPage({
  desk,
  title,
  children,
}: {
  desk: ClaimsDesk;
  title: string;
  children: ComponentChildren;
}) {
  const { visit, assets } = desk;
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="claims">
      {children}
    </DeskPage>
  );
}

export const nameIn = ({ names, visit }: ClaimsDesk, actor: string): string =>
  names.get(actor) ?? visit.reader.t('desk.bench.somebody');

/** Who looks at a claim now; null for nobody. */
export const takenBy = ({ taken }: StoredClaim, now: Date): string | null =>
  taken !== null && taken.until > now ? taken.by : null;

/** What a claim is called before anybody has put it into words: never by what it says, which only whoever has taken it reads. */
export function ClaimName({
  desk,
  listed,
}: {
  desk: ClaimsDesk;
  listed: Pick<ListedClaim, 'claim' | 'name' | 'language'>;
}) {
  const { t } = desk.visit.reader;
  const { claim, name } = listed;
  if (name === null) return <>{claim.worded?.slug ?? t('desk.claims.unworded', { id: claim.id.slice(0, 6) })}</>;
  const language = claim.worded?.original ?? 'en';
  return (
    <bdi lang={language} dir={directionOf(name, language)}>
      {name}
    </bdi>
  );
}

/** "3 hours", "2 days": roughly. */
export function hoursInWords({ visit }: ClaimsDesk, hours: number): string {
  const { t } = visit.reader;
  return hours < 48
    ? t('desk.claims.hours', { count: Math.round(hours) })
    : t('desk.claims.days', { count: Math.round(hours / 24) });
}

export const hoursBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 3_600_000);
