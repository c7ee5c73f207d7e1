import type { QueueEntry, QueueFilter, QueueView } from '#domains/moderation';
import { type Case, labels } from '#domains/moderation/core';
import { Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type Desk, languageName, ModerationPage, nameIn, span } from './moderation-frame.tsx';

export interface QueueProps {
  readonly desk: Desk;
  readonly view: QueueView;
  readonly entries: readonly QueueEntry[];
  readonly total: number;
  readonly filter: QueueFilter;
  /** What cases are about, by their ids, where that can be said without anybody's words. */
  readonly subjects: ReadonlyMap<string, string>;
  /** Kinds and languages to choose from. */
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
  /** What stewards should know of colleagues; empty for others. */
  readonly alerts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly personId: string;
    readonly at: Date;
  }[];
  /** Why nothing was taken, when somebody asked for the next one or for a code. */
  readonly problem?: string | undefined;
}

/** What waits, the most urgent first. No words of anybody: they are read one by one, by whoever takes a case. */
export function QueuePage(props: QueueProps) {
  const { desk, view, entries, subjects, total, filter, kinds, languages, alerts, problem } = props;
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t(`desk.moderation.${view}.title`);
  return (
    <ModerationPage desk={desk} title={title} view={view}>
      <h1>{title}</h1>
      <p class="lead">{t(`desk.moderation.${view}.lead`, { count: total })}</p>
      {problem !== undefined && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <Alerts desk={desk} alerts={alerts} />
      {view === 'queue' && (
        <div class="tools">
          {total > 0 && (
            <form method="post" action="/desk/moderation/next">
              <Token visit={visit} />
              <button type="submit">{t('desk.moderation.next')}</button>
            </form>
          )}
          <form method="post" action="/desk/moderation/find" class="find">
            <Token visit={visit} />
            <label for="code">{t('desk.moderation.find')}</label>
            <span class="hint">{t('desk.moderation.find.hint')}</span>
            <span class="row">
              <input id="code" name="code" dir="ltr" autocomplete="off" maxlength={200} required />
              <button type="submit" class="second">
                {t('desk.moderation.find.go')}
              </button>
            </span>
          </form>
        </div>
      )}
      {view === 'queue' && <Filter visit={visit} filter={filter} kinds={kinds} languages={languages} />}
      <Entries desk={desk} entries={entries} subjects={subjects} />
      {total > entries.length && <p class="hint">{t('desk.moderation.more', { count: total - entries.length })}</p>}
    </ModerationPage>
  );
}

function Filter({
  visit,
  filter,
  kinds,
  languages,
}: {
  visit: StaffVisit;
  filter: QueueFilter;
  kinds: readonly string[];
  languages: readonly string[];
}) {
  const { t } = visit.reader;
  const selects = [
    { name: 'kind', chosen: filter.kind, options: kinds.map((kind) => [kind, t(`desk.moderation.kind.${kind}`)]) },
    { name: 'language', chosen: filter.language, options: languages.map((tag) => [tag, languageName(visit, tag)]) },
    {
      name: 'label',
      chosen: filter.label,
      options: Object.keys(labels).map((label) => [label, t(`desk.moderation.label.${label}`)]),
    },
  ] as const;
  return (
    <form method="get" action="/desk/moderation" class="filter">
      {selects.map(({ name, chosen, options }) => (
        <div key={name}>
          <label for={name}>{t(`desk.moderation.filter.${name}`)}</label>
          <select id={name} name={name}>
            <option value="">{t('desk.moderation.filter.all')}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value} selected={value === chosen}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" class="second">
        {t('desk.moderation.filter.go')}
      </button>
    </form>
  );
}

function Alerts({ desk, alerts }: { desk: Desk; alerts: QueueProps['alerts'] }) {
  const { visit } = desk;
  const { t } = visit.reader;
  return alerts.map(({ id, kind, personId, at }) => (
    <section key={id} class="notice alert" aria-label={t('desk.moderation.alert')}>
      <p>
        {t(`desk.moderation.alert.${kind}`, { name: nameIn(desk, personId), moment: moment(visit.reader, at) })}{' '}
        <a href={`/desk/moderation/decided?by=${personId}`}>{t('desk.moderation.alert.look')}</a>
      </p>
      <form method="post" action={`/desk/moderation/alerts/${id}/seen`}>
        <Token visit={visit} />
        <button type="submit" class="second">
          {t('desk.moderation.alert.seen')}
        </button>
      </form>
    </section>
  ));
}

/** Cases to take, each with what is known of it before anybody reads it. */
function Entries({ desk, entries, subjects }: Pick<QueueProps, 'desk' | 'entries' | 'subjects'>) {
  const { visit, now } = desk;
  const { t } = visit.reader;
  return (
    <ul class="entries cases">
      {entries.map(({ kase, alike }) => (
        <li key={kase.id} class={kase.dueAt <= now ? 'card overdue' : 'card'}>
          <div>
            <h2>
              <a href={`/desk/moderation/cases/${kase.id}`}>{t(`desk.moderation.kind.${kase.kind}`)}</a>
              <SubjectName name={subjects.get(kase.id)} />{' '}
              {alike > 1 && <small>{t('desk.moderation.alike', { count: alike - 1 })}</small>}
            </h2>
            <p>
              {[
                t(`desk.moderation.cause.${kase.cause}`),
                ...(kase.language === null ? [] : [languageName(visit, kase.language)]),
                t('desk.moderation.waits', { span: span(visit, kase.queuedAt, now) }),
              ].join(' · ')}
              {kase.dueAt <= now && <strong> · {t('desk.moderation.overdue')}</strong>}
            </p>
            <Tags visit={visit} kase={kase} />
          </div>
          <Take desk={desk} kase={kase} />
        </li>
      ))}
    </ul>
  );
}

/** What a case is about, in a direction of its own. */
export function SubjectName({ name }: { name: string | null | undefined }) {
  return !name ? null : (
    <>
      : <bdi>{name}</bdi>
    </>
  );
}

/** What a program noticed, what readers reported, and where it stands. */
export function Tags({ visit, kase }: { visit: StaffVisit; kase: Case }) {
  const { t } = visit.reader;
  const tags = [
    ...(kase.state === 'escalated' || kase.state === 'second' || kase.state === 'held'
      ? [t(`desk.moderation.state.${kase.state}`)]
      : []),
    ...kase.labels.map((label) => t(`desk.moderation.label.${label}`)),
    ...kase.reported.map((reason) => t('desk.moderation.reported', { reason: t(`report.reason.${reason}`) })),
  ];
  return tags.length === 0 ? null : (
    <ul class="tags">
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  );
}

function Take({ desk, kase }: { desk: Desk; kase: Case }) {
  const { visit, moderator, now } = desk;
  const { t } = visit.reader;
  const { claim } = kase;
  if (claim !== null && claim.until > now && claim.by !== moderator.id)
    return (
      <p class="hint">
        {t('desk.moderation.taken', { name: nameIn(desk, claim.by), moment: moment(visit.reader, claim.until) })}
      </p>
    );
  const isOwn = claim !== null && claim.by === moderator.id && claim.until > now;
  return (
    <form method="post" action={`/desk/moderation/cases/${kase.id}/claim`}>
      <Token visit={visit} />
      <button type="submit" class="second">
        {t(isOwn ? 'desk.moderation.go-on' : 'desk.moderation.take')}
        <span class="unseen"> {t(`desk.moderation.kind.${kase.kind}`)}</span>
      </button>
    </form>
  );
}

/** What somebody holds now, and until when. */
export function MinePage({
  desk,
  cases,
  subjects,
}: { desk: Desk; cases: readonly Case[] } & Pick<QueueProps, 'subjects'>) {
  const { t } = desk.visit.reader;
  const title = t('desk.moderation.mine.title');
  return (
    <ModerationPage desk={desk} title={title} view="mine">
      <h1>{title}</h1>
      <p class="lead">{t('desk.moderation.mine.lead', { count: cases.length })}</p>
      <Entries desk={desk} entries={cases.map((kase) => ({ kase, alike: 1 }))} subjects={subjects} />
    </ModerationPage>
  );
}
