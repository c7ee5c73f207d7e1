import type { ConfirmingProblem, OpeningProblem, Person, WaitingRecovery } from '#domains/desk';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** What a person's page says of letting them in again: one waits, one can be opened, or there are too few stewards for two steps. */
export interface RecoveryChoice {
  readonly waiting: WaitingRecovery | null;
  readonly hasSecondSteward: boolean;
}

export type OpeningRefusal = OpeningProblem | 'already-open' | 'nobody';

/** The first of two steps, on the page of the person who has lost everything to sign in with. */
export function RecoverySection({
  visit,
  person,
  choice,
  reason,
  problem,
}: {
  visit: StaffVisit;
  person: Person;
  choice: RecoveryChoice;
  reason: string;
  problem: OpeningRefusal | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { name } = person;
  return (
    <section aria-labelledby="recovery" class="narrow">
      <h2 id="recovery">{t('desk.recovery.title')}</h2>
      {choice.waiting !== null && (
        <p>
          {t('desk.recovery.waits', { name })}{' '}
          <a href={`/desk/recoveries/${choice.waiting.recovery.id}`}>{t('desk.recovery.look')}</a>
        </p>
      )}
      {choice.waiting === null && !choice.hasSecondSteward && (
        <>
          <p>{t('desk.recovery.alone', { name })}</p>
          <p class="typed">
            <code>npx outspoken steward invite name@example.org</code>
          </p>
        </>
      )}
      {choice.waiting === null && choice.hasSecondSteward && (
        <form method="post" action={`/desk/people/${person.id}/recovery`}>
          <Token visit={visit} />
          <p>{t('desk.recovery.about', { name })}</p>
          <TextField
            reader={reader}
            name="reason"
            label={t('desk.recovery.reason')}
            hint={t('desk.recovery.reason.hint')}
            value={reason}
            problem={problem === null ? undefined : t(`desk.recovery.${problem}`)}
            maxlength={500}
            rows={3}
          />
          <button type="submit" class="second">
            {t('desk.recovery.open')}
          </button>
        </form>
      )}
    </section>
  );
}

/** The second step: another steward looks at it, and confirms or cancels. */
export function RecoveryPage({
  visit,
  assets,
  waiting,
  names,
  whyNot,
  isTooLate = false,
}: {
  visit: StaffVisit;
  assets: Assets;
  waiting: WaitingRecovery;
  /** Of the two stewards, by id. */
  names: ReadonlyMap<string, string>;
  /** Why whoever looks at it may not confirm it. */
  whyNot: ConfirmingProblem | null;
  /** Whether they have just tried and could not. */
  isTooLate?: boolean;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { recovery, person } = waiting;
  const { name } = person;
  const address = `/desk/recoveries/${recovery.id}`;
  const title = t('desk.recovery.page', { name });
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="people">
      <h1>{title}</h1>
      {isTooLate && whyNot && <Problem>{t(`desk.recovery.not.${whyNot}`, { name })}</Problem>}
      <dl class="facts">
        <dt>{t('desk.recovery.for')}</dt>
        <dd>
          {name}, {person.email}
        </dd>
        <dt>{t('desk.recovery.opened')}</dt>
        <dd>{t('desk.recovery.by', { name: nameOf(recovery.openedBy), moment: moment(reader, recovery.openedAt) })}</dd>
        <dt>{t('desk.recovery.reason')}</dt>
        <dd>{recovery.reason}</dd>
        {recovery.confirmedAt !== null && (
          <>
            <dt>{t('desk.recovery.confirmed')}</dt>
            <dd>
              {t('desk.recovery.by', {
                name: nameOf(recovery.confirmedBy),
                moment: moment(reader, recovery.confirmedAt),
              })}
            </dd>
          </>
        )}
        <dt>{t('desk.recovery.until')}</dt>
        <dd>{moment(reader, recovery.expiresAt)}</dd>
      </dl>
      {whyNot === null ? (
        <form method="post" action={`${address}/confirm`} class="narrow">
          <Token visit={visit} />
          <p class="notice">{t('desk.recovery.sure', { name })}</p>
          <button type="submit">{t('desk.recovery.confirm')}</button>
        </form>
      ) : (
        !isTooLate && <p class="notice">{t(`desk.recovery.not.${whyNot}`, { name })}</p>
      )}
      <form method="post" action={`${address}/cancel`} class="apart">
        <Token visit={visit} />
        <button type="submit" class="second">
          {t('desk.recovery.cancel')}
        </button>
        <p class="hint">{t('desk.recovery.cancel.hint')}</p>
      </form>
    </DeskPage>
  );
}
