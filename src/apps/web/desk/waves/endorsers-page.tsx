import type { Endorsement } from '#domains/voices/core';
import type { Assets } from '../../shell/assets.ts';
import { Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type Names, nameOf } from './overview-page.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';

export interface EndorsersView {
  readonly head: WaveHead;
  readonly endorsements: readonly Endorsement[];
  /** Which of them stand behind what the wave says now. */
  readonly current: ReadonlySet<string>;
  readonly names: Names;
}

/** Who stands behind a wave: asked by a link, shown once they have said so and somebody else here has made sure of it. */
export function EndorsersPage({
  visit,
  assets,
  view,
  link,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: EndorsersView;
  /** A link that was just made. It is shown once. */
  link?: string;
  problem?: string;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { head, endorsements, names } = view;
  const action = (path: string) => `/desk/waves/${head.id}/endorsers${path}`;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={head} title={t('desk.waves.view.endorsers')} tab="endorsers">
      <h1>{t('desk.waves.view.endorsers')}</h1>
      <p class="lead">{t('desk.waves.endorsers.lead')}</p>
      {problem !== undefined && <Problem>{problem}</Problem>}
      {link !== undefined && (
        <div class="card attention">
          <label for="link">
            <strong>{t('desk.waves.endorsers.link')}</strong>
          </label>
          <p class="hint">{t('desk.waves.endorsers.link.about')}</p>
          <input id="link" value={link} readonly />
        </div>
      )}
      <form method="post" action={action('')} class="after">
        <Token visit={visit} />
        <button type="submit">{t('desk.waves.endorsers.ask')}</button>
      </form>
      {endorsements.length > 0 && (
        <section aria-labelledby="asked">
          <h2 id="asked">{t('desk.waves.endorsers.asked')}</h2>
          <ul class="entries">
            {endorsements.map((one) => {
              const { id, state, name, role, askedBy, askedAt } = one;
              const isStale = (state === 'accepted' || state === 'confirmed') && !view.current.has(id);
              return (
                <li key={id} class="card">
                  <div>
                    <h3>{name === null ? t('desk.waves.endorsers.nobody') : <bdi dir="auto">{name}</bdi>}</h3>
                    {role !== null && (
                      <p>
                        <bdi dir="auto">{role}</bdi>
                      </p>
                    )}
                    <p class="hint">
                      {t('desk.waves.endorsers.by', {
                        name: nameOf(visit, names, askedBy),
                        moment: moment(reader, askedAt),
                      })}
                    </p>
                    {isStale && <p class="hint">{t('desk.waves.endorsers.stale')}</p>}
                    {state === 'accepted' && !isStale && askedBy === `staff:${visit.person.id}` && (
                      <p class="hint">{t('desk.waves.endorsers.own')}</p>
                    )}
                  </div>
                  <span class="standing">{t(`desk.waves.endorsers.state.${state}`)}</span>
                  {state === 'accepted' && !isStale && askedBy !== `staff:${visit.person.id}` && (
                    <form method="post" action={action(`/${id}/confirm`)}>
                      <Token visit={visit} />
                      <p class="hint">{t('desk.waves.endorsers.confirm.about')}</p>
                      <button type="submit">{t('desk.waves.endorsers.confirm')}</button>
                    </form>
                  )}
                  {state !== 'declined' && state !== 'withdrawn' && (
                    <form method="post" action={action(`/${id}/end`)}>
                      <Token visit={visit} />
                      <button type="submit" class="second">
                        {t(state === 'asked' ? 'desk.waves.endorsers.cancel' : 'desk.waves.endorsers.end')}
                      </button>
                    </form>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </WaveDeskPage>
  );
}
