import type { PlannedLevel, StoredPlan } from '#domains/interventions';
import type { AuditedSpend, CurvePoint, Fit } from '#domains/interventions/core';
import { explainWhyNotExact } from '../../../worker/sentences/allocation.ts';
import { AuditedSpendTable } from '../../decisions/record-body.tsx';
import type { Assets } from '../../shell/assets.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { CurveChart } from './curve-chart.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { frequencyWords, type PanelNames, words } from './plan-panel.tsx';

/** The plan as kept, solved as well as it can be: why each choice, what would change it, what more money would bring, and on whom it falls. */
export function WhyPage({
  visit,
  assets,
  plan,
  level,
  points,
  fit,
  names,
  audit,
  driversOf,
  maps,
  shown,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  level: PlannedLevel;
  points: readonly CurvePoint[];
  fit: Fit;
  names: PanelNames;
  audit: readonly AuditedSpend[] | null;
  /** What weighs most in the need of an area, in words. */
  driversOf: (pair: number) => string;
  /** For each kind of help that is chosen, a map of the areas that get it; none where there are too many areas to draw so often. */
  maps: readonly { readonly help: string; readonly areas: number; readonly picture: string }[];
  shown: number;
}) {
  const { reader } = visit;
  const { t, number, percent } = words(reader);
  const { chosen, upperBound, objective, notExact, largestRegret, worstTenth, spent, benefit } = level;
  const gap = upperBound === 0 ? 0 : (upperBound - objective) / upperBound;
  return (
    <PlanFrame {...{ visit, assets, plan }} page="/why">
      <p class="lead">{t('desk.plan.why.lead')}</p>
      <dl class="facts">
        <dt>{t('desk.plan.spent')}</dt>
        <dd>£{number(spent)}</dd>
        <dt>{t('desk.plan.benefit')}</dt>
        <dd>{number(benefit, 1)}</dd>
        <dt>{t('desk.plan.proof')}</dt>
        <dd>
          {notExact === null ? t('desk.plan.best') : t('desk.plan.gap', { gap: percent(gap, 3) })}
          {notExact !== null && ` ${explainWhyNotExact(notExact)}.`}
        </dd>
        {worstTenth !== null && (
          <>
            <dt>{t('desk.plan.worst')}</dt>
            <dd>{number(worstTenth, 1)}</dd>
          </>
        )}
        {largestRegret !== null && (
          <>
            <dt>{t('desk.plan.regret')}</dt>
            <dd>{number(largestRegret, 1)}</dd>
          </>
        )}
      </dl>
      <section aria-labelledby="curve">
        <h2 id="curve">{t('desk.plan.curve')}</h2>
        <p>{t('desk.plan.curve.about')}</p>
        <CurveChart reader={reader} points={points} budget={plan.settings.budget} />
      </section>
      {maps.length > 0 && (
        <section aria-labelledby="who-gets-what">
          <h2 id="who-gets-what">{t('desk.plan.maps')}</h2>
          <div class="help-maps">
            {maps.map(({ help, areas, picture }) => (
              <figure key={help}>
                <div
                  class="plan-map"
                  role="img"
                  aria-label={t('desk.plan.maps.alt', { help: t(`help.${help}`), areas })}
                  dangerouslySetInnerHTML={{ __html: picture }}
                />
                <figcaption>
                  {t(`help.${help}`)}: {t('desk.plan.areas', { count: areas })}
                </figcaption>
              </figure>
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="choices">
        <h2 id="choices">{t('desk.plan.choices')}</h2>
        <p>{t('desk.plan.choices.about')}</p>
        <div class="scroll" tabindex={0} role="region" aria-labelledby="choices">
          <table class="numbers choices">
            <thead>
              <tr>
                <th scope="col">{t('desk.plan.area')}</th>
                <th scope="col">{t('desk.plan.help')}</th>
                <th scope="col">{t('desk.plan.drivers')}</th>
                <th scope="col">{t('desk.plan.fit')}</th>
                <th scope="col">{t('desk.plan.cost')}</th>
                <th scope="col">{t('desk.plan.benefit')}</th>
                <th scope="col">{t('desk.plan.share')}</th>
                <th scope="col">{t('desk.plan.replacement')}</th>
                <th scope="col">{t('desk.plan.instead')}</th>
              </tr>
            </thead>
            <tbody>
              {[...chosen]
                .sort((a, b) => b.benefit - a.benefit || a.pair - b.pair)
                .slice(0, shown)
                .map((one) => (
                  <tr key={one.pair}>
                    <th scope="row">{names.area(one.pair).name}</th>
                    <td>{t(`help.${names.help(one.pair)}`)}</td>
                    <td>{driversOf(one.pair)}</td>
                    <td>
                      {t('desk.plan.fit.value', {
                        fit: number(fit.multiplier[one.pair] ?? 1, 2),
                        sd: number(fit.sd[one.pair] ?? 0, 2),
                      })}
                    </td>
                    <td>£{number(one.cost)}</td>
                    <td>{number(one.benefit, 2)}</td>
                    <td>{frequencyWords(reader, one.selectedShare)}</td>
                    <td>{number(one.replacementCost, 2)}</td>
                    <td>
                      {one.isOwed && `${t('desk.plan.owed', { region: names.area(one.pair).region })} `}
                      {one.instead.length === 0
                        ? t('desk.plan.instead.none')
                        : t('desk.plan.instead.some', {
                            others: reader.list(
                              one.instead.map((pair) =>
                                t('desk.plan.pair', {
                                  area: names.area(pair).name,
                                  help: t(`help.${names.help(pair)}`),
                                }),
                              ),
                            ),
                            drop: percent(one.flipsAt ?? 1, 0),
                          })}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
        <p class="hint">
          {chosen.length > shown && t('desk.plan.list.more', { shown, all: chosen.length })}{' '}
          <a href={`/desk/interventions/${plan.id}/allocation.csv`}>{t('desk.plan.list.file')}</a>
        </p>
      </section>
      <section aria-labelledby="audit">
        <h2 id="audit">{t('decision.audit')}</h2>
        {audit === null ? <p>{t('desk.plan.audit.none')}</p> : <AuditedSpendTable reader={reader} rows={audit} />}
      </section>
    </PlanFrame>
  );
}
