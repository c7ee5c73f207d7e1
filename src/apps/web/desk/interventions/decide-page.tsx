import type { StoredPlan } from '#domains/interventions';
import type { Assets } from '../../shell/assets.ts';
import { Field, TextField, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { PlanFrame } from './plan-frame.tsx';

/** The words of a decision: why, why not the others, who disagreed, who answers for it, and when it is looked at again. */
export function DecidePage({
  visit,
  assets,
  plan,
  missingSources,
  typed,
  wrong,
}: {
  visit: StaffVisit;
  assets: Assets;
  plan: StoredPlan;
  /** Numbers of the chosen help that rest on no source: while there are some nothing can be offered. */
  missingSources: readonly { readonly id: string; readonly of: 'cost' | 'effect' }[];
  typed: ReadonlyMap<string, string>;
  wrong: { readonly field: string; readonly words: string } | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const problem = (name: string) => (wrong?.field === name ? wrong.words : undefined);
  const value = (name: string) => typed.get(name) ?? '';
  return (
    <PlanFrame {...{ visit, assets, plan }} page="/decide" problem={wrong?.words ?? null}>
      <p class="lead">{t('desk.plan.decide.lead')}</p>
      {missingSources.length > 0 && (
        <div class="notice">
          <p>{t('desk.plan.decide.illustrative')}</p>
          <ul>
            {missingSources.map(({ id, of }) => (
              <li key={`${id} ${of}`}>{t(`desk.plan.decide.illustrative.${of}`, { help: t(`help.${id}`) })}</li>
            ))}
          </ul>
          <p>
            <a href={`/desk/interventions/${plan.id}/makings`}>{t('desk.plan.decide.to-makings')}</a>
          </p>
        </div>
      )}
      <form method="post" action={`/desk/interventions/${plan.id}/decide`}>
        <Token visit={visit} />
        {(['reasons', 'rejected', 'dissent'] as const).map((name) => (
          <TextField
            key={name}
            reader={reader}
            name={name}
            rows={5}
            label={t(`desk.plan.decide.${name}`)}
            hint={t(`desk.plan.decide.${name}.hint`)}
            value={value(name)}
            problem={problem(name)}
            required={name !== 'dissent'}
          />
        ))}
        <Field
          reader={reader}
          name="owner"
          label={t('desk.plan.decide.owner')}
          hint={t('desk.plan.decide.owner.hint')}
          value={value('owner')}
          problem={problem('owner')}
          required
        />
        <Field
          reader={reader}
          name="reviewOn"
          type="date"
          label={t('desk.plan.decide.review')}
          value={value('reviewOn')}
          problem={problem('reviewOn')}
          required
        />
        <button type="submit" disabled={missingSources.length > 0}>
          {t('desk.plan.decide.go')}
        </button>
      </form>
    </PlanFrame>
  );
}
