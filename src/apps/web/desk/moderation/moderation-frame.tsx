import type { ComponentChildren } from 'preact';
import type { Moderator } from '#domains/moderation/core';
import type { Assets } from '../../shell/assets.ts';
import { languageIn } from '../../shell/language-in.ts';
import { type DeskRoute, opensTo } from '../frame/access.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** What every page of the queue needs to know of whoever looks at it. */
export interface Desk {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly moderator: Moderator;
  readonly now: Date;
  /** Minutes without a break, once it is time for one. */
  readonly tired: number | null;
  /** Names of colleagues, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** The name under a decision: of a colleague, also one who has left. */
export const nameIn = ({ names, visit }: Desk, id: string): string =>
  names.get(id) ?? visit.reader.t('desk.moderation.somebody');

const views = [
  { name: 'queue', path: '/desk/moderation', route: 'GET /desk/moderation' },
  { name: 'mine', path: '/desk/moderation/mine', route: 'GET /desk/moderation/mine' },
  { name: 'appeals', path: '/desk/moderation/appeals', route: 'GET /desk/moderation/appeals' },
  { name: 'held', path: '/desk/moderation/held', route: 'GET /desk/moderation/held' },
  { name: 'escalated', path: '/desk/moderation/escalated', route: 'GET /desk/moderation/escalated' },
  { name: 'decided', path: '/desk/moderation/decided', route: 'GET /desk/moderation/decided' },
  { name: 'figures', path: '/desk/moderation/figures', route: 'GET /desk/moderation/figures' },
  { name: 'rules', path: '/desk/moderation/rules', route: 'GET /desk/moderation/rules' },
  { name: 'habits', path: '/desk/moderation/habits', route: 'GET /desk/moderation/habits' },
  { name: 'settings', path: '/desk/moderation/settings', route: 'GET /desk/moderation/settings' },
] as const satisfies readonly { name: string; path: string; route: DeskRoute }[];

export type View = (typeof views)[number]['name'];

/** A page of moderation, with its own menu, and a word about a break when it is time. */
export function ModerationPage({
  desk,
  title,
  view,
  hasIsland = false,
  children,
}: {
  desk: Desk;
  title: string;
  view?: View;
  hasIsland?: boolean;
  children: ComponentChildren;
}) {
  const { visit, assets, tired } = desk;
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="moderation" hasIsland={hasIsland}>
      <nav class="views" aria-label={t('desk.moderation.menu')}>
        {views
          .filter(({ route }) => opensTo(route, visit.person))
          .map(({ name, path }) => (
            <a key={name} href={path} {...(view === name ? { 'aria-current': 'page' } : {})}>
              {t(`desk.moderation.view.${name}`)}
            </a>
          ))}
      </nav>
      {tired !== null && (
        <p class="notice" id="break" role="status">
          {t('desk.moderation.break', { minutes: tired })}
        </p>
      )}
      {children}
    </DeskPage>
  );
}

/** "3 hours", "2 days": roughly, the largest unit that fits. */
export function span(visit: StaffVisit, from: Date, to: Date): string {
  const minutes = Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));
  const { t } = visit.reader;
  if (minutes < 1) return t('desk.moderation.moment');
  if (minutes < 60) return t('desk.moderation.minutes', { count: minutes });
  if (minutes < 48 * 60) return t('desk.moderation.hours', { count: Math.round(minutes / 60) });
  return t('desk.moderation.days', { count: Math.round(minutes / (24 * 60)) });
}

/** "Urdu", or the tag itself where nobody knows its name; "not known" for none. */
export function languageName(visit: StaffVisit, tag: string | null): string {
  if (tag === null) return visit.reader.t('desk.moderation.language.none');
  return languageIn(visit.reader, tag);
}
