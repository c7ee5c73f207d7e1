import type { StoredPlan } from '#domains/interventions';
import { catalogue, DRIVERS, type Driver, helpOf } from '#domains/interventions/core';
import type { Assets } from '../../shell/assets.ts';
import { Field, TextField, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { PlanFrame } from './plan-frame.tsx';

/** What a plan is made of: kinds of help with their numbers and sources, what is owed to regions, and what each indicator tells of. */
export function MakingsPage({
  visit,
  assets,
  plan,
  regionNames,
  indicators,
  typed,
  wrong,
  mayChange,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  regionNames: readonly string[];
  indicators: readonly { readonly id: string; readonly title: string; readonly driver: Driver | null }[];
  /** What was typed and refused; null at the first look. */
  typed: ReadonlyMap<string, string> | null;
  wrong: { readonly field: string; readonly words: string } | null;
  mayChange: boolean;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { settings } = plan;
  const value = (name: string, kept: string) => (typed === null ? kept : (typed.get(name) ?? ''));
  const problem = (name: string) => (wrong?.field === name ? wrong.words : undefined);
  return (
    <PlanFrame {...{ visit, assets, plan }} page="/makings" problem={wrong?.words ?? null}>
      <p class="lead">{t('desk.plan.makings.lead')}</p>
      <form method="post" action={`/desk/interventions/${plan.id}/makings`} class="makings">
        <Token visit={visit} />
        <Field
          reader={reader}
          name="title"
          label={t('desk.plan.begin.title')}
          value={value('title', settings.title)}
          problem={problem('title')}
          maxlength={120}
          required
        />
        <fieldset>
          <legend>{t('desk.plan.makings.help')}</legend>
          <p class="hint">{t('desk.plan.makings.help.hint')}</p>
          {catalogue.map(({ id, evidence, drivers }) => {
            const kept = settings.help.find((one) => one.id === id);
            const numbers = kept ?? helpOf(id);
            if (numbers === null) return null;
            const isUsed = typed === null ? kept !== undefined : typed.get(`use.${id}`) !== undefined;
            return (
              <details key={id} class="card making" open={isUsed && wrong?.field.endsWith(`.${id}`)}>
                <summary>
                  {t(`help.${id}`)} {isUsed && <small class="in-use">{t('desk.plan.makings.used')}</small>}{' '}
                  {(numbers.costSource === null || numbers.effectSource === null) && (
                    <small class="tried">{t('desk.plan.illustrative')}</small>
                  )}
                </summary>
                <div class="choice">
                  <input type="checkbox" id={`use-${id}`} name={`use.${id}`} value="yes" checked={isUsed} />
                  <label for={`use-${id}`}>{t('desk.plan.makings.use')}</label>
                </div>
                <p class="hint">
                  <a href={`/centre/${evidence}`}>{t('desk.plan.makings.evidence')}</a>{' '}
                  {t('desk.plan.makings.drivers', {
                    drivers: reader.list(drivers.map((driver) => t(`driver.${driver}`))),
                  })}
                </p>
                <div class="making-numbers">
                  {(
                    [
                      ['places', String(numbers.places)],
                      ['cost', String(numbers.costPerPlace)],
                      ['costSource', numbers.costSource ?? ''],
                      ['effect', String(numbers.effect)],
                      ['sd', String(numbers.effectSd)],
                      ['effectSource', numbers.effectSource ?? ''],
                    ] as const
                  ).map(([part, own]) => {
                    const name = `${part}.${id}`;
                    return (
                      <Field
                        key={part}
                        reader={reader}
                        name={name}
                        label={t(`desk.plan.makings.${part}`)}
                        value={value(name, own)}
                        problem={problem(name)}
                      />
                    );
                  })}
                </div>
              </details>
            );
          })}
        </fieldset>
        <TextField
          reader={reader}
          name="minimums"
          rows={5}
          label={t('desk.plan.makings.minimums')}
          hint={t('desk.plan.makings.minimums.hint', { regions: reader.list(regionNames.slice(0, 9)) })}
          value={value(
            'minimums',
            Object.entries(settings.minimums)
              .map(([region, least]) => `${region}: ${least}`)
              .join('\n'),
          )}
          problem={problem('minimums')}
        />
        <fieldset>
          <legend>{t('desk.plan.makings.tells')}</legend>
          <p class="hint">{t('desk.plan.makings.tells.hint')}</p>
          {indicators.map(({ id, title, driver }) => (
            <div key={id} class="weight tells">
              <label for={`driver.${id}`}>{title}</label>
              <select id={`driver.${id}`} name={`driver.${id}`}>
                <option value="none">{t('desk.plan.driver.none')}</option>
                {DRIVERS.map((name) => (
                  <option key={name} value={name} selected={value(`driver.${id}`, driver ?? 'none') === name}>
                    {t(`driver.${name}`)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </fieldset>
        {mayChange && <button type="submit">{t('desk.plan.makings.keep')}</button>}
      </form>
    </PlanFrame>
  );
}
