import type { LogEntry, Week } from '#domains/moderation';
import { Rules, WeekTable } from '../../moderation/rules-page.tsx';
import { opensTo } from '../frame/access.ts';
import { moment } from '../frame/moment.ts';
import { reasonName } from './group-page.tsx';
import { type Desk, ModerationPage, nameIn } from './moderation-frame.tsx';

/** What was decided lately, each with the way to take it back or to bring it back. */
export function DecidedPage({ desk, log, by }: { desk: Desk; log: readonly LogEntry[]; by: string | null }) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.decided.title');
  const batches = log.filter((entry, at) => log.findIndex(({ batch }) => batch.id === entry.batch.id) === at);
  return (
    <ModerationPage desk={desk} title={title} view="decided">
      <h1>{title}</h1>
      <p class="lead">
        {by === null ? t('desk.moderation.decided.lead') : t('desk.moderation.decided.by', { name: nameIn(desk, by) })}
      </p>
      <ul class="entries">
        {batches.map(({ batch, caseId, kind }) => (
          <li key={batch.id} class="card">
            <div>
              <h2>
                <a href={`/desk/moderation/batches/${batch.id}`}>{t(`desk.moderation.verdict.${batch.verdict}`)}</a>
                {batch.size > 1 && <small> {t('desk.moderation.decided.size', { count: batch.size })}</small>}
              </h2>
              <p>
                {t(`desk.moderation.kind.${kind}`)} · {reasonName(visit, batch.reason)}
              </p>
              <p class="hint">
                {nameIn(desk, batch.by)}, {moment(visit.reader, batch.at)}
                {batch.undone !== null &&
                  ` · ${t('desk.moderation.undone.by', { name: nameIn(desk, batch.undone.by) })}`}
              </p>
            </div>
            <a class="button second" href={`/desk/moderation/cases/${caseId}`}>
              {t('desk.moderation.decided.open')}
            </a>
          </li>
        ))}
      </ul>
    </ModerationPage>
  );
}

/** The weekly table as everybody sees it, and the log for stewards. */
export function FiguresPage({ desk, weeks }: { desk: Desk; weeks: readonly Week[] }) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.figures.title');
  return (
    <ModerationPage desk={desk} title={title} view="figures">
      <h1>{title}</h1>
      <p class="lead">{t('desk.moderation.figures.lead')}</p>
      {weeks.length === 0 && <p>{t('moderation.figures.none')}</p>}
      {weeks.map((week) => (
        <WeekTable key={week.start.toISOString()} reader={visit.reader} week={week} />
      ))}
      {opensTo('GET /desk/moderation/log.csv', visit.person) && (
        <p>
          <a href="/desk/moderation/log.csv">{t('desk.moderation.log')}</a>
          <br />
          <span class="hint">{t('desk.moderation.log.about')}</span>
        </p>
      )}
    </ModerationPage>
  );
}

/** The published rules, for whoever decides by them, with what each kind asks for besides. */
export function StaffRulesPage({ desk, kinds }: { desk: Desk; kinds: readonly string[] }) {
  const { reader } = desk.visit;
  const { t } = reader;
  const title = t('desk.moderation.rules');
  return (
    <ModerationPage desk={desk} title={title} view="rules">
      <h1>{title}</h1>
      <p class="lead">{t('desk.moderation.rules.lead')}</p>
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{t(`desk.moderation.kind.${kind}`)}</h2>
          <p>{t(`desk.moderation.rules.${kind}`)}</p>
        </section>
      ))}
      <section aria-labelledby="words">
        <h2 id="words">{t('moderation.rules')}</h2>
        <Rules reader={reader} />
      </section>
      <p>
        <a href="/desk/moderation/danger">{t('desk.moderation.danger.link')}</a>
      </p>
    </ModerationPage>
  );
}
