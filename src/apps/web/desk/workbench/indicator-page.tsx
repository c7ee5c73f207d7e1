import type { Correlation, Distribution, RecipeDraft } from '#domains/mapping/core';
import { REDUNDANT } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { SelectField } from '../frame/select-field.tsx';
import { IndicatorFields } from './indicator-fields.tsx';
import type { Typed } from './recipe-page.tsx';
import { figure, SpreadChart } from './spread-chart.tsx';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

export type Indicator = RecipeDraft['indicators'][number];

/** What is known of an indicator's figures; null where they could not be read. */
export interface IndicatorFacts {
  /** As measured, and as they are added up but for the scale: filled in and treated. */
  readonly before: Distribution;
  readonly after: Distribution;
  readonly imputed: number;
  readonly treated: number;
  readonly stillLongTailed: boolean;
}

/** An indicator in a list. */
export interface ListedIndicator {
  readonly indicator: Indicator;
  readonly groups: readonly string[];
  readonly facts: IndicatorFacts | null;
  /** Members of its group with which it is nearly the same. */
  readonly twins: readonly string[];
}

/** All indicators of a recipe, each with how it is spread and what there is to know before adding it up. */
export function IndicatorsPage({
  listed,
  problem,
  ...props
}: WorkingPageProps & { listed: readonly ListedIndicator[]; problem?: string }) {
  const { visit, working, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  return (
    <WorkingPage {...props} tab="indicators" {...(problem !== undefined && { problem })}>
      {listed.length === 0 && <p>{t('desk.bench.indicators.none')}</p>}
      <ul class="indicator-list">
        {listed.map(({ indicator, groups, facts, twins }) => (
          <li key={indicator.id} class="card">
            <div>
              <h2>
                <a href={addressOf(working, 'indicators', indicator.id)}>{indicator.title}</a>
              </h2>
              <p class="hint">
                {indicator.source} · {indicator.licence} · {indicator.year}
              </p>
              <p>
                {t(`desk.bench.direction.${indicator.direction}`)}.{' '}
                {groups.length === 0
                  ? t('desk.bench.unused')
                  : t('desk.bench.in-groups', { groups: reader.list(groups) })}
              </p>
              {facts && <FactList facts={facts} indicator={indicator} reader={reader} />}
              {twins.length > 0 && (
                <p class="problem">{t('desk.bench.twins', { titles: reader.list(twins), limit: REDUNDANT })}</p>
              )}
            </div>
            {facts && <SpreadChart distribution={facts.before} label={indicator.title} reader={reader} small />}
          </li>
        ))}
      </ul>
      {mayChange && (
        <p>
          <a class="button" href={addressOf(working, 'add')}>
            {t('desk.bench.add-indicator')}
          </a>
        </p>
      )}
    </WorkingPage>
  );
}

function FactList({ facts, indicator, reader }: { facts: IndicatorFacts; indicator: Indicator; reader: Reader }) {
  const { t, number } = reader;
  const { before, imputed, treated, stillLongTailed } = facts;
  return (
    <ul class="fact-line">
      <li>
        {before.missing === 0 ? t('desk.bench.gaps.none') : t('desk.bench.gaps.count', { count: before.missing })}
      </li>
      {imputed > 0 && (
        <li>
          {t('desk.bench.imputed', { count: imputed, rule: t(`desk.bench.missing.${indicator.missing ?? 'refuse'}`) })}
        </li>
      )}
      {treated > 0 && <li>{t('desk.bench.treated', { count: treated })}</li>}
      {stillLongTailed && <li>{t('desk.bench.long-tail')}</li>}
      {before.skew !== null && before.kurtosis !== null && (
        <li>{t('desk.bench.shape', { skew: number(before.skew, 2), kurtosis: number(before.kurtosis, 2) })}</li>
      )}
    </ul>
  );
}

/** One indicator: its figures before and after treatment, what goes with it, and everything that can be said of it. */
export function IndicatorPage({
  indicator,
  facts,
  figures,
  groups,
  correlations,
  textColumns,
  titleOf,
  typed,
  problem,
  ...props
}: WorkingPageProps & {
  indicator: Indicator;
  facts: IndicatorFacts | null;
  /** The columns that its numbers come from, in words. */
  figures: string;
  groups: readonly { readonly id: string; readonly title: string; readonly holds: boolean; readonly weight: number }[];
  /** With the other members of its groups, the closest first. */
  correlations: readonly Correlation[];
  textColumns: readonly string[];
  titleOf: (id: string) => string;
  typed: Typed;
  problem?: string;
}) {
  const { visit, working, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  return (
    <WorkingPage {...props} tab="indicators" title={indicator.title} {...(problem !== undefined && { problem })}>
      <p class="lead">
        {figures}. {t(`desk.bench.direction.${indicator.direction}`)}.
      </p>
      <p class="hint">
        {indicator.source} · {indicator.licence} · {indicator.year}
      </p>
      {facts ? (
        <section aria-labelledby="spread">
          <h2 id="spread">{t('desk.bench.spread')}</h2>
          <FactList facts={facts} indicator={indicator} reader={reader} />
          <div class="halves">
            <div>
              <h3>{t('desk.bench.spread.before')}</h3>
              <SpreadChart distribution={facts.before} label={indicator.title} reader={reader} />
            </div>
            <div>
              <h3>{t('desk.bench.spread.after')}</h3>
              {facts.treated + facts.imputed === 0 ? (
                <p>{t('desk.bench.spread.same')}</p>
              ) : (
                <SpreadChart distribution={facts.after} label={indicator.title} reader={reader} />
              )}
            </div>
          </div>
          <ShapeTable facts={facts} reader={reader} />
        </section>
      ) : (
        <p class="notice">{t('desk.bench.spread.unknown')}</p>
      )}
      {correlations.length > 0 && (
        <section aria-labelledby="together">
          <h2 id="together">{t('desk.bench.correlations')}</h2>
          <p>{t('desk.bench.correlations.about', { limit: REDUNDANT })}</p>
          <CorrelationTable correlations={correlations} titleOf={titleOf} own={indicator.id} reader={reader} />
        </section>
      )}
      {mayChange && (
        <section aria-labelledby="change">
          <h2 id="change">{t('desk.bench.change')}</h2>
          <form method="post" action={addressOf(working, 'changes')} class="narrow">
            <Seen visit={visit} working={working} />
            <input type="hidden" name="kind" value="indicator" />
            <input type="hidden" name="indicator" value={indicator.id} />
            <IndicatorFields indicator={indicator} textColumns={textColumns} typed={typed} reader={reader} />
            <button type="submit">{t('desk.bench.keep')}</button>
          </form>
          <Places visit={visit} working={working} member={indicator.id} groups={groups} />
          <form method="post" action={addressOf(working, 'changes')} class="narrow">
            <Seen visit={visit} working={working} />
            <input type="hidden" name="kind" value="drop-indicator" />
            <input type="hidden" name="indicator" value={indicator.id} />
            <h3>{t('desk.bench.drop-indicator')}</h3>
            <p>{t('desk.bench.drop-indicator.about')}</p>
            <button type="submit" class="second">
              {t('desk.bench.drop')} <span class="unseen">{indicator.title}</span>
            </button>
          </form>
        </section>
      )}
    </WorkingPage>
  );
}

/** Which group holds a member, and another to put it into. */
export function Places({
  visit,
  working,
  member,
  groups,
}: {
  visit: WorkingPageProps['visit'];
  working: WorkingPageProps['working'];
  member: string;
  groups: readonly { readonly id: string; readonly title: string; readonly holds: boolean; readonly weight: number }[];
}) {
  const { t } = visit.reader;
  const holders = groups.filter(({ holds }) => holds);
  const from = holders[0] ?? null;
  return (
    <form method="post" action={addressOf(working, 'changes')} class="narrow">
      <Seen visit={visit} working={working} />
      <input type="hidden" name="kind" value="move" />
      <input type="hidden" name="member" value={member} />
      <input type="hidden" name="from" value={from?.id ?? ''} />
      <input type="hidden" name="weight" value={from?.weight ?? 1} />
      <h3>{t('desk.bench.place')}</h3>
      <SelectField
        name="to"
        id="place-to"
        label={t('desk.bench.place.which')}
        value={from?.id ?? ''}
        choices={[
          { value: '', label: t('desk.bench.place.none') },
          ...groups.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <button type="submit" class="second">
        {t('desk.bench.place.go')}
      </button>
    </form>
  );
}

function ShapeTable({ facts: { before, after }, reader }: { facts: IndicatorFacts; reader: Reader }) {
  const { t, number } = reader;
  const rows = [
    ...(['smallest', 'lower', 'median', 'upper', 'largest'] as const).map((name, at) => ({
      name,
      values: [before, after].map(({ five }) => (five === null ? '–' : figure(reader, five[at] ?? Number.NaN))),
    })),
    ...(['skew', 'kurtosis'] as const).map((name) => ({
      name,
      values: [before, after].map((one) => (one[name] === null ? '–' : number(one[name], 2))),
    })),
    { name: 'missing' as const, values: [before, after].map(({ missing }) => number(missing)) },
  ];
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('desk.bench.spread.before')}</th>
            <th scope="col">{t('desk.bench.spread.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{t(`desk.bench.shape.${name}`)}</th>
              <td>{values[0]}</td>
              <td>{values[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How closely members of a group go together; those that say nearly the same stand out. */
export function CorrelationTable({
  correlations,
  titleOf,
  own,
  reader,
}: {
  correlations: readonly Correlation[];
  titleOf: (id: string) => string;
  /** Whose correlations these are; null for all of a group. */
  own: string | null;
  reader: Reader;
}) {
  const { t, number } = reader;
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t(own === null ? 'desk.bench.correlations.pair' : 'desk.bench.correlations.with')}</th>
            <th scope="col">r</th>
          </tr>
        </thead>
        <tbody>
          {correlations.map(({ one, other, r }) => {
            const isTwin = r !== null && Math.abs(r) > REDUNDANT;
            const title = own === null ? `${titleOf(one)} · ${titleOf(other)}` : titleOf(one === own ? other : one);
            return (
              <tr key={`${one} ${other}`} {...(isTwin && { class: 'attention' })}>
                <th scope="row">
                  {title} {isTwin && <small>{t('desk.bench.correlations.same')}</small>}
                </th>
                <td>{r === null ? '–' : number(r, 3)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
