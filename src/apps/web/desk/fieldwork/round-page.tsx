import type { RoundView } from '#domains/fieldwork';
import type { AreaCoverage, Listened, Milestone, Task } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { LISTENED } from './coverage-picture.ts';
import { RoundFrame } from './round-frame.tsx';

/** Where nobody has listened yet comes first; then the plan, and what is late. */
export function RoundPage({
  visit,
  assets,
  view,
  picture,
  names,
  areaName,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: RoundView;
  picture: { readonly width: number; readonly height: number } | null;
  names: ReadonlyMap<string, string>;
  areaName: (code: string) => string;
  problem: string | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { round, coverage } = view;
  const address = `/desk/fieldwork/${round.id}`;
  const lead =
    round.state === 'open'
      ? t('desk.fieldwork.lead.open', { day: reader.date(view.milestones[1]?.to ?? round.beginsOn) })
      : t(`desk.fieldwork.lead.${round.state}`);
  return (
    <RoundFrame {...{ visit, assets, round, problem }} page="">
      <p class="lead">{lead}</p>
      <Coverage {...{ visit, coverage, picture, areaName }} address={address} />
      <section aria-labelledby="plan">
        <h2 id="plan">{t('desk.fieldwork.plan')}</h2>
        <Timeline visit={visit} milestones={view.milestones} />
        <ol class="milestones">
          {view.milestones.map((milestone) => (
            <Part key={milestone.id} {...{ visit, milestone, names, address }} />
          ))}
        </ol>
        <p>
          <a href={`${address}/plan.ics`}>{t('desk.fieldwork.calendar')}</a>
        </p>
      </section>
      <Late {...{ visit, view, areaName }} />
      <section aria-labelledby="steer">
        <h2 id="steer">{t('desk.fieldwork.steer')}</h2>
        {round.state === 'draft' && <p>{t('desk.fieldwork.open.about')}</p>}
        {round.state === 'open' && <p>{t('desk.fieldwork.close.about')}</p>}
        {round.state === 'closed' && <p>{t('desk.fieldwork.closed.about')}</p>}
        {round.state !== 'closed' && (
          <form method="post" action={`${address}/${round.state === 'draft' ? 'open' : 'close'}`}>
            <Token visit={visit} />
            <button type="submit">{t(round.state === 'draft' ? 'desk.fieldwork.open' : 'desk.fieldwork.close')}</button>
          </form>
        )}
      </section>
    </RoundFrame>
  );
}

const states: readonly Listened[] = ['nobody', 'one', 'enough'];

function Coverage({
  visit,
  coverage,
  picture,
  areaName,
  address,
}: {
  visit: StaffVisit;
  coverage: readonly AreaCoverage[];
  picture: { readonly width: number; readonly height: number } | null;
  areaName: (code: string) => string;
  address: string;
}) {
  const { t, number } = visit.reader;
  const counts = new Map(states.map((state) => [state, coverage.filter(({ listened }) => listened === state)]));
  const nobody = counts.get('nobody') ?? [];
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('desk.fieldwork.coverage')}</h2>
      <div class="coverage">
        {picture !== null && (
          <img
            src={`${address}/coverage.svg`}
            width={picture.width}
            height={picture.height}
            alt={t('desk.fieldwork.coverage.alt', { enough: counts.get('enough')?.length ?? 0, all: coverage.length })}
          />
        )}
        <dl class="key">
          {states.map((state) => (
            <div key={state}>
              <dt>
                <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
                  <rect x="1" y="1" width="20" height="20" rx="4" fill={LISTENED[state]} stroke="#5c5348" />
                </svg>{' '}
                {t(`desk.fieldwork.listened.${state}`)}
              </dt>
              <dd>{number(counts.get(state)?.length ?? 0)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {nobody.length > 0 && (
        <details class="fold" open={nobody.length <= 12}>
          <summary>{t('desk.fieldwork.nobody', { count: nobody.length })}</summary>
          <p>{visit.reader.list(nobody.map(({ areaCode }) => areaName(areaCode)))}</p>
        </details>
      )}
    </section>
  );
}

/** Ninety days as a line, with today on it. */
function Timeline({ visit, milestones }: { visit: StaffVisit; milestones: readonly Milestone[] }) {
  const { t, date } = visit.reader;
  const days = [14, 46, 15, 15];
  const colours = { done: '#0b5d5e', due: '#7fb5b0', late: '#d99a2b', ahead: '#e8e0d0' } as const;
  let from = 0;
  return (
    <svg
      class="timeline"
      viewBox="0 0 900 64"
      role="img"
      aria-label={milestones
        .map(
          ({ id, standing, to }) =>
            `${t(`desk.fieldwork.milestone.${id}`)}: ${t(`desk.fieldwork.standing.${standing}`)}, ${date(to)}`,
        )
        .join('; ')}
    >
      {milestones.map(({ id, standing }, at) => {
        const x = from * 10;
        const width = (days[at] ?? 0) * 10;
        from += days[at] ?? 0;
        return (
          <g key={id}>
            <rect x={x + 1} y="8" width={width - 2} height="24" rx="4" fill={colours[standing]} stroke="#5c5348" />
            <text x={x + 6} y="56" font-size="18" fill="#211c16">
              {t(`desk.fieldwork.milestone.${id}`)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Part({
  visit,
  milestone,
  names,
  address,
}: {
  visit: StaffVisit;
  milestone: Milestone;
  names: ReadonlyMap<string, string>;
  address: string;
}) {
  const { t, date } = visit.reader;
  const by = (done: { readonly by: string; readonly on: string }, task: Task) =>
    t('desk.fieldwork.task.by', { name: names.get(done.by.replace('staff:', '')) ?? task, day: date(done.on) });
  return (
    <li class={milestone.standing}>
      <h3>
        {t(`desk.fieldwork.milestone.${milestone.id}`)}{' '}
        <span class="hint">
          {date(milestone.from)} – {date(milestone.to)} · {t(`desk.fieldwork.standing.${milestone.standing}`)}
        </span>
      </h3>
      <ul class="tasks">
        {milestone.tasks.map(({ task, standing, done }) => (
          <li key={task}>
            <form method="post" action={`${address}/tasks`}>
              <Token visit={visit} />
              <input type="hidden" name="task" value={task} />
              <input type="hidden" name="done" value={done === null ? 'yes' : 'no'} />
              <span>
                {t(`desk.fieldwork.task.${task}`)}{' '}
                <em>{done === null ? t(`desk.fieldwork.standing.${standing}`) : by(done, task)}</em>
              </span>{' '}
              <button type="submit" class="plain">
                {t(done === null ? 'desk.fieldwork.task.tick' : 'desk.fieldwork.task.untick')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Late({ visit, view, areaName }: { visit: StaffVisit; view: RoundView; areaName: (code: string) => string }) {
  const { t, list } = visit.reader;
  const areas = view.coverage.filter(({ isLate }) => isLate);
  const partners = view.progress.filter(({ isLate }) => isLate);
  const nameOf = new Map(view.partners.map(({ id, name }) => [id, name]));
  if (areas.length === 0 && partners.length === 0) return null;
  return (
    <section aria-labelledby="late" class="notice">
      <h2 id="late">{t('desk.fieldwork.late')}</h2>
      {areas.length > 0 && (
        <p>
          {t('desk.fieldwork.late.areas', { count: areas.length })}{' '}
          {list(areas.slice(0, 20).map(({ areaCode }) => areaName(areaCode)))}
        </p>
      )}
      <ul>
        {partners.map(({ partnerId, asked, answered }) => (
          <li key={partnerId}>
            {t('desk.fieldwork.late.partner', { name: nameOf.get(partnerId) ?? partnerId, answered, asked })}
          </li>
        ))}
      </ul>
    </section>
  );
}
