import type { Correlation, RecipeDraft } from '#domains/mapping/core';
import { REDUNDANT } from '#domains/mapping/core';
import { Field } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import { NormaliseFields } from './indicator-fields.tsx';
import { CorrelationTable, Places } from './indicator-page.tsx';
import { nothingTyped, type Typed } from './recipe-page.tsx';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

type Group = RecipeDraft['groups'][number];

const ways = ['weighted-mean', 'weighted-sum', 'geometric-mean', 'harmonic-mean'] as const;

/** One group: how its members are added up, which of them say the same, and where it stands. */
export function GroupPage({
  group,
  groups,
  correlations,
  titleOf,
  typed,
  problem,
  ...props
}: WorkingPageProps & {
  group: Group;
  groups: readonly { readonly id: string; readonly title: string; readonly holds: boolean; readonly weight: number }[];
  correlations: readonly Correlation[];
  titleOf: (id: string) => string;
  typed: Typed;
  problem?: string;
}) {
  const { visit, working, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  return (
    <WorkingPage {...props} tab="recipe" title={group.title} {...(problem !== undefined && { problem })}>
      {correlations.length > 0 && (
        <section aria-labelledby="together">
          <h2 id="together">{t('desk.bench.correlations')}</h2>
          <p>{t('desk.bench.correlations.about', { limit: REDUNDANT })}</p>
          <CorrelationTable correlations={correlations} titleOf={titleOf} own={null} reader={reader} />
        </section>
      )}
      {mayChange && (
        <section aria-labelledby="change">
          <h2 id="change">{t('desk.bench.change')}</h2>
          <form method="post" action={addressOf(working, 'changes')} class="narrow">
            <Seen visit={visit} working={working} />
            <input type="hidden" name="kind" value="group" />
            <input type="hidden" name="group" value={group.id} />
            <Field
              reader={reader}
              name="title"
              label={t('desk.bench.field.title')}
              value={typed.fields.get('title') ?? group.title}
              problem={typed.problems.get('title')}
            />
            <AggregateField value={typed.fields.get('aggregate') ?? group.aggregate} typed={typed} t={t} />
            <NormaliseFields normalise={group.normalise} mayBeNone typed={typed} reader={reader} />
            <button type="submit">{t('desk.bench.keep')}</button>
          </form>
          <Places visit={visit} working={working} member={group.id} groups={groups} />
          <form method="post" action={addressOf(working, 'changes')} class="narrow">
            <Seen visit={visit} working={working} />
            <input type="hidden" name="kind" value="drop-group" />
            <input type="hidden" name="group" value={group.id} />
            <h3>{t('desk.bench.drop-group')}</h3>
            <p>{t('desk.bench.drop-group.about')}</p>
            <button type="submit" class="second">
              {t('desk.bench.drop')} <span class="unseen">{group.title}</span>
            </button>
          </form>
        </section>
      )}
    </WorkingPage>
  );
}

/** A new group, by itself or inside another. */
export function AddGroupPage({
  typed = nothingTyped,
  problem,
  ...props
}: WorkingPageProps & { typed?: Typed; problem?: string }) {
  const { visit, working } = props;
  const { reader } = visit;
  const { t } = reader;
  const value = (name: string, otherwise = '') => typed.fields.get(name) ?? otherwise;
  return (
    <WorkingPage {...props} tab="recipe" title={t('desk.bench.add-group')} {...(problem !== undefined && { problem })}>
      <form method="post" action={addressOf(working, 'changes')} class="narrow">
        <Seen visit={visit} working={working} />
        <input type="hidden" name="kind" value="add-group" />
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
          hint={t('desk.bench.field.group-id.hint')}
          value={value('id')}
          problem={typed.problems.get('id')}
        />
        <AggregateField value={value('aggregate', 'weighted-mean')} typed={typed} t={t} />
        <SelectField
          name="within"
          label={t('desk.bench.field.within')}
          value={value('within')}
          choices={[
            { value: '', label: t('desk.bench.place.top') },
            ...working.state.recipe.groups.map(({ id, title }) => ({ value: id, label: title })),
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
    </WorkingPage>
  );
}

function AggregateField({
  value,
  typed,
  t,
}: {
  value: string;
  typed: Typed;
  t: WorkingPageProps['visit']['reader']['t'];
}) {
  return (
    <SelectField
      name="aggregate"
      label={t('desk.bench.field.aggregate')}
      value={value}
      problem={typed.problems.get('aggregate')}
      choices={ways.map((way) => ({ value: way, label: t(`desk.bench.aggregate.${way}`) }))}
    />
  );
}

/** What is said of the recipe as a whole: its title, and how its uncertainty is drawn. */
export function SettingsPage({
  typed = nothingTyped,
  problem,
  ...props
}: WorkingPageProps & { typed?: Typed; problem?: string }) {
  const { visit, working } = props;
  const { reader } = visit;
  const { t } = reader;
  const { title, uncertainty } = working.state.recipe;
  const value = (name: string, otherwise: unknown) => typed.fields.get(name) ?? String(otherwise);
  const field = (name: 'draws' | 'seed' | 'weightNoise', otherwise: number) => (
    <Field
      reader={reader}
      name={name}
      label={t(`desk.bench.field.${name}`)}
      hint={t(`desk.bench.field.${name}.hint`)}
      value={value(name, uncertainty?.[name] ?? otherwise)}
      problem={typed.problems.get(name)}
    />
  );
  return (
    <WorkingPage {...props} tab="recipe" title={t('desk.bench.settings')} {...(problem !== undefined && { problem })}>
      <form method="post" action={addressOf(working, 'changes')} class="narrow">
        <Seen visit={visit} working={working} />
        <input type="hidden" name="kind" value="recipe" />
        <Field
          reader={reader}
          name="title"
          label={t('desk.bench.field.title')}
          value={value('title', title)}
          problem={typed.problems.get('title')}
        />
        <h2>{t('desk.bench.uncertainty')}</h2>
        <p>{t(uncertainty === undefined ? 'desk.bench.uncertainty.none' : 'desk.bench.uncertainty.about')}</p>
        {field('draws', 1000)}
        {field('seed', 1)}
        {field('weightNoise', 0.25)}
        <div class="choice">
          <input
            type="checkbox"
            id="dropOne"
            name="dropOne"
            value="yes"
            checked={
              typed.fields.size > 0
                ? typed.fields.get('dropOne') === 'yes'
                : (uncertainty?.dropOne ?? uncertainty === undefined)
            }
          />
          <label for="dropOne">{t('desk.bench.field.dropOne')}</label>
        </div>
        <button type="submit">{t('desk.bench.keep')}</button>
      </form>
    </WorkingPage>
  );
}
