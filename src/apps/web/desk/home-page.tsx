import { roles } from '#domains/desk';
import type { Assets } from '../shell/assets.ts';
import { DeskPage, openSections } from './desk-page.tsx';
import type { StaffVisit } from './visit.ts';

/** The first page of somebody who works here: what they may do, and where. */
export function DeskHomePage({ visit, assets }: { visit: StaffVisit; assets: Assets }) {
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
