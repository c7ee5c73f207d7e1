import { standingNumbers } from '#domains/facts/core';
import type { Settings } from '#domains/moderation';
import { moment } from '../frame/moment.ts';
import { type Desk, ModerationPage, nameIn } from './moderation-frame.tsx';

/** What to do when somebody may be in danger, or something may be terrorist content. Always the same card; the procedure is the stewards’ own. */
export function DangerPage({ desk, settings }: { desk: Desk; settings: Settings }) {
  const { reader } = desk.visit;
  const { t } = reader;
  const title = t('desk.moderation.danger.title');
  const { procedure, changed } = settings;
  return (
    <ModerationPage desk={desk} title={title}>
      <h1>{title}</h1>
      <section class="card danger" aria-labelledby="call">
        <h2 id="call">{t('desk.moderation.danger.call')}</h2>
        <ul class="numbers">
          {standingNumbers(reader.facts).map((fact) => (
            <li key={fact.id}>
              <a href={`tel:${fact.dial}`}>
                <span>{reader.t(`safety.${fact.id}`)}</span> <b dir="ltr">{fact.number}</b>
              </a>
            </li>
          ))}
        </ul>
        <p>{t('desk.moderation.danger.not-alone')}</p>
      </section>
      <section class="notice" aria-labelledby="never">
        <h2 id="never">{t('desk.moderation.danger.never')}</h2>
        <p>{t('desk.moderation.danger.never.about')}</p>
      </section>
      <section aria-labelledby="procedure">
        <h2 id="procedure">{t('desk.moderation.danger.procedure')}</h2>
        {procedure === '' ? (
          <p>{t('desk.moderation.danger.procedure.none')}</p>
        ) : (
          <>
            <p class="procedure">{procedure}</p>
            {changed !== null && (
              <p class="hint">
                {t('desk.moderation.danger.procedure.by', {
                  name: nameIn(desk, changed.by),
                  moment: moment(reader, changed.at),
                })}
              </p>
            )}
          </>
        )}
      </section>
    </ModerationPage>
  );
}
