import type { Decision, StoredPlan } from '#domains/interventions';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface VersionChoice {
  readonly id: string;
  readonly title: string;
  readonly axes: readonly { readonly id: string; readonly title: string }[];
}

/** Every plan, what was decided and when it is looked at again, and the form that begins a plan. */
export function PlansPage({
  visit,
  assets,
  plans,
  decisions,
  versions,
  today,
  typed,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  plans: readonly StoredPlan[];
  decisions: readonly Decision[];
  versions: readonly VersionChoice[];
  today: string;
  typed: { readonly title: string; readonly need: string };
  problem: string | null;
}) {
  const { reader } = visit;
  const { t, date, number } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.plan.title')} section="interventions">
      <h1>{t('desk.plan.title')}</h1>
      <p class="lead">{t('desk.plan.lead')}</p>
      <p>
        <a href="/centre">{t('desk.plan.catalogue')}</a>
      </p>
      {decisions.length > 0 && (
        <section aria-labelledby="decided">
          <h2 id="decided">{t('desk.plan.decisions')}</h2>
          <div class="scroll">
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">{t('desk.plan.decision')}</th>
                  <th scope="col">{t('desk.plan.state')}</th>
                  <th scope="col">{t('desk.plan.review')}</th>
                </tr>
              </thead>
              <tbody>
                {decisions.map(({ id, record, state, number: at, reviewOn }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={`/desk/decisions/${id}`}>
                        {t('desk.plan.numbered', { title: record.title, number: at })}
                      </a>
                    </th>
                    <td>{t(`desk.plan.state.${state}`)}</td>
                    <td>
                      {date(reviewOn)}{' '}
                      {state === 'public' && reviewOn <= today && (
                        <strong class="tried">{t('desk.plan.review.due')}</strong>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {plans.length > 0 && (
        <section aria-labelledby="plans">
          <h2 id="plans">{t('desk.plan.plans')}</h2>
          <div class="scroll">
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">{t('desk.plan.plan')}</th>
                  <th scope="col">{t('desk.plan.budget')}</th>
                  <th scope="col">{t('desk.plan.map')}</th>
                </tr>
              </thead>
              <tbody>
                {plans.map(({ id, settings }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={`/desk/interventions/${id}`}>{settings.title}</a>
                    </th>
                    <td>£{number(settings.budget)}</td>
                    <td>
                      <a href={`/desk/maps/${settings.versionId}`}>{settings.versionId}</a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <section aria-labelledby="begin">
        <h2 id="begin">{t('desk.plan.begin')}</h2>
        {problem !== null && <Problem>{problem}</Problem>}
        {versions.length === 0 ? (
          <p>{t('desk.plan.begin.no-map')}</p>
        ) : (
          <form method="post" action="/desk/interventions">
            <Token visit={visit} />
            <Field
              reader={reader}
              name="title"
              label={t('desk.plan.begin.title')}
              value={typed.title}
              maxlength={120}
              required
            />
            <SelectField
              name="need"
              label={t('desk.plan.begin.need')}
              hint={t('desk.plan.begin.need.hint')}
              value={typed.need}
              choices={versions.flatMap(({ id, title, axes }) =>
                axes.map((axis) => ({ value: `${id} ${axis.id}`, label: `${axis.title}: ${title} (${id})` })),
              )}
            />
            <button type="submit">{t('desk.plan.begin.go')}</button>
          </form>
        )}
      </section>
    </DeskPage>
  );
}
