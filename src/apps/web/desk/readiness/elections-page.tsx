import { type ElectionLock, MOST_PERIODS } from '#domains/readiness';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** The weeks before elections, for an installation of a public authority. Everybody of the staff reads it, stewards set it. */
export function ElectionsPage({
  visit,
  assets,
  typed,
  problems,
  after,
  lock,
  isRunning,
  mayChange,
}: {
  visit: StaffVisit;
  assets: Assets;
  typed: ReadonlyMap<string, string>;
  problems: ReadonlyMap<string, string>;
  after: number;
  lock: ElectionLock | null;
  isRunning: boolean;
  mayChange: boolean;
}) {
  const { reader } = visit;
  const { t } = reader;
  const whole = problems.get('all');
  /** Those that say something, and one more. */
  const used = [1, 2, 3, 4].filter((row) => ['name', 'starts', 'ends'].some((name) => typed.get(`${name}${row}`)));
  const rows = Math.min(MOST_PERIODS, Math.max(0, ...used) + 1);
  const field = (name: string, row: number, type?: 'date') => (
    <Field
      reader={reader}
      name={`${name}${row}`}
      label={t(`desk.elections.${name}`)}
      value={typed.get(`${name}${row}`) ?? ''}
      problem={problems.get(`${name}${row}`)}
      {...(type && { type })}
    />
  );
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.elections.title')} section="readiness">
      <h1>{t('desk.elections.title')}</h1>
      <p class="lead">{t('desk.elections.lead')}</p>
      {whole !== undefined && <Problem>{whole}</Problem>}
      <p class={isRunning ? 'notice' : ''} id="now">
        {lock === null
          ? t('desk.elections.none')
          : t(isRunning ? 'desk.elections.running' : 'desk.elections.coming', {
              name: lock.name,
              from: moment(reader, lock.from),
              until: moment(reader, lock.until),
            })}
      </p>
      <ul>
        {[1, 2, 3, 4].map((line) => (
          <li key={line}>{t(`desk.elections.what.${line}`)}</li>
        ))}
      </ul>
      {mayChange && (
        <form method="post" action="/desk/elections" class="narrow">
          <Token visit={visit} />
          <input type="hidden" name="after" value={after} />
          <div class="choice">
            <input type="checkbox" id="bound" name="bound" value="yes" checked={typed.get('bound') === 'yes'} />
            <label for="bound">{t('desk.elections.bound')}</label>
          </div>
          {Array.from({ length: rows }, (_, at) => at + 1).map((row) => (
            <fieldset key={row}>
              <legend>{t('desk.elections.period', { row })}</legend>
              {field('name', row)}
              <div class="row-fields">
                {field('starts', row, 'date')}
                {field('ends', row, 'date')}
              </div>
            </fieldset>
          ))}
          <button type="submit">{t('desk.elections.save')}</button>
        </form>
      )}
    </DeskPage>
  );
}
