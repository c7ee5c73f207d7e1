import { AreaName, dayWords, FieldPage, type FieldScene } from './field-frame.tsx';

/** The areas that somebody was asked about, and what of them is done. */
export function AreasPage({ scene, said }: { scene: FieldScene; said: 'kept' | 'session-kept' | null }) {
  const { site, reader, view, nameOf } = scene;
  const { t } = reader;
  const title = t('field.title');
  const answered = new Set(view.assessments.map(({ areaCode }) => areaCode));
  return (
    <FieldPage {...{ site, reader, title }}>
      <p class="over-title" lang="en">
        <bdi>{view.partner.name}</bdi> · {view.assessor.label}
      </p>
      <h1>{title}</h1>
      {said !== null && (
        <p class="notice done" role="status">
          {t(`field.${said}`)}
        </p>
      )}
      <p class="lead">
        {view.isOpen && view.areas.length === 0
          ? t('field.areas.listen')
          : view.isOpen
            ? t('field.areas.lead', {
                done: answered.size,
                all: view.areas.length,
                day: dayWords(reader, view.closesOn),
              })
            : t('field.areas.closed')}
      </p>
      {view.isOpen && (
        <p>
          <a class="button" href={reader.href('/fieldwork/phone')}>
            {t('field.areas.phone')}
          </a>
        </p>
      )}
      <ul class="field-areas">
        {view.areas.map((code) => (
          <li key={code}>
            <a href={reader.href(`/fieldwork/areas/${code}`)}>
              <AreaName name={nameOf(code)} />
            </a>
            <span class={answered.has(code) ? 'state done' : 'state'}>
              {t(answered.has(code) ? 'field.state.sent' : 'field.state.none')}
            </span>
          </li>
        ))}
      </ul>
      {view.isOpen && (
        <p>
          <a href={reader.href('/fieldwork/sessions/new')}>{t('field.session.title')}</a>
        </p>
      )}
      {view.sessions.length > 0 && <p>{t('field.session.told', { count: view.sessions.length })}</p>}
      <form method="post" action={reader.href('/fieldwork/leave')} class="field-leave">
        <button type="submit" class="second">
          {t('field.leave')}
        </button>
      </form>
      <p>
        <a href={reader.href('/fieldwork/withdraw')}>{t('field.withdraw.title')}</a>
      </p>
    </FieldPage>
  );
}

/** Before everything is taken back, and after. */
export function WithdrawPage({ scene: { site, reader } }: { scene: FieldScene }) {
  const { t } = reader;
  const title = t('field.withdraw.title');
  return (
    <FieldPage {...{ site, reader, title }}>
      <h1>{title}</h1>
      <p class="lead">{t('field.withdraw.lead')}</p>
      <form method="post" action={reader.href('/fieldwork/withdraw')}>
        <button type="submit">{t('field.withdraw.go')}</button>
      </form>
      <p>
        <a href={reader.href('/fieldwork')}>{t('field.back')}</a>
      </p>
    </FieldPage>
  );
}

export function WithdrawnPage({ site, reader }: Pick<FieldScene, 'site' | 'reader'>) {
  const { t } = reader;
  const title = t('field.withdrawn.title');
  return (
    <FieldPage {...{ site, reader, title }}>
      <h1>{title}</h1>
      <p class="lead">{t('field.withdrawn')}</p>
    </FieldPage>
  );
}
