import { type Assignment, type Invitation, type Person, roles, type WaitingRecovery } from '#domains/desk';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type OpeningRefusal, type RecoveryChoice, RecoverySection } from './recovery-page.tsx';

/** Everybody who works here, and the links that wait for somebody. */
export function PeoplePage({
  visit,
  assets,
  people,
  invitations,
  recoveries,
}: {
  visit: StaffVisit;
  assets: Assets;
  people: readonly Person[];
  invitations: readonly Invitation[];
  recoveries: readonly WaitingRecovery[];
}) {
  const { reader } = visit;
  const { t } = reader;
  const mayChange = opensTo('POST /desk/people/:id', visit.person);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.people.title')} section="people">
      <h1>{t('desk.people.title')}</h1>
      <p class="lead">{t('desk.people.count', { count: people.length })}</p>
      <p>
        {mayChange ? (
          <a class="button" href="/desk/people/invite">
            {t('desk.people.invite')}
          </a>
        ) : (
          t('desk.people.look')
        )}
      </p>
      <ul class="entries">
        {people.map((person) => (
          <li key={person.id} class="card">
            <div>
              <h2>
                {person.name} {person.id === visit.person.id && <small>{t('desk.people.you')}</small>}
              </h2>
              <p>{person.email}</p>
              <p>{describe(reader, person)}</p>
              <p class="hint">{t('desk.people.since', { date: reader.date(person.joinedAt) })}</p>
            </div>
            {mayChange && (
              <a class="button second" href={`/desk/people/${person.id}`}>
                {t('desk.people.change')} <span class="unseen">{person.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {recoveries.length > 0 && (
        <section aria-labelledby="recoveries">
          <h2 id="recoveries">{t('desk.people.recoveries')}</h2>
          <ul class="entries">
            {recoveries.map(({ recovery, person }) => (
              <li key={recovery.id} class="card">
                <div>
                  <h3>{person.name}</h3>
                  <p>
                    {t(
                      recovery.confirmedAt === null ? 'desk.people.recovery.opened' : 'desk.people.recovery.confirmed',
                    )}
                  </p>
                  <p class="hint">{t('desk.people.until', { moment: moment(reader, recovery.expiresAt) })}</p>
                </div>
                {mayChange && (
                  <a class="button second" href={`/desk/recoveries/${recovery.id}`}>
                    {t('desk.recovery.look')} <span class="unseen">{person.name}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {invitations.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t('desk.people.waiting')}</h2>
          <ul class="entries">
            {invitations.map((invitation) => (
              <li key={invitation.id} class="card">
                <div>
                  <h3>{invitation.email}</h3>
                  <p>{describe(reader, invitation)}</p>
                  <p class="hint">{t('desk.people.until', { moment: moment(reader, invitation.expiresAt) })}</p>
                </div>
                {mayChange && (
                  <form method="post" action={`/desk/people/invitations/${invitation.id}/withdraw`}>
                    <Token visit={visit} />
                    <button type="submit" class="second">
                      {t('desk.people.withdraw')} <span class="unseen">{invitation.email}</span>
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>
  );
}

function describe({ t, list }: Reader, assignment: Assignment): string {
  const held = list(assignment.roles.map((role) => t(`desk.role.${role}`)));
  return assignment.areas.length === 0 ? held : t('desk.people.within', { roles: held, areas: list(assignment.areas) });
}

/** Roles as boxes to tick, and own areas as codes. */
function AssignmentFields({
  reader,
  given,
  areas,
  problem,
}: {
  reader: Reader;
  given: readonly string[];
  areas: string;
  problem?: string | undefined;
}) {
  const { t } = reader;
  return (
    <>
      <fieldset>
        <legend>{t('desk.field.roles')}</legend>
        {roles.map((role) => (
          <div key={role} class="choice">
            <input
              type="checkbox"
              id={role}
              name="role"
              value={role}
              checked={given.includes(role)}
              aria-describedby={`${role}-about`}
            />
            <label for={role}>{t(`desk.role.${role}`)}</label>
            <span class="hint" id={`${role}-about`}>
              {t(`desk.role.${role}.about`)}
            </span>
          </div>
        ))}
      </fieldset>
      <Field
        reader={reader}
        name="areas"
        label={t('desk.field.areas')}
        hint={t('desk.field.areas.hint')}
        value={areas}
        problem={problem}
      />
    </>
  );
}

/** What is wrong with a form about somebody: beside which field, in which words. */
export interface PeopleProblem {
  readonly field: 'email' | 'roles' | 'areas' | 'all';
  readonly text: string;
}

export function InvitePage({
  visit,
  assets,
  isMailed,
  email = '',
  given = [],
  areas = '',
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  /** Whether this installation sends mail. */
  isMailed: boolean;
  email?: string;
  given?: readonly string[];
  areas?: string;
  problem?: PeopleProblem;
}) {
  const { reader } = visit;
  const { t } = reader;
  const about = (field: PeopleProblem['field']) => (problem?.field === field ? problem.text : undefined);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.invite.title')} section="people">
      <h1>{t('desk.invite.title')}</h1>
      <p class="lead">{t(isMailed ? 'desk.invite.lead.mailed' : 'desk.invite.lead')}</p>
      {(problem?.field === 'roles' || problem?.field === 'all') && <Problem>{problem.text}</Problem>}
      <form method="post" action="/desk/people/invite" class="narrow">
        <Token visit={visit} />
        <Field
          reader={reader}
          name="email"
          label={t('desk.field.email')}
          type="email"
          value={email}
          problem={about('email')}
          autocomplete="off"
          required
        />
        <AssignmentFields reader={reader} given={given} areas={areas} problem={about('areas')} />
        <button type="submit">{t('desk.invite.go-on')}</button>
      </form>
    </DeskPage>
  );
}

/** Somebody's roles and areas, to be changed; a way back in; and their end. */
export function PersonPage({
  visit,
  assets,
  person,
  recovery,
  given = person.roles,
  areas = person.areas.join(' '),
  problem,
  reason = '',
  recoveryProblem = null,
}: {
  visit: StaffVisit;
  assets: Assets;
  person: Person;
  /** Null for oneself. */
  recovery: RecoveryChoice | null;
  given?: readonly string[];
  areas?: string;
  problem?: PeopleProblem;
  reason?: string;
  recoveryProblem?: OpeningRefusal | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const address = `/desk/people/${person.id}`;
  return (
    <DeskPage visit={visit} assets={assets} title={person.name} section="people">
      <h1>{person.name}</h1>
      <p class="lead">{person.email}</p>
      {problem && problem.field !== 'areas' && <Problem>{problem.text}</Problem>}
      <form method="post" action={address} class="narrow">
        <Token visit={visit} />
        <AssignmentFields
          reader={reader}
          given={given}
          areas={areas}
          problem={problem?.field === 'areas' ? problem.text : undefined}
        />
        <button type="submit">{t('desk.person.save')}</button>
      </form>
      {recovery !== null && (
        <RecoverySection visit={visit} person={person} choice={recovery} reason={reason} problem={recoveryProblem} />
      )}
      <section aria-labelledby="end" class="narrow">
        <h2 id="end">{t('desk.person.end.title', { name: person.name })}</h2>
        <p>{t('desk.person.end.about')}</p>
        <form method="post" action={`${address}/end`}>
          <Token visit={visit} />
          <div class="choice">
            <input type="checkbox" id="sure" name="sure" value="yes" required />
            <label for="sure">{t('desk.person.end.sure')}</label>
          </div>
          <button type="submit" class="second">
            {t('desk.person.end')}
          </button>
        </form>
      </section>
    </DeskPage>
  );
}
