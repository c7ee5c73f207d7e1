import type { CaseView } from '#domains/moderation';
import { appealDays, type Reason, reasonsFor, type Verdict } from '#domains/moderation/core';
import { Rules } from '../../moderation/rules-page.tsx';
import { opensTo } from '../frame/access.ts';
import { Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type Desk, languageName, ModerationPage, nameIn, span } from './moderation-frame.tsx';
import { SubjectName, Tags } from './queue-page.tsx';
import { Words } from './words.tsx';

export interface CaseProps {
  readonly desk: Desk;
  readonly view: CaseView;
  /** Languages to correct a wrong one to. */
  readonly languages: readonly string[];
  readonly hasKeys: boolean;
  /** What was wrong with a form, and what it said. */
  readonly problem?: { readonly text: string; readonly verdict?: string; readonly reason?: string } | undefined;
}

/** One case: what it is about, the rules beside it, and what can be decided. Words are read by whoever has taken it. */
export function CasePage({ desk, view, languages, hasKeys, problem }: CaseProps) {
  const { visit, now, moderator } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { kase, content } = view;
  const claim = kase.claim !== null && kase.claim.until > now ? kase.claim : null;
  const isMine = claim?.by === moderator.id;
  const title = t(`desk.moderation.kind.${kase.kind}`);
  return (
    <ModerationPage desk={desk} title={title} hasIsland={isMine && hasKeys}>
      <h1>
        {title}
        <SubjectName name={content?.name || (view.kind.looked === 'reports' ? content?.address : null)} />
      </h1>
      {problem !== undefined && <Problem>{problem.text}</Problem>}
      <div class="case">
        <div>
          <About desk={desk} view={view} />
          {content === null ? (
            <p class="notice">{t('desk.moderation.gone')}</p>
          ) : isMine ? (
            <>
              {content.passages.length > 0 && <Words visit={visit} content={content} />}
              {content.address !== null && (
                <p>
                  <a href={content.address}>{t('desk.moderation.see')}</a>
                </p>
              )}
              <Deciding desk={desk} view={view} hasKeys={hasKeys} problem={problem} />
              <Leaving visit={visit} view={view} languages={languages} />
            </>
          ) : (
            <NotMine desk={desk} view={view} />
          )}
          {view.restoreEnd !== null && <Restoring desk={desk} view={view} />}
          <History desk={desk} view={view} />
        </div>
        <aside aria-labelledby="rules">
          <h2 id="rules">{t('desk.moderation.rules')}</h2>
          <p>{t(`desk.moderation.rules.${kase.kind}`)}</p>
          <p>
            <a href="/desk/moderation/danger">{t('desk.moderation.danger.link')}</a>
          </p>
          {view.kind.looked === 'before' && <Rules reader={reader} />}
        </aside>
      </div>
    </ModerationPage>
  );
}

function About({ desk, view }: { desk: Desk; view: CaseView }) {
  const { visit, now } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { kase, reports, alike, likeHidden } = view;
  const claim = kase.claim !== null && kase.claim.until > now ? kase.claim : null;
  return (
    <>
      <dl class="facts">
        <dt>{t('desk.moderation.why')}</dt>
        <dd>
          {t(`desk.moderation.cause.${kase.cause}`)} · {t(`desk.moderation.state.${kase.state}`)}
        </dd>
        {view.kind.looked === 'before' && (
          <>
            <dt>{t('desk.moderation.language')}</dt>
            <dd>{languageName(visit, kase.language)}</dd>
          </>
        )}
        <dt>{t('desk.moderation.since')}</dt>
        <dd>{t('desk.moderation.waits', { span: span(visit, kase.queuedAt, now) })}</dd>
        {claim !== null && (
          <>
            <dt>{t('desk.moderation.claim')}</dt>
            <dd>
              {claim.by === desk.moderator.id
                ? t('desk.moderation.claim.own', { moment: moment(reader, claim.until) })
                : t('desk.moderation.taken', { name: nameIn(desk, claim.by), moment: moment(reader, claim.until) })}
            </dd>
          </>
        )}
      </dl>
      <Tags visit={visit} kase={kase} />
      {reports.length > 0 && (
        <p class="hint">
          {t('desk.moderation.reports', {
            list: reader.list(
              reports.map(({ reason, count }) =>
                t('desk.moderation.reports.one', { reason: t(`report.reason.${reason}`), count }),
              ),
            ),
          })}
        </p>
      )}
      {likeHidden !== null && likeHidden.last.standing !== null && (
        <p class="notice">
          {t('desk.moderation.like-hidden', {
            count: likeHidden.count,
            reason: t(`reason.${likeHidden.last.standing.reason}`),
          })}
        </p>
      )}
      {alike > 0 && (
        <p>
          <a href={`/desk/moderation/cases/${kase.id}/alike`}>{t('desk.moderation.alike.link', { count: alike })}</a>
        </p>
      )}
      {view.appeal !== null && <p class="notice">{t(`desk.moderation.appeal.${view.appeal}`)}</p>}
    </>
  );
}

/** Which key opens which decision, where somebody has switched single keys on. */
const keyOf: Readonly<Partial<Record<Verdict, string>>> = {
  publish: 'p',
  keep: 'k',
  'ask-edit': 'c',
  hold: 'h',
  reject: 'r',
  'take-down': 't',
  escalate: 's',
  agree: 'a',
  disagree: 'd',
  uphold: 'u',
  overturn: 'o',
  'put-right': 'g',
};

function Deciding({ desk, view, hasKeys, problem }: Pick<CaseProps, 'desk' | 'view' | 'hasKeys' | 'problem'>) {
  const { visit } = desk;
  const { t } = visit.reader;
  const { verdicts } = view;
  if (verdicts.length === 0) return null;
  const forms = (
    <>
      {verdicts.map((verdict) => (
        <VerdictForm
          key={verdict}
          desk={desk}
          view={view}
          verdict={verdict}
          shortcut={hasKeys ? keyOf[verdict] : undefined}
          chosen={problem?.verdict === verdict ? problem.reason : undefined}
          isOpen={problem?.verdict === verdict}
        />
      ))}
      {hasKeys && (
        <p class="hint keys">
          {t('desk.moderation.keys')}{' '}
          {verdicts.map((verdict) => (
            <span key={verdict}>
              <kbd>{keyOf[verdict]}</kbd> {t(`desk.moderation.verdict.${verdict}`)}{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
  return (
    <section aria-labelledby="decide" class="deciding">
      <h2 id="decide">{t('desk.moderation.decide')}</h2>
      <p class="hint">{t('desk.moderation.decide.hint')}</p>
      {hasKeys ? <single-keys>{forms}</single-keys> : forms}
    </section>
  );
}

/** One decision with its reasons: opened, chosen, sent. */
function VerdictForm({
  desk,
  view: { kase, kind, content },
  verdict,
  shortcut,
  chosen,
  isOpen,
}: {
  desk: Desk;
  view: CaseView;
  verdict: Verdict;
  shortcut: string | undefined;
  chosen: string | undefined;
  isOpen: boolean;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  const reasons: readonly Reason[] =
    verdict === 'agree' && kase.standing !== null ? [kase.standing.reason] : reasonsFor[verdict];
  const needsTwo = verdict === 'take-down' && kind.peopleForTakedown === 2;
  return (
    <details class="verdict" open={isOpen}>
      <summary {...(shortcut !== undefined && { 'data-key': shortcut })}>
        {t(`desk.moderation.verdict.${verdict}`)}
      </summary>
      <form method="post" action={`/desk/moderation/cases/${kase.id}/decide`}>
        <Token visit={visit} />
        <input type="hidden" name="verdict" value={verdict} />
        <input type="hidden" name="seen" value={kase.version} />
        <input type="hidden" name="content" value={content?.version ?? ''} />
        <p>{t(needsTwo ? 'desk.moderation.verdict.take-down.two' : `desk.moderation.verdict.${verdict}.about`)}</p>
        <fieldset>
          <legend>{t('desk.moderation.reason')}</legend>
          {reasons.map((reason) => (
            <div key={reason} class="choice">
              <input
                type="radio"
                id={`${verdict}-${reason}`}
                name="reason"
                value={reason}
                checked={reason === chosen || reasons.length === 1}
                required
              />
              <label for={`${verdict}-${reason}`}>
                {visit.reader.has(`reason.${reason}`) ? t(`reason.${reason}`) : t(`desk.moderation.reason.${reason}`)}
              </label>
            </div>
          ))}
        </fieldset>
        <button type="submit">{t(`desk.moderation.verdict.${verdict}.go`)}</button>
      </form>
    </details>
  );
}

/** Ways out of a case without deciding it. */
function Leaving({
  visit,
  view: { kase, kind },
  languages,
}: {
  visit: StaffVisit;
  view: CaseView;
  languages: readonly string[];
}) {
  const { t } = visit.reader;
  const address = `/desk/moderation/cases/${kase.id}`;
  return (
    <section aria-labelledby="leave" class="leaving">
      <h2 id="leave">{t('desk.moderation.leave')}</h2>
      <div class="row">
        {(['claim', 'give-back', 'refuse'] as const).map((way) => (
          <form key={way} method="post" action={`${address}/${way}`}>
            <Token visit={visit} />
            <button type="submit" class="second" aria-describedby={`${way}-about`}>
              {t(`desk.moderation.leave.${way}`)}
            </button>
            <p class="hint" id={`${way}-about`}>
              {t(`desk.moderation.leave.${way}.about`)}
            </p>
          </form>
        ))}
      </div>
      {kind.looked === 'before' && (
        <form method="post" action={`${address}/language`} class="filter">
          <Token visit={visit} />
          <div>
            <label for="language">{t('desk.moderation.leave.language')}</label>
            <select id="language" name="language">
              {languages.map((tag) => (
                <option key={tag} value={tag} selected={tag === kase.language}>
                  {languageName(visit, tag)}
                </option>
              ))}
              <option value="" selected={kase.language === null}>
                {languageName(visit, null)}
              </option>
            </select>
          </div>
          <button type="submit" class="second">
            {t('desk.moderation.leave.language.go')}
          </button>
        </form>
      )}
    </section>
  );
}

/** What whoever has not taken the case sees in place of its words. */
function NotMine({ desk, view: { kase, obstacle, verdicts } }: { desk: Desk; view: CaseView }) {
  const { visit, now, moderator } = desk;
  const { t } = visit.reader;
  if (obstacle !== null) return <p class="notice">{t(`desk.moderation.problem.${obstacle}`)}</p>;
  const isTaken = kase.claim !== null && kase.claim.until > now && kase.claim.by !== moderator.id;
  if (verdicts.length === 0 || isTaken) return <p class="hint">{t('desk.moderation.unread')}</p>;
  return (
    <form method="post" action={`/desk/moderation/cases/${kase.id}/claim`}>
      <Token visit={visit} />
      <p>{t('desk.moderation.take.about')}</p>
      <button type="submit">{t('desk.moderation.take')}</button>
    </form>
  );
}

function Restoring({ desk, view: { kase, restoreEnd } }: { desk: Desk; view: CaseView }) {
  const { visit } = desk;
  const { t } = visit.reader;
  if (restoreEnd === null || !opensTo('POST /desk/moderation/cases/:id/restore', visit.person)) return null;
  return (
    <section aria-labelledby="restore">
      <h2 id="restore">{t('desk.moderation.restore')}</h2>
      <p>{t('desk.moderation.restore.about', { moment: moment(visit.reader, restoreEnd), days: appealDays })}</p>
      <form method="post" action={`/desk/moderation/cases/${kase.id}/restore`}>
        <Token visit={visit} />
        <input type="hidden" name="seen" value={kase.version} />
        <fieldset>
          <legend>{t('desk.moderation.reason')}</legend>
          {reasonsFor.restore.map((reason) => (
            <div key={reason} class="choice">
              <input type="radio" id={`restore-${reason}`} name="reason" value={reason} required />
              <label for={`restore-${reason}`}>{t(`reason.${reason}`)}</label>
            </div>
          ))}
        </fieldset>
        <button type="submit" class="second">
          {t('desk.moderation.restore.go')}
        </button>
      </form>
    </section>
  );
}

function History({ desk, view: { log } }: { desk: Desk; view: CaseView }) {
  const { visit } = desk;
  const { t } = visit.reader;
  if (log.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('desk.moderation.history')}</h2>
      <ol class="past">
        {log.map(({ batch }) => (
          <li key={batch.id}>
            <a href={`/desk/moderation/batches/${batch.id}`}>{t(`desk.moderation.verdict.${batch.verdict}`)}</a>:{' '}
            {visit.reader.has(`reason.${batch.reason}`)
              ? t(`reason.${batch.reason}`)
              : t(`desk.moderation.reason.${batch.reason}`)}
            <p class="hint">
              {nameIn(desk, batch.by)}, {moment(visit.reader, batch.at)}
              {batch.undone !== null && ` · ${t('desk.moderation.undone.by', { name: nameIn(desk, batch.undone.by) })}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
