import type { ComponentChildren } from 'preact';
import type { StoredPlan } from '#domains/interventions';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

const pages = ['', '/makings', '/why', '/compare', '/decide'] as const;
export type PlanPageName = (typeof pages)[number];

/** What every page of a plan has around it. */
export function PlanFrame({
  visit,
  assets,
  plan,
  page,
  problem = null,
  hasIsland = false,
  children,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  page: PlanPageName;
  problem?: string | null;
  hasIsland?: boolean;
  children: ComponentChildren;
}) {
  const { t } = visit.reader;
  const { title } = plan.settings;
  const address = `/desk/interventions/${plan.id}`;
  return (
    <DeskPage
      {...{ visit, assets, hasIsland }}
      title={`${t(`desk.plan.page${page.replace('/', '.')}`)}: ${title}`}
      section="interventions"
    >
      <p class="over-title">
        <a href="/desk/interventions">{t('desk.plan.title')}</a>
      </p>
      <h1>{title}</h1>
      <nav class="tabs" aria-label={t('desk.plan.pages')}>
        {pages.map((name) => (
          <a key={name} href={address + name} {...(name === page && { 'aria-current': 'page' as const })}>
            {t(`desk.plan.page${name.replace('/', '.')}`)}
          </a>
        ))}
      </nav>
      {problem !== null && <Problem>{problem}</Problem>}
      {children}
    </DeskPage>
  );
}
