import { guessColumns } from '#domains/geography';
import type { VersionHeading } from '#domains/mapping';
import type { StoredTable, WorkingHeading } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import type { Typed } from './recipe-page.tsx';
import { addressOf } from './working-frame.tsx';

/** Every recipe that is being worked on, and where to begin another. */
export function BenchPage({
  visit,
  assets,
  workings,
  versions,
  tables,
  names,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  workings: readonly WorkingHeading[];
  versions: readonly VersionHeading[];
  tables: readonly StoredTable[];
  names: ReadonlyMap<string, string>;
  problem?: string;
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.bench.title')} section="workbench">
      <h1>{t('desk.bench.title')}</h1>
      <p class="lead">{t('desk.bench.lead')}</p>
      {problem && <Problem>{problem}</Problem>}
      <section aria-labelledby="workings">
        <h2 id="workings">{t('desk.bench.workings')}</h2>
        {workings.length === 0 && <p>{t('desk.bench.workings.none')}</p>}
        <ul class="entries">
          {workings.map((working) => (
            <li key={working.id} class="card">
              <div>
                <h3>
                  <a href={addressOf(working)}>{working.title}</a>
                </h3>
                <p>
                  {working.versionId === null
                    ? t('desk.bench.began-empty')
                    : t('desk.bench.began-from', { version: working.versionId })}{' '}
                  {t('desk.bench.last-step', {
                    count: working.steps,
                    name: names.get(working.changedBy) ?? working.changedBy,
                    moment: moment(reader, working.changedAt),
                  })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {opensTo('POST /desk/workbench', visit.person) && (
        <section aria-labelledby="begin">
          <h2 id="begin">{t('desk.bench.begin')}</h2>
          <div class="halves">
            <div class="card">
              <h3>{t('desk.bench.begin.version')}</h3>
              <p>{t('desk.bench.begin.version.about')}</p>
              {versions.length === 0 ? (
                <p>{t('desk.bench.begin.version.none')}</p>
              ) : (
                <form method="post" action="/desk/workbench">
                  <Token visit={visit} />
                  <SelectField
                    name="version"
                    label={t('desk.bench.begin.which')}
                    value=""
                    choices={versions.map(({ id, title, status }) => ({
                      value: id,
                      label: t('desk.bench.begin.choice', { title, id, status: t(`desk.bench.status.${status}`) }),
                    }))}
                  />
                  <button type="submit">{t('desk.bench.begin.go')}</button>
                </form>
              )}
            </div>
            <div class="card">
              <h3>{t('desk.bench.begin.empty')}</h3>
              <p>{t('desk.bench.begin.empty.about')}</p>
              <p>
                {tables.length === 0 ? (
                  t('desk.bench.begin.empty.none')
                ) : (
                  <a class="button" href="/desk/workbench/begin">
                    {t('desk.bench.begin.empty.go')}
                  </a>
                )}
              </p>
            </div>
          </div>
        </section>
      )}
      <section aria-labelledby="tables">
        <h2 id="tables">{t('desk.bench.tables')}</h2>
        <p>{t('desk.bench.tables.about')}</p>
        {tables.length === 0 && <p>{t('desk.bench.tables.none')}</p>}
        <ul class="links">
          {tables.map(({ id, title, vintage, rows, columns }) => (
            <li key={id}>
              <a href={`/desk/workbench/tables/${id}`}>{title}</a>{' '}
              <span class="hint">
                {t('desk.bench.table.size', { vintage, rows: reader.number(rows), columns: columns.length })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </DeskPage>
  );
}

/** Begins with nothing but areas: a table of them, and what its columns say. */
export function BeginPage({
  visit,
  assets,
  tables,
  chosen,
  typed,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  tables: readonly StoredTable[];
  /** The table whose columns are offered; null before one is chosen. */
  chosen: StoredTable | null;
  typed: Typed;
  problem?: string;
}) {
  const { reader } = visit;
  const { t } = reader;
  const value = (name: string, otherwise = '') => typed.fields.get(name) ?? otherwise;
  const guessed = chosen === null ? {} : guessColumns(chosen.columns.map(({ name }) => name));
  const tableChoices = tables.map(({ id, title, vintage }) => ({ value: id, label: `${title} (${vintage})` }));
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.bench.begin.empty')} section="workbench">
      <h1>{t('desk.bench.begin.empty')}</h1>
      <p class="lead">{t('desk.bench.begin.empty.lead')}</p>
      {problem && <Problem>{problem}</Problem>}
      <form method="get" action="/desk/workbench/begin" class="narrow">
        <SelectField
          name="table"
          id="areas-table"
          label={t('desk.bench.begin.table')}
          hint={t('desk.bench.begin.table.hint')}
          value={chosen?.id ?? ''}
          choices={tableChoices}
        />
        <button type="submit" class={chosen ? 'second' : ''}>
          {t('desk.bench.begin.table.go')}
        </button>
      </form>
      {chosen && (
        <form method="post" action="/desk/workbench" class="narrow after">
          <Token visit={visit} />
          <input type="hidden" name="table" value={chosen.id} />
          <Field
            reader={reader}
            name="title"
            label={t('desk.bench.field.title')}
            value={value('title')}
            problem={typed.problems.get('title')}
            required
          />
          <Field
            reader={reader}
            name="id"
            label={t('desk.bench.field.id')}
            hint={t('desk.bench.field.id.hint')}
            value={value('id')}
            problem={typed.problems.get('id')}
          />
          {(['name', 'parent', 'population'] as const).map((key) => (
            <SelectField
              key={key}
              name={key}
              label={t(`desk.bench.field.${key}`)}
              hint={t(`desk.bench.field.${key}.hint`)}
              value={value(key, guessed[key])}
              problem={typed.problems.get(`areas.${key}`)}
              choices={[
                { value: '', label: t('desk.bench.no-column') },
                ...chosen.columns
                  .filter(
                    ({ kind, refused }) => refused === null && kind === (key === 'population' ? 'number' : 'text'),
                  )
                  .map(({ name }) => ({ value: name, label: name })),
              ]}
            />
          ))}
          <fieldset>
            <legend>{t('desk.bench.begin.axes')}</legend>
            {(['vulnerability', 'amenability', 'propensity'] as const).map((axis) => (
              <div key={axis} class="choice">
                <input
                  type="checkbox"
                  id={`axis-${axis}`}
                  name="axis"
                  value={axis}
                  checked={
                    typed.fields.size === 0 ? axis !== 'propensity' : typed.fields.get('axis')?.includes(axis) === true
                  }
                />
                <label for={`axis-${axis}`}>{t(`desk.bench.axis.${axis}`)}</label>
                <span class="hint">{t(`desk.bench.axis.${axis}.about`)}</span>
              </div>
            ))}
          </fieldset>
          <button type="submit">{t('desk.bench.begin.go')}</button>
        </form>
      )}
    </DeskPage>
  );
}

/** What a stored table holds, column by column. */
export function TablePage({
  visit,
  assets,
  table,
  addedBy,
}: {
  visit: StaffVisit;
  assets: Assets;
  table: StoredTable;
  addedBy: string;
}) {
  const { reader } = visit;
  const { t, number } = reader;
  const { title, vintage, rows, columns, codeColumn, source, licence, year, addedAt, sha256, fileName } = table;
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="workbench">
      <p class="over">
        <a href="/desk/workbench">{t('desk.bench.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{t('desk.bench.table.lead', { vintage, rows: number(rows), code: codeColumn })}</p>
      <p class="hint">
        {t('desk.bench.table.added', { name: addedBy, moment: moment(reader, addedAt) })}{' '}
        {source && t('desk.bench.table.source', { source, licence: licence ?? '–', year: String(year ?? '–') })}
      </p>
      <div class="scroll">
        <table class="numbers columns">
          <thead>
            <tr>
              <th scope="col">{t('desk.bench.column')}</th>
              <th scope="col">{t('desk.bench.column.kind')}</th>
              <th scope="col">{t('desk.bench.column.missing')}</th>
              <th scope="col">{t('desk.bench.column.from')}</th>
              <th scope="col">{t('desk.bench.column.to')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => (
              <tr key={at} {...(column.refused && { class: 'no-input' })}>
                <th scope="row">{column.name}</th>
                <td>
                  {column.refused
                    ? t('desk.bench.column.refused', {
                        word: column.refused.word,
                        topic: t(`desk.bench.topic.${column.refused.topic}`),
                      })
                    : t(`desk.bench.column.${column.kind}`)}
                </td>
                <td>{column.kind === 'repeated' ? '–' : number(column.missing)}</td>
                <td>{column.smallest === null ? '–' : number(column.smallest, 6)}</td>
                <td>{column.largest === null ? '–' : number(column.largest, 6)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint typed">{t('desk.bench.table.file', { file: fileName, sha256 })}</p>
    </DeskPage>
  );
}
