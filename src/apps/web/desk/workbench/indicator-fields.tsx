import type { RecipeDraft } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { Field } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { Typed } from './recipe-page.tsx';

type Indicator = RecipeDraft['indicators'][number];

const methods = [
  'rank-exponential',
  'min-max',
  'z-score',
  'rank',
  'percentile-rank',
  'distance-to-max',
  'none',
] as const;

/** What is said of an indicator beside its figures, and what is done to them on the way into a group. */
export function IndicatorFields({
  indicator,
  textColumns,
  typed,
  reader,
}: {
  indicator: Partial<Indicator>;
  /** By which gaps can be filled. */
  textColumns: readonly string[];
  typed: Typed;
  reader: Reader;
}) {
  const { t } = reader;
  const value = (name: string, otherwise: unknown) => typed.fields.get(name) ?? String(otherwise ?? '');
  const problem = (name: string) => typed.problems.get(name);
  const field = (
    name: 'title' | 'source' | 'licence' | 'year',
    more: { inputmode?: 'numeric'; maxlength?: number } = {},
  ) => (
    <Field
      reader={reader}
      name={name}
      label={t(`desk.bench.field.${name}`)}
      value={value(name, indicator[name])}
      problem={problem(name)}
      {...more}
    />
  );
  return (
    <>
      {field('title')}
      {field('source')}
      <div class="row-fields">
        {field('licence')}
        {field('year', { inputmode: 'numeric', maxlength: 4 })}
      </div>
      <SelectField
        name="direction"
        label={t('desk.bench.field.direction')}
        value={value('direction', indicator.direction ?? 1)}
        problem={problem('direction')}
        choices={[
          { value: '1', label: t('desk.bench.direction.1') },
          { value: '-1', label: t('desk.bench.direction.-1') },
        ]}
      />
      <SelectField
        name="missing"
        label={t('desk.bench.field.missing')}
        value={value('missing', indicator.missing ?? 'refuse')}
        problem={problem('missing')}
        choices={(['refuse', 'drop-area', 'median', 'parent-median', 'group-mean'] as const).map((rule) => ({
          value: rule,
          label: t(`desk.bench.missing.${rule}`),
        }))}
      />
      <div class="only for-group-mean">
        <SelectField
          name="missingGroup"
          label={t('desk.bench.field.missingGroup')}
          value={value('missingGroup', indicator.missingGroup)}
          problem={problem('missingGroup')}
          choices={['', ...textColumns].map((name) => ({ value: name, label: name || t('desk.bench.no-column') }))}
        />
      </div>
      <SelectField
        name="treat"
        label={t('desk.bench.field.treat')}
        hint={t('desk.bench.field.treat.hint')}
        value={value('treat', indicator.treat ?? 'none')}
        problem={problem('treat')}
        choices={(['none', 'winsorise', 'log'] as const).map((treat) => ({
          value: treat,
          label: t(`desk.bench.treat.${treat}`),
        }))}
      />
      <div class="only for-winsorise">
        <Field
          reader={reader}
          name="maxWinsorised"
          label={t('desk.bench.field.maxWinsorised')}
          value={value('maxWinsorised', indicator.maxWinsorised ?? 5)}
          problem={problem('maxWinsorised')}
          inputmode="numeric"
        />
      </div>
      <NormaliseFields normalise={indicator.normalise} mayBeNone={false} typed={typed} reader={reader} />
    </>
  );
}

/** How figures come to a scale on which more is more need, with the options that some ways have. */
export function NormaliseFields({
  normalise,
  mayBeNone,
  typed,
  reader,
}: {
  normalise: Indicator['normalise'] | undefined;
  /** A group need not be brought to a scale again. */
  mayBeNone: boolean;
  typed: Typed;
  reader: Reader;
}) {
  const { t } = reader;
  const now = settingsOf(normalise);
  const value = (name: keyof typeof now) => typed.fields.get(name) ?? now[name];
  const field = (name: 'k' | 'offset' | 'from' | 'to') => (
    <Field
      reader={reader}
      name={name}
      label={t(`desk.bench.field.${name}`)}
      value={value(name)}
      problem={typed.problems.get(name)}
    />
  );
  return (
    <>
      <SelectField
        name="normalise"
        label={t(mayBeNone ? 'desk.bench.field.normalise-group' : 'desk.bench.field.normalise')}
        value={value('normalise')}
        problem={typed.problems.get('normalise')}
        choices={[
          ...(mayBeNone ? [{ value: '', label: t('desk.bench.normalise.again-not') }] : []),
          ...methods.map((method) => ({ value: method, label: t(`desk.bench.normalise.${method}`) })),
        ]}
      />
      <div class="only for-rank-exponential row-fields">
        {field('k')}
        {field('offset')}
        <SelectField
          name="ties"
          label={t('desk.bench.field.ties')}
          value={value('ties')}
          choices={(['average', 'min'] as const).map((ties) => ({ value: ties, label: t(`desk.bench.ties.${ties}`) }))}
        />
      </div>
      <div class="only for-min-max row-fields">
        {field('from')}
        {field('to')}
      </div>
    </>
  );
}

function settingsOf(normalise: Indicator['normalise'] | undefined) {
  const plain = { normalise: '', k: '23', offset: '1', ties: 'average', from: '0', to: '100' };
  if (normalise === undefined) return plain;
  if (typeof normalise === 'string') return { ...plain, normalise };
  if (normalise.method === 'rank-exponential') {
    const { method, k = 23, offset = 1, ties = 'average' } = normalise;
    return { ...plain, normalise: method, k: String(k), offset: String(offset), ties };
  }
  if (normalise.method === 'min-max') {
    const [from, to] = normalise.to ?? [0, 100];
    return { ...plain, normalise: normalise.method, from: String(from), to: String(to) };
  }
  return { ...plain, normalise: normalise.method };
}
