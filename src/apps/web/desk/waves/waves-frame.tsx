import type { ComponentChildren } from 'preact';
import type { WavePhase } from '#domains/voices/core';
import type { Assets } from '../../shell/assets.ts';
import { type DeskRoute, opensTo } from '../frame/access.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** What every page of one wave needs to know. */
export interface WaveHead {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly phase: WavePhase;
  readonly isExample: boolean;
}

const views = [
  { name: 'overview', path: '', route: 'GET /desk/waves/:id' },
  { name: 'edit', path: '/edit', route: 'GET /desk/waves/:id/edit' },
  { name: 'preview', path: '/preview', route: 'GET /desk/waves/:id/preview' },
  { name: 'endorsers', path: '/endorsers', route: 'GET /desk/waves/:id/endorsers' },
  { name: 'numbers', path: '/numbers', route: 'GET /desk/waves/:id/numbers' },
  { name: 'report', path: '/report', route: 'GET /desk/waves/:id/report' },
] as const satisfies readonly { name: string; path: string; route: DeskRoute }[];

export type WaveTab = (typeof views)[number]['name'];

/** A page of one wave, with the menu of its pages. */
export function WaveDeskPage({
  visit,
  assets,
  wave,
  title,
  tab,
  children,
}: {
  visit: StaffVisit;
  assets: Assets;
  wave: WaveHead;
  title: string;
  tab?: WaveTab;
  children: ComponentChildren;
}) {
  const { t } = visit.reader;
  const has = (name: WaveTab) =>
    wave.isExample
      ? name === 'overview' || name === 'numbers'
      : name === 'edit'
        ? wave.phase !== 'closed'
        : name === 'report'
          ? wave.phase === 'closed'
          : name !== 'numbers' || wave.phase !== 'draft';
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="waves">
      <p class="over-title">
        <a href="/desk/waves">{t('desk.nav.waves')}</a>
      </p>
      <p class="wave-name">
        <bdi dir="auto">{wave.title}</bdi> <span class="standing">{t(`desk.waves.phase.${wave.phase}`)}</span>
      </p>
      <nav class="views" aria-label={t('desk.waves.menu')}>
        {views
          .filter(({ name, route }) => has(name) && opensTo(route, visit.person))
          .map(({ name, path }) => (
            <a
              key={name}
              href={`/desk/waves/${wave.id}${path}`}
              {...(tab === name ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`desk.waves.view.${name}`)}
            </a>
          ))}
      </nav>
      {children}
    </DeskPage>
  );
}
