import type { Batch, GroupPreview, LogEntry } from '#domains/moderation';
import { type Case, limits, type Reason, reasonsFor, type Verdict } from '#domains/moderation/core';
import { Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type Desk, ModerationPage, nameIn } from './moderation-frame.tsx';
import { Words } from './words.tsx';

/** What can be decided over a group: nothing that calls for a second person or a steward, case by case. */
export const groupVerdicts = [
  'publish',
  'ask-edit',
  'reject',
  'keep',
  'take-down',
] as const satisfies readonly Verdict[];

export interface GroupProps {
  readonly desk: Desk;
  readonly kase: Case;
  /** What was asked for; null before anything was chosen. */
  readonly asked: { readonly verdict: Verdict; readonly reason: Reason } | null;
  readonly preview: GroupPreview | null;
  readonly problem?: string | undefined;
}

/** One decision over near-duplicates: chosen, counted and shown, then made. */
export function GroupPage({ desk, kase, asked, preview, problem }: GroupProps) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.group.title');
  return (
    <ModerationPage desk={desk} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t('desk.moderation.group.lead', { most: limits.groupAtOnce })}</p>
      {problem !== undefined && <Problem>{problem}</Problem>}
      <form method="get" action={`/desk/moderation/cases/${kase.id}/alike`} class="filter">
        <div>
          <label for="choice">{t('desk.moderation.group.choice')}</label>
          <select id="choice" name="choice">
            {groupVerdicts.map((verdict) => (
              <optgroup key={verdict} label={t(`desk.moderation.verdict.${verdict}`)}>
                {reasonsFor[verdict].map((reason) => (
                  <option
                    key={reason}
                    value={`${verdict}.${reason}`}
                    selected={asked?.verdict === verdict && asked.reason === reason}
                  >
                    {t(`desk.moderation.verdict.${verdict}`)}: {t(`reason.${reason}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <button type="submit" class="second">
          {t('desk.moderation.group.look')}
        </button>
      </form>
      {asked !== null && preview !== null && <Preview desk={desk} kase={kase} asked={asked} preview={preview} />}
      <p>
        <a href={`/desk/moderation/cases/${kase.id}`}>{t('desk.moderation.group.back')}</a>
      </p>
    </ModerationPage>
  );
}

function Preview({
  desk,
  kase,
  asked,
  preview: { members, left, hasMore, digest },
}: {
  desk: Desk;
  kase: Case;
  asked: { readonly verdict: Verdict; readonly reason: Reason };
  preview: GroupPreview;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('desk.moderation.group.count', { count: members.length })}</h2>
      {hasMore && <p>{t('desk.moderation.group.more', { most: limits.groupAtOnce })}</p>}
      {left.length > 0 && (
        <>
          <p>{t('desk.moderation.group.left', { count: left.length })}</p>
          <ul>
            {[...new Set(left.map(({ why }) => why))].map((why) => (
              <li key={why}>
                {t(`desk.moderation.problem.${why}`)} ({left.filter((one) => one.why === why).length})
              </li>
            ))}
          </ul>
        </>
      )}
      {members.length > 0 && (
        <form method="post" action={`/desk/moderation/cases/${kase.id}/alike`}>
          <Token visit={visit} />
          <input type="hidden" name="choice" value={`${asked.verdict}.${asked.reason}`} />
          <input type="hidden" name="digest" value={digest} />
          <button type="submit">
            {t('desk.moderation.group.go', {
              count: members.length,
              verdict: t(`desk.moderation.verdict.${asked.verdict}`),
            })}
          </button>
        </form>
      )}
      <ol class="members">
        {members.map(({ kase: member, content }) => (
          <li key={member.id}>
            <Words visit={visit} content={content} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was just decided, or long ago: by whom, over how many, and until when it can be taken back. */
export function BatchPage({
  desk,
  batch,
  cases,
  undoEnd,
  undone,
  problem,
}: {
  desk: Desk;
  batch: Batch;
  cases: readonly LogEntry[];
  /** Until when this person may take it back; null when they may not. */
  undoEnd: Date | null;
  /** What taking it back just did. */
  undone?: { readonly undone: number; readonly left: number } | undefined;
  problem?: string | undefined;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.batch.title');
  return (
    <ModerationPage desk={desk} title={title} view="decided">
      <h1>{title}</h1>
      {problem !== undefined && <Problem>{problem}</Problem>}
      {undone !== undefined && (
        <p class="notice" role="status">
          {t('desk.moderation.batch.undone', { ...undone })}
        </p>
      )}
      <p class="lead">
        {t('desk.moderation.batch.what', {
          verdict: t(`desk.moderation.verdict.${batch.verdict}`),
          reason: reasonName(visit, batch.reason),
          count: batch.size,
        })}
      </p>
      <p class="hint">
        {nameIn(desk, batch.by)}, {moment(visit.reader, batch.at)}
        {batch.undone !== null && ` · ${t('desk.moderation.undone.by', { name: nameIn(desk, batch.undone.by) })}`}
      </p>
      {batch.verdict === 'escalate' && (batch.reason === 'immediate-danger' || batch.reason === 'terrorist') && (
        <p>
          <a class="button" href="/desk/moderation/danger">
            {t('desk.moderation.danger.now')}
          </a>
        </p>
      )}
      <div class="tools decided">
        <form method="post" action="/desk/moderation/next">
          <Token visit={visit} />
          <button type="submit">{t('desk.moderation.next')}</button>
        </form>
        {undoEnd !== null && (
          <form method="post" action={`/desk/moderation/batches/${batch.id}/undo`}>
            <Token visit={visit} />
            <button type="submit" class="second">
              {t('desk.moderation.undo', { count: batch.size })}
            </button>
            <p class="hint">{t('desk.moderation.undo.until', { moment: moment(visit.reader, undoEnd) })}</p>
          </form>
        )}
      </div>
      <section aria-labelledby="cases">
        <h2 id="cases">{t('desk.moderation.batch.cases')}</h2>
        <ul class="links">
          {cases.map(({ caseId, kind }) => (
            <li key={caseId}>
              <a href={`/desk/moderation/cases/${caseId}`}>
                {t(`desk.moderation.kind.${kind}`)} {caseId.slice(0, 8)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </ModerationPage>
  );
}

/** A reason as authors read it, or as staff do where it is none of theirs. */
export function reasonName({ reader }: Pick<StaffVisit, 'reader'>, reason: Reason): string {
  const key = `reason.${reason}`;
  return reader.has(key) ? reader.t(key) : reader.t(`desk.moderation.${key}`);
}
