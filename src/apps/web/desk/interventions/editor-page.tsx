import type { StoredPlan } from '#domains/interventions';
import type { PlanSettings } from '#domains/interventions/core';
import type { Assets } from '../../shell/assets.ts';
import { Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { PlanFrame } from './plan-frame.tsx';
import { type Outcome, type PanelNames, PlanPanel, words } from './plan-panel.tsx';

/** The limits of a plan beside what it comes to, which answers while they are moved. */
export function EditorPage({
  visit,
  assets,
  plan,
  settings,
  mayChange,
  outcome,
  names,
  picture,
  pictureAddress,
  problems,
  typed,
  largestBudget,
  announcement,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  /** As they are tried, or as they are kept. */
  settings: PlanSettings;
  mayChange: boolean;
  outcome: Outcome;
  names: PanelNames;
  picture: string | null;
  /** Where a picture too large for the page is. */
  pictureAddress: string | null;
  problems: ReadonlyMap<string, string>;
  typed: ReadonlyMap<string, string>;
  largestBudget: number;
  announcement: string;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { number } = words(reader);
  const isTried = settings !== plan.settings;
  const row = (name: string, label: string, value: string, largest: number) => (
    <Row
      key={name}
      {...{ visit, name, label, largest, mayChange }}
      value={typed.get(name) ?? value}
      problem={problems.get(name)}
    />
  );
  return (
    <PlanFrame {...{ visit, assets, plan }} page="" hasIsland>
      <p class="lead">{t('desk.plan.editor.lead')}</p>
      <what-if
        data-address={`/desk/interventions/${plan.id}/what-if`}
        data-token={visit.formToken}
        data-failed={t('desk.bench.what-if.failed')}
      >
        <div class="bench">
          <section aria-labelledby="limits">
            <h2 id="limits">{t('desk.plan.limits')}</h2>
            <form method="post" action={`/desk/interventions/${plan.id}`} class="weighing">
              <Token visit={visit} />
              <fieldset class="card group">
                <legend>{t('desk.plan.limits.whole')}</legend>
                {row('budget', t('desk.plan.limits.budget'), String(settings.budget), largestBudget)}
                {row('perArea', t('desk.plan.limits.per-area'), String(settings.perArea), settings.help.length)}
                <SelectField
                  name="objective"
                  label={t('desk.plan.objective')}
                  hint={t('desk.plan.objective.hint')}
                  value={settings.objective}
                  choices={(['expected', 'regret', 'cvar'] as const).map((kind) => ({
                    value: kind,
                    label: t(`desk.plan.objective.${kind}`),
                  }))}
                />
              </fieldset>
              <fieldset class="card group">
                <legend>{t('desk.plan.limits.help')}</legend>
                <p class="hint">{t('desk.plan.limits.help.hint')}</p>
                {settings.help.map(({ id, maxAreas }) =>
                  row(`areas.${id}`, t(`help.${id}`), maxAreas === null ? '' : String(maxAreas), 100),
                )}
              </fieldset>
              {mayChange && (
                <div class="keep">
                  <button type="submit" name="do" value="keep">
                    {t('desk.plan.keep')}
                  </button>
                  <button type="submit" name="do" value="try" class="second">
                    {t('desk.plan.try')}
                  </button>
                  <p>
                    <span aria-live="polite" data-announce>
                      {announcement}
                    </span>{' '}
                    <strong data-not-kept hidden={!isTried}>
                      {t('desk.plan.not-kept')}
                    </strong>
                  </p>
                  <p class="problem" data-problem hidden />
                </div>
              )}
            </form>
            <p class="hint">{t('desk.plan.minimums.now', { count: number(Object.keys(settings.minimums).length) })}</p>
          </section>
          <section aria-labelledby="comes-to" class="comes-to">
            <h2 id="comes-to">{t('desk.plan.comes-to')}</h2>
            <div data-preview>
              <PlanPanel {...{ reader, settings, outcome, names, picture }} />
            </div>
            {pictureAddress !== null && (
              <figure class="bench-map">
                <img src={pictureAddress} alt={t('desk.plan.map.kept')} />
                <figcaption class="hint">{t('desk.plan.map.kept')}</figcaption>
              </figure>
            )}
          </section>
        </div>
      </what-if>
    </PlanFrame>
  );
}

function Row({
  visit,
  name,
  label,
  value,
  largest,
  mayChange,
  problem,
}: {
  visit: StaffVisit;
  name: string;
  label: string;
  value: string;
  largest: number;
  mayChange: boolean;
  problem: string | undefined;
}) {
  return (
    <div class={problem ? 'weight wrong' : 'weight'}>
      <label for={name}>{label}</label>
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          <span class="unseen">{visit.reader.t('desk.problem')} </span>
          {problem}
        </p>
      )}
      <input
        type="text"
        inputmode="decimal"
        id={name}
        name={name}
        value={value}
        data-largest={largest}
        disabled={!mayChange}
        {...(problem && { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-problem` })}
      />
    </div>
  );
}
