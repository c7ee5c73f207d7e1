import type { FileLook } from '#domains/geography';
import type { Import } from '#domains/imports/core';
import { findProtectedWord } from '#domains/mapping/core';
import { Field, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** What stands in the form: what somebody said before, or what the names of the columns tell. */
export interface ColumnsTyped {
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields that cannot be so. */
  readonly wrong: readonly string[];
}

/** How many columns are shown of the beginning of a file. */
const shown = 30;

/** How the file begins. */
export function FileBeginning({ visit, look }: { visit: StaffVisit; look: FileLook }) {
  const { t, number } = visit.reader;
  const { header, rows } = look;
  return (
    <section aria-labelledby="beginning">
      <h2 id="beginning">{t('desk.imports.beginning')}</h2>
      <div class="wide" role="region" aria-labelledby="beginning" tabindex={0}>
        <table class="beginning">
          <thead>
            <tr>
              {header.slice(0, shown).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {header.slice(0, shown).map((name, column) => (
                  <td key={name}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {header.length > shown && (
        <p class="hint">{t('desk.imports.more-columns', { count: number(header.length - shown) })}</p>
      )}
    </section>
  );
}

/** Says what is what in the file, and asks for it to be checked. */
export function ColumnsForm({
  visit,
  one,
  look,
  typed,
}: {
  visit: StaffVisit;
  one: Import;
  look: FileLook;
  typed: ColumnsTyped;
}) {
  const { t } = visit.reader;
  const fields = { visit, look, typed };
  return (
    <form method="post" action={`/desk/imports/${one.id}/check`} class="narrow">
      <Token visit={visit} />
      <input type="hidden" name="turn" value={one.turn} />
      {one.kind === 'areas' && <AreasFields {...fields} />}
      {one.kind === 'lookup' && <LookupFields {...fields} />}
      {one.kind === 'table' && <TableFields {...fields} />}
      <button type="submit">{t('desk.imports.check')}</button>
    </form>
  );
}

interface FieldsProps {
  readonly visit: StaffVisit;
  readonly look: FileLook;
  readonly typed: ColumnsTyped;
}

function AreasFields(props: FieldsProps) {
  const { look, visit } = props;
  const { t } = visit.reader;
  return (
    <>
      <Words {...props} name="vintage" />
      {look.layers.length > 1 && (
        <SelectField
          name="layer"
          label={t('desk.imports.field.layer')}
          hint={t('desk.imports.field.layer.hint')}
          value={said(props.typed, 'layer')}
          choices={[
            { value: '', label: t('desk.imports.by-vintage') },
            ...look.layers.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
      <Column {...props} name="code" />
      <Column {...props} name="name" />
      <Column {...props} name="parent" />
      <Words {...props} name="parentVintage" />
      <Column {...props} name="population" />
      <Column {...props} name="lon" />
      <Column {...props} name="lat" />
    </>
  );
}

function LookupFields(props: FieldsProps) {
  return (
    <>
      <Words {...props} name="from" />
      <Column {...props} name="fromColumn" />
      <Words {...props} name="to" />
      <Column {...props} name="toColumn" />
      <Column {...props} name="share" />
    </>
  );
}

function TableFields(props: FieldsProps) {
  const { look, visit, typed } = props;
  const { t, list } = visit.reader;
  const isRefused = (name: string) => findProtectedWord(name) !== null;
  const refused = look.header.filter(isRefused);
  const figures = Array.isArray(typed.values.figures) ? typed.values.figures : [];
  const isWrong = typed.wrong.includes('figures');
  return (
    <>
      <Words {...props} name="title" />
      <Column {...props} name="code" />
      <Words {...props} name="vintage" hint="table" />
      <fieldset>
        <legend>{t('desk.imports.field.figures')}</legend>
        <p class="hint">{t('desk.imports.field.figures.hint')}</p>
        {isWrong && <p class="problem">{t('desk.imports.problem.figures')}</p>}
        <div class="columns-of-file">
          {look.header.map((name, at) =>
            isRefused(name) ? null : (
              <div key={name} class="choice">
                <input
                  type="checkbox"
                  id={`figures-${at}`}
                  name="figures"
                  value={name}
                  checked={figures.includes(name)}
                />
                <label for={`figures-${at}`}>{name}</label>
              </div>
            ),
          )}
        </div>
        {refused.length > 0 && (
          <p class="hint">{t('desk.imports.refused-columns', { columns: list(refused.slice(0, 20)) })}</p>
        )}
      </fieldset>
      <Words {...props} name="source" />
      <Words {...props} name="licence" />
      <Words {...props} name="year" />
    </>
  );
}

/** A choice among the columns. */
function Column({ visit, look, typed, name }: FieldsProps & { name: string }) {
  const { t } = visit.reader;
  return (
    <SelectField
      name={name}
      label={t(`desk.imports.field.${name}`)}
      value={said(typed, name)}
      problem={problemOf(visit, typed, name)}
      choices={[
        { value: '', label: t('desk.imports.no-column') },
        ...[...new Set(look.header)].map((column) => ({ value: column, label: column })),
      ]}
    />
  );
}

function Words({ visit, typed, name, hint = name }: FieldsProps & { name: string; hint?: string }) {
  const { t } = visit.reader;
  return (
    <Field
      reader={visit.reader}
      name={name}
      label={t(`desk.imports.field.${name}`)}
      hint={t(`desk.imports.field.${hint}.hint`)}
      value={said(typed, name)}
      problem={problemOf(visit, typed, name)}
    />
  );
}

const said = ({ values }: ColumnsTyped, name: string): string => {
  const value = values[name];
  return value === undefined || value === null ? '' : String(value);
};

const problemOf = (visit: StaffVisit, { wrong }: ColumnsTyped, name: string): string | undefined =>
  wrong.includes(name) ? visit.reader.t(`desk.imports.problem.${problemKeys[name] ?? 'column'}`) : undefined;

const problemKeys: Readonly<Record<string, string>> = {
  ...{ vintage: 'vintage', parentVintage: 'vintage', from: 'vintage', to: 'vintage' },
  ...{ title: 'title', source: 'words', licence: 'words', year: 'year' },
};
