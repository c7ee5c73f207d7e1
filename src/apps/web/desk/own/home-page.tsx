import { roles } from '#domains/desk';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, openSections, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** The first page of somebody who works here: what they may do, and where. */
export function DeskHomePage({
  visit,
  assets,
  hasOneWayIn,
  recovery,
  missing,
}: {
  visit: StaffVisit;
  assets: Assets;
  /** Whether one lost phone would lock them out. */
  hasOneWayIn: boolean;
  /** How many texts keep the installation from publishing, for those who can record them; otherwise 0. */
  missing: number;
  /** A recovery of their own account that waits, with the name of whoever opened it. */
  recovery: { readonly openedBy: string; readonly openedAt: Date; readonly reason: string } | null;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.home.title')} section="home">
      <h1>{t('desk.home.hello', { name: person.name })}</h1>
      <p class="lead">
        {person.areas.length === 0
          ? t('desk.home.everywhere')
          : t('desk.home.areas', { areas: reader.list(person.areas) })}
      </p>
      {recovery !== null && (
        <form method="post" action="/desk/own-recovery/cancel" class="notice">
          <Token visit={visit} />
          <p>
            {t('desk.home.recovery', {
              name: recovery.openedBy,
              moment: moment(reader, recovery.openedAt),
              reason: recovery.reason,
            })}
          </p>
          <button type="submit">{t('desk.home.recovery.cancel')}</button>
        </form>
      )}
      {missing > 0 && (
        <p class="notice">
          {t('desk.home.missing', { count: missing })} <a href="/desk/readiness">{t('desk.nav.readiness')}</a>
        </p>
      )}
      {hasOneWayIn && (
        <p class="notice">
          {t('desk.ways.only')} <a href="/desk/ways-in">{t('desk.nav.ways-in')}</a>
        </p>
      )}
      <section aria-labelledby="roles">
        <h2 id="roles">{t('desk.home.roles')}</h2>
        <dl class="roles">
          {roles
            .filter((role) => person.roles.includes(role))
            .map((role) => (
              <div key={role} class="card">
                <dt>{t(`desk.role.${role}`)}</dt>
                <dd>{t(`desk.role.${role}.about`)}</dd>
              </div>
            ))}
        </dl>
      </section>
      <section aria-labelledby="go">
        <h2 id="go">{t('desk.home.go')}</h2>
        <ul class="links">
          {openSections(visit)
            .filter(({ name }) => name !== 'home')
            .map(({ name, path }) => (
              <li key={name}>
                <a href={path}>{t(`desk.nav.${name}`)}</a>: {t(`desk.nav.${name}.about`)}
              </li>
            ))}
        </ul>
      </section>
    </DeskPage>
  );
}
