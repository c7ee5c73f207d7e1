import type { Lack, Save } from '#domains/mapping/core';
import { explainSaving, type SaveProblem } from '../../../worker/sentences/saving.ts';
import { explainLack } from '../../../worker/sentences/working.ts';
import { moment } from '../frame/moment.ts';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

/** Makes a version of the recipe as it stands, and shows what became of earlier wishes. */
export function VersionsPage({
  saves,
  lacks,
  titleOf,
  draws,
  problem,
  ...props
}: WorkingPageProps & {
  saves: readonly Save[];
  lacks: readonly Lack[];
  titleOf: (id: string) => string;
  /** How many draws the recipe asks for; null where it says nothing of uncertainty. */
  draws: number | null;
  problem?: string;
}) {
  const { visit, working, names, mayChange } = props;
  const { reader } = visit;
  const { t, percent, number } = reader;
  const isWaiting = saves.some(({ outcome }) => outcome.state === 'waiting' || outcome.state === 'building');
  return (
    <WorkingPage {...props} tab="versions" hasIsland={isWaiting} {...(problem !== undefined && { problem })}>
      <p class="lead">{t('desk.bench.save.lead')}</p>
      {mayChange && (
        <section aria-labelledby="save" class="narrow">
          <h2 id="save">{t('desk.bench.save')}</h2>
          {lacks.length > 0 ? (
            <ul>
              {lacks.map((lack) => {
                const words = explainLack(lack, titleOf);
                return <li key={words}>{words}</li>;
              })}
            </ul>
          ) : (
            <form method="post" action={addressOf(working, 'versions')}>
              <Seen visit={visit} working={working} />
              <p>
                {draws === null ? t('desk.bench.save.no-draws') : t('desk.bench.save.draws', { draws: number(draws) })}{' '}
                <a href={addressOf(working, 'settings')}>{t('desk.bench.save.change-draws')}</a>
              </p>
              <button type="submit">{t('desk.bench.save.go')}</button>
            </form>
          )}
        </section>
      )}
      {saves.length > 0 && (
        <section aria-labelledby="saves">
          <h2 id="saves">{t('desk.bench.saves')}</h2>
          <look-again {...(isWaiting && { 'data-seconds': '2' })}>
            <ul class="entries">
              {saves.map((save) => (
                <li key={save.id} class="card">
                  <div>
                    <h3>{t('desk.bench.save.of', { step: save.step })}</h3>
                    <p class="hint">
                      {t('desk.bench.step.by', {
                        name: names.get(save.askedBy) ?? save.askedBy,
                        moment: moment(reader, save.askedAt),
                      })}
                    </p>
                    <SaveState save={save} percent={percent} t={t} />
                  </div>
                </li>
              ))}
            </ul>
          </look-again>
          {isWaiting && (
            <p data-waiting>
              <a href={addressOf(working, 'versions')}>{t('desk.bench.save.look-again')}</a>
            </p>
          )}
        </section>
      )}
    </WorkingPage>
  );
}

function SaveState({
  save: { outcome },
  percent,
  t,
}: {
  save: Save;
  percent: WorkingPageProps['visit']['reader']['percent'];
  t: WorkingPageProps['visit']['reader']['t'];
}) {
  switch (outcome.state) {
    case 'waiting':
      return <p>{t('desk.bench.save.waiting')}</p>;
    case 'building':
      return (
        <p>
          {t('desk.bench.save.building', { share: percent(outcome.progress) })}{' '}
          <progress value={outcome.progress} max={1} aria-label={t('desk.bench.save.progress')} />
        </p>
      );
    case 'stored':
      return (
        <p>
          {t('desk.bench.save.stored', { version: outcome.versionId })}{' '}
          <a href={`/desk/maps/${outcome.versionId}`}>{t('desk.bench.save.see')}</a>
        </p>
      );
    case 'refused':
      // The problem was written by the job, which has no other kind.
      return <p class="problem">{explainSaving(outcome.problem as SaveProblem)}</p>;
    case 'failed':
      return <p class="problem">{t('desk.bench.save.failed')}</p>;
  }
}
