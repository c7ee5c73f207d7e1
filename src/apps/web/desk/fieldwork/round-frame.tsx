import type { ComponentChildren } from 'preact';
import type { Round } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

const pages = ['', '/partners', '/questions', '/figures', '/findings'] as const;
export type RoundPageName = (typeof pages)[number];

/** What every page of a round has around it. */
export function RoundFrame({
  visit,
  assets,
  round,
  page,
  problem,
  children,
}: {
  visit: StaffVisit;
  assets: Assets;
  round: Round;
  page: RoundPageName;
  problem: string | null;
  children: ComponentChildren;
}) {
  const { t } = visit.reader;
  const address = `/desk/fieldwork/${round.id}`;
  const title = t(`desk.fieldwork.page${page.replace('/', '.')}`);
  return (
    <DeskPage visit={visit} assets={assets} title={`${title}: ${round.title}`} section="fieldwork">
      <p class="over-title">
        <a href="/desk/fieldwork">{t('desk.fieldwork.title')}</a>
      </p>
      <h1>{round.title}</h1>
      <nav class="tabs" aria-label={t('desk.fieldwork.pages')}>
        {pages.map((name) => (
          <a key={name} href={address + name} {...(name === page && { 'aria-current': 'page' as const })}>
            {t(`desk.fieldwork.page${name.replace('/', '.')}`)}
          </a>
        ))}
      </nav>
      {problem !== null && <Problem>{problem}</Problem>}
      {children}
    </DeskPage>
  );
}
