import type { StoredTable } from '#domains/mapping/core';
import { Field } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import { IndicatorFields } from './indicator-fields.tsx';
import { nothingTyped, type Typed } from './recipe-page.tsx';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

/** Adds an indicator from the stored tables: first which table, then which column, then what it is. */
export function AddPage({
  tables,
  table,
  column,
  typed = nothingTyped,
  problem,
  ...props
}: WorkingPageProps & {
  /** Those with areas of the same vintage. */
  tables: readonly StoredTable[];
  table: StoredTable | null;
  column: string | null;
  typed?: Typed;
  problem?: string;
}) {
  const { visit, working } = props;
  const { t } = visit.reader;
  return (
    <WorkingPage
      {...props}
      tab="indicators"
      title={t('desk.bench.add-indicator')}
      {...(problem !== undefined && { problem })}
    >
      {tables.length === 0 ? (
        <p>{t('desk.bench.add.no-tables', { vintage: working.vintage })}</p>
      ) : (
        <>
          <form method="get" action={addressOf(working, 'add')} class="narrow">
            <SelectField
              name="table"
              id="from-table"
              label={t('desk.bench.add.table')}
              value={table?.id ?? ''}
              choices={tables.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <button type="submit" class={table ? 'second' : ''}>
              {t('desk.bench.add.table.go')}
            </button>
          </form>
          {table && <Columns table={table} column={column} props={props} />}
          {table && column !== null && <AddForm table={table} column={column} typed={typed} props={props} />}
        </>
      )}
    </WorkingPage>
  );
}

function Columns({ table, column, props }: { table: StoredTable; column: string | null; props: WorkingPageProps }) {
  const { visit, working } = props;
  const { reader } = visit;
  const { t, number } = reader;
  return (
    <details open={column === null} class="after">
      <summary>{t('desk.bench.add.columns', { table: table.title })}</summary>
      <div class="scroll">
        <table class="numbers columns">
          <thead>
            <tr>
              <th scope="col">{t('desk.bench.column')}</th>
              <th scope="col">{t('desk.bench.column.missing')}</th>
              <th scope="col">{t('desk.bench.column.from')}</th>
              <th scope="col">{t('desk.bench.column.to')}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns
              .filter(({ kind, refused }) => kind === 'number' || refused !== null)
              .map(({ name, refused, missing, smallest, largest }) =>
                refused ? (
                  <tr key={name} class="no-input">
                    <th scope="row">{name}</th>
                    <td colspan={3}>
                      {t('desk.bench.column.refused', {
                        word: refused.word,
                        topic: t(`desk.bench.topic.${refused.topic}`),
                      })}
                    </td>
                  </tr>
                ) : (
                  <tr key={name} {...(name === column && { class: 'chosen' })}>
                    <th scope="row">
                      <a
                        href={`${addressOf(working, 'add')}?${new URLSearchParams({ table: table.id, column: name })}`}
                      >
                        {name}
                      </a>
                    </th>
                    <td>{number(missing)}</td>
                    <td>{smallest === null ? '–' : number(smallest, 6)}</td>
                    <td>{largest === null ? '–' : number(largest, 6)}</td>
                  </tr>
                ),
              )}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function AddForm({
  table,
  column,
  typed,
  props,
}: {
  table: StoredTable;
  column: string;
  typed: Typed;
  props: WorkingPageProps;
}) {
  const { visit, working } = props;
  const { reader } = visit;
  const { t } = reader;
  const { recipe } = working.state;
  const value = (name: string, otherwise = '') => typed.fields.get(name) ?? otherwise;
  const numbers = table.columns.filter(({ kind, refused }) => kind === 'number' && refused === null);
  const texts = table.columns.filter(({ kind, refused }) => kind === 'text' && refused === null);
  const { source, licence, year } = table;
  const last = recipe.indicators.at(-1);
  return (
    <form method="post" action={addressOf(working, 'changes')} class="narrow after">
      <h2>{t('desk.bench.add.what', { column })}</h2>
      <Seen visit={visit} working={working} />
      <input type="hidden" name="kind" value="add-indicator" />
      <input type="hidden" name="table" value={table.id} />
      <input type="hidden" name="column" value={column} />
      {typed.problems.has('column') && <p class="problem">{typed.problems.get('column')}</p>}
      <SelectField
        name="denominator"
        label={t('desk.bench.field.denominator')}
        hint={t('desk.bench.field.denominator.hint')}
        value={value('denominator')}
        problem={typed.problems.get('denominator')}
        choices={[
          { value: '', label: t('desk.bench.add.as-it-is') },
          ...numbers.filter(({ name }) => name !== column).map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <div class="choice">
        <input
          type="checkbox"
          id="shrink"
          name="shrink"
          value="parent"
          checked={typed.fields.get('shrink') === 'parent'}
        />
        <label for="shrink">{t('desk.bench.field.shrink')}</label>
        <span class="hint">{t('desk.bench.field.shrink.hint')}</span>
      </div>
      {typed.problems.has('shrink') && <p class="problem">{typed.problems.get('shrink')}</p>}
      <IndicatorFields
        indicator={{
          direction: 1,
          normalise: last?.normalise ?? 'min-max',
          ...(source !== null && { source }),
          ...(licence !== null && { licence }),
          ...(year !== null && { year }),
        }}
        textColumns={texts.map(({ name }) => name)}
        typed={typed}
        reader={reader}
      />
      <Field
        reader={reader}
        name="id"
        label={t('desk.bench.field.id')}
        hint={t('desk.bench.field.indicator-id.hint')}
        value={value('id')}
        problem={typed.problems.get('id')}
      />
      <SelectField
        name="group"
        label={t('desk.bench.field.group')}
        value={value('group', recipe.groups[0]?.id ?? '')}
        choices={[
          { value: '', label: t('desk.bench.place.none') },
          ...recipe.groups.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Field
        reader={reader}
        name="weight"
        label={t('desk.bench.field.weight')}
        value={value('weight', '1')}
        problem={typed.problems.get('weight')}
      />
      <button type="submit">{t('desk.bench.add')}</button>
    </form>
  );
}
