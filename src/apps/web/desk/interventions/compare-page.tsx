import type { StoredPlan } from '#domains/interventions';
import type { Level, PlanSettings } from '#domains/interventions/core';
import type { Assets } from '../../shell/assets.ts';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { PlanFrame } from './plan-frame.tsx';
import { words } from './plan-panel.tsx';

export interface ComparedPlan {
  readonly settings: PlanSettings;
  readonly level: Level;
  readonly areas: number;
  readonly picture: string | null;
}

/** Two plans side by side, and the choices that are only in one. */
export function ComparePlansPage({
  visit,
  assets,
  plan,
  others,
  compared,
  differences,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  others: readonly StoredPlan[];
  compared: readonly [ComparedPlan, ComparedPlan] | null;
  differences: readonly { readonly area: string; readonly help: string; readonly in: 0 | 1 }[];
}) {
  const { reader } = visit;
  const { t, number, percent } = words(reader);
  return (
    <PlanFrame {...{ visit, assets, plan }} page="/compare">
      {others.length === 0 ? (
        <p>{t('desk.plan.compare.none')}</p>
      ) : (
        <form method="get" action={`/desk/interventions/${plan.id}/compare`} class="narrow">
          <SelectField
            name="with"
            label={t('desk.plan.compare.with')}
            value={others.find(({ settings }) => settings === compared?.[1].settings)?.id ?? ''}
            choices={others.map(({ id, settings }) => ({ value: id, label: settings.title }))}
          />
          <button type="submit">{t('desk.plan.compare.go')}</button>
        </form>
      )}
      {compared !== null && (
        <>
          <div class="two-plans">
            {compared.map(({ settings, level, areas, picture }, i) => (
              <section key={i === 0 ? 'this' : 'other'} aria-label={settings.title}>
                <h2>{settings.title}</h2>
                {picture !== null && (
                  <div
                    class="plan-map"
                    role="img"
                    aria-label={t('desk.plan.map.alt', { areas })}
                    dangerouslySetInnerHTML={{ __html: picture }}
                  />
                )}
                <dl class="facts">
                  <dt>{t('desk.plan.spent')}</dt>
                  <dd>£{number(level.spent)}</dd>
                  <dt>{t('desk.plan.benefit')}</dt>
                  <dd>{number(level.benefit, 1)}</dd>
                  <dt>{t('desk.plan.reached')}</dt>
                  <dd>{t('desk.plan.areas', { count: areas })}</dd>
                  <dt>{t('desk.plan.missed.need')}</dt>
                  <dd>{percent(level.missed.shareOfNeed, 0)}</dd>
                </dl>
              </section>
            ))}
          </div>
          <h2>{t('desk.plan.compare.differ')}</h2>
          {differences.length === 0 ? (
            <p>{t('desk.plan.compare.same')}</p>
          ) : (
            <>
              <ul>
                {([0, 1] as const).map((side) => (
                  <li key={side}>
                    {t('desk.plan.compare.counts', {
                      count: differences.filter((one) => one.in === side).length,
                      title: compared[side].settings.title,
                    })}
                  </li>
                ))}
              </ul>
              <details>
                <summary>{t('desk.plan.compare.list')}</summary>
                <div class="scroll">
                  <table class="numbers">
                    <thead>
                      <tr>
                        <th scope="col">{t('desk.plan.area')}</th>
                        <th scope="col">{t('desk.plan.help')}</th>
                        <th scope="col">{t('desk.plan.compare.only')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {differences.map((one) => (
                        <tr key={`${one.area} ${one.help} ${one.in}`}>
                          <th scope="row">{one.area}</th>
                          <td>{t(`help.${one.help}`)}</td>
                          <td>{compared[one.in].settings.title}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </details>
            </>
          )}
        </>
      )}
    </PlanFrame>
  );
}
