import type { Week } from '#domains/moderation';
import { appealDays, hidingReasons, restoreDays } from '#domains/moderation/core';
import type { Disclosed } from '#foundations/disclosure';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

const ways = ['people', 'reason', 'appeal', 'two', 'back', 'crowd', 'own', 'gone'] as const;

/** The published rules: what is not shown and why, how it is decided, and how often what was. */
export function RulesPage({ site, reader, weeks }: { site: Site; reader: Reader; weeks: readonly Week[] }) {
  const { t } = reader;
  const days = { appeal: appealDays, restore: restoreDays };
  return (
    <Page site={site} reader={reader} title={t('moderation.title')} description={t('moderation.description')}>
      <h1>{t('moderation.title')}</h1>
      <p class="lead">{t('moderation.lead')}</p>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('moderation.rules')}</h2>
        <p>{t('moderation.rules.note')}</p>
        <Rules reader={reader} />
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{t('moderation.how')}</h2>
        <ul class="points">
          {ways.map((way) => (
            <li key={way}>{t(`moderation.how.${way}`, days)}</li>
          ))}
        </ul>
        <p>
          <a href={reader.href('/receipt')}>{t('footer.receipt')}</a>
        </p>
      </section>
      <section aria-labelledby="report">
        <h2 id="report">{t('moderation.report')}</h2>
        <p>{t('moderation.report.about', { link: t('report.link') })}</p>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">{t('moderation.figures')}</h2>
        <p>{t('moderation.figures.lead')}</p>
        {weeks.length === 0 && <p>{t('moderation.figures.none')}</p>}
        {weeks.map((week) => (
          <WeekTable key={week.start.toISOString()} reader={reader} week={week} />
        ))}
      </section>
    </Page>
  );
}

/** The rules, each under the name by which an author is told of it. */
export function Rules({ reader }: { reader: Reader }) {
  const { t } = reader;
  return (
    <dl class="house-rules">
      {hidingReasons.map((reason) => (
        <div key={reason} id={`rule-${reason}`}>
          <dt>{t(`reason.${reason}`)}</dt>
          <dd>{t(`reason.${reason}.about`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was decided in one week, and why things were not shown. */
export function WeekTable({ reader, week: { start, figures } }: { reader: Reader; week: Week }) {
  const { t } = reader;
  const count = (disclosed: Disclosed) =>
    disclosed.shown ? (
      <data value={disclosed.value}>{reader.number(disclosed.value)}</data>
    ) : (
      t('moderation.figures.few')
    );
  const rows = (lines: readonly { readonly name: string; readonly count: Disclosed }[]) =>
    lines.map((line) => (
      <tr key={line.name}>
        <th scope="row">{line.name}</th>
        <td>{count(line.count)}</td>
      </tr>
    ));
  const all = figures.outcomes.map(({ outcome, count }) => ({ name: t(`moderation.outcome.${outcome}`), count }));
  const why = figures.hidden.map(({ reason, count }) => ({ name: t(`reason.${reason}`), count }));
  return (
    <details class="week">
      <summary>
        {t('moderation.figures.week', { date: reader.apart(reader.date(start.toISOString().slice(0, 10))) })}
      </summary>
      {[
        { caption: t('moderation.figures.what'), lines: all },
        { caption: t('moderation.figures.why'), lines: why },
      ].map(({ caption, lines }) => (
        <table key={caption} class="counts">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('moderation.figures.what')}</th>
              <th scope="col">{t('moderation.figures.count')}</th>
            </tr>
          </thead>
          <tbody>{rows(lines)}</tbody>
        </table>
      ))}
    </details>
  );
}
