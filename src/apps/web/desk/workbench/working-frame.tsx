import type { ComponentChildren } from 'preact';
import { redoLeadsTo, undoLeadsTo, type Working } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

const tabs = ['recipe', 'indicators', 'gaps', 'history', 'versions'] as const;
export type Tab = (typeof tabs)[number];

/** What every page of one working shows. */
export interface WorkingPageProps {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly working: Working;
  /** The names of those who took its steps. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether this person may change it: people limited to own areas may look. */
  readonly mayChange: boolean;
}

export const addressOf = (working: Pick<Working, 'id'>, ...rest: readonly string[]): string =>
  ['/desk/workbench', working.id, ...rest].join('/');

/** The frame of the pages of one working: what it is, where in its history it stands, and the way to its other pages. */
export function WorkingPage({
  visit,
  assets,
  working,
  names,
  mayChange,
  tab,
  title,
  hasIsland,
  problem,
  children,
}: WorkingPageProps & {
  tab: Tab;
  /** Of a page below a tab. */
  title?: string;
  hasIsland?: boolean;
  problem?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { recipe } = working.state;
  const last = working.steps.at(-1);
  const heading = title ?? recipe.title;
  return (
    <DeskPage
      visit={visit}
      assets={assets}
      title={title === undefined ? recipe.title : `${title} · ${recipe.title}`}
      section="workbench"
      {...(hasIsland && { hasIsland })}
    >
      {title !== undefined && (
        <p class="over">
          <a href={addressOf(working, ...(tab === 'recipe' ? [] : [tab]))}>{recipe.title}</a>
        </p>
      )}
      <h1 class="bench-title">{heading}</h1>
      <p class="hint bench-about">
        {working.versionId === null
          ? t('desk.bench.began-empty')
          : t('desk.bench.began-from', { version: working.versionId })}{' '}
        {last &&
          t('desk.bench.last-step', {
            count: working.steps.length,
            name: names.get(last.by) ?? last.by,
            moment: moment(reader, last.at),
          })}
      </p>
      <div class="bench-bar">
        <nav class="tabs" aria-label={t('desk.bench.tabs')}>
          {tabs.map((name) => (
            <a
              key={name}
              href={addressOf(working, ...(name === 'recipe' ? [] : [name]))}
              {...(name === tab && { 'aria-current': title === undefined ? 'page' : 'true' })}
            >
              {t(`desk.bench.tab.${name}`)}
            </a>
          ))}
        </nav>
        {mayChange && (
          <div class="moves">
            <MoveForm visit={visit} working={working} move="undo" isOpen={undoLeadsTo(working.steps) !== null} />
            <MoveForm visit={visit} working={working} move="redo" isOpen={redoLeadsTo(working.steps) !== null} />
          </div>
        )}
      </div>
      {!mayChange && <p class="notice">{t('desk.bench.only-look')}</p>}
      {problem && <Problem>{problem}</Problem>}
      {children}
    </DeskPage>
  );
}

function MoveForm({
  visit,
  working,
  move,
  isOpen,
}: {
  visit: StaffVisit;
  working: Working;
  move: 'undo' | 'redo';
  isOpen: boolean;
}) {
  return (
    <form method="post" action={addressOf(working, 'moves')}>
      <Seen visit={visit} working={working} />
      <button type="submit" name="move" value={move} class="second" disabled={!isOpen}>
        {visit.reader.t(`desk.bench.${move}`)}
      </button>
    </form>
  );
}

/** What a form says of whom it is from and which step its maker has seen last. */
export function Seen({ visit, working }: { visit: StaffVisit; working: Working }) {
  return (
    <>
      <Token visit={visit} />
      <input type="hidden" name="seen" value={working.steps.length} />
    </>
  );
}
