import type { PlanLine, Wave, WavePlan, WaveReport, WordingNote } from '#domains/voices/core';
import type { Paper } from '#foundations/paper';
import type { Assets } from '../../shell/assets.ts';
import { occasion } from '../../shell/occasion.ts';
import { Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { Lines } from './lines.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';
import { WordingNotes } from './wording-notes.tsx';

export type Names = ReadonlyMap<string, string>;

export interface Overview {
  readonly head: WaveHead;
  readonly wave: Wave;
  readonly publicUrl: string;
  readonly plan: Paper<WavePlan> | null;
  readonly report: Paper<WaveReport> | null;
  readonly lines: readonly PlanLine[];
  readonly notes: readonly WordingNote[];
  /** Everything that keeps it from being published just now, in words. */
  readonly obstacles: readonly string[];
  readonly names: Names;
  readonly places: readonly string[];
  /** When it goes on after an election, while one holds it. */
  readonly heldUntil: Date | null;
}

export const nameOf = ({ reader: { t } }: StaffVisit, names: Names, actor: string): string =>
  names.get(actor.replace(/^staff:/, '')) ?? t('desk.map.somebody');

/** One wave: where it stands, what waits for whom, and the buttons that matter. */
export function OverviewPage({
  visit,
  assets,
  view,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: Overview;
  problem?: string;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { head, wave, plan } = view;
  const isThere = wave.approvedAt !== null;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={head} title={head.title} tab="overview">
      <h1>{t(`desk.waves.stands.${head.phase}`, { moment: occasion(reader, wave.opensAt) })}</h1>
      {problem !== undefined && <Problem>{problem}</Problem>}
      {head.isExample && <p class="notice">{t('desk.waves.example.about')}</p>}
      {view.heldUntil !== null && (
        <p class="notice">{t('desk.waves.held', { moment: moment(reader, view.heldUntil) })}</p>
      )}
      {wave.hiddenAt !== null && <p class="notice">{t('desk.waves.hidden')}</p>}
      <Waiting visit={visit} view={view} />
      {!head.isExample && <Steps visit={visit} view={view} />}
      {isThere && (
        <section aria-labelledby="links">
          <h2 id="links">{t('desk.waves.links')}</h2>
          <dl class="facts">
            <dt>{t('desk.waves.link.page')}</dt>
            <dd>
              <a href={`/waves/${wave.slug}`}>{`${view.publicUrl}/waves/${wave.slug}`}</a>
            </dd>
            <dt>{t('desk.waves.link.poster')}</dt>
            <dd>
              <a href={`/waves/${wave.slug}/poster`}>{`${view.publicUrl}/waves/${wave.slug}/poster`}</a>
            </dd>
            <dt>{t('desk.waves.link.kit')}</dt>
            <dd>
              <a href={`/waves/${wave.slug}/kit`}>{`${view.publicUrl}/waves/${wave.slug}/kit`}</a>
            </dd>
            {head.phase === 'scheduled' && (
              <>
                <dt>{t('desk.waves.link.calendar')}</dt>
                <dd>
                  <a href={`/waves/${wave.slug}/reminder.ics`}>{`${view.publicUrl}/waves/${wave.slug}/reminder.ics`}</a>
                </dd>
              </>
            )}
          </dl>
        </section>
      )}
      {plan !== null && (
        <>
          <WordingNotes reader={reader} notes={view.notes} />
          <section aria-labelledby="says">
            <h2 id="says">{t('desk.waves.says')}</h2>
            <Lines reader={reader} lines={view.lines} />
            <ForgetExamples visit={visit} plan={plan} head={head} />
          </section>
        </>
      )}
    </WaveDeskPage>
  );
}

/** What has been written and not decided, and whose turn it is. */
function Waiting({ visit, view }: { visit: StaffVisit; view: Overview }) {
  const { reader } = visit;
  const { t } = reader;
  const papers = [
    { kind: 'plan', paper: view.plan, path: '/decide' },
    { kind: 'report', paper: view.report, path: '/report/decide' },
  ] as const;
  return (
    <>
      {papers.map(({ kind, paper, path }) => {
        if (paper === null || paper.decision?.outcome === 'approved') return null;
        const by = { name: nameOf(visit, view.names, paper.writtenBy), moment: moment(reader, paper.writtenAt) };
        if (paper.decision !== null)
          return (
            <div key={kind} class="notice">
              <p>{t(`desk.waves.${kind}.sent-back`, { name: nameOf(visit, view.names, paper.decision.by) })}</p>
              <blockquote class="said">{paper.decision.note}</blockquote>
            </div>
          );
        if (!paper.isOffered) return <p key={kind}>{t(`desk.waves.${kind}.kept`, by)}</p>;
        const isOwn = paper.writtenBy === `staff:${visit.person.id}`;
        return (
          <div key={kind} class="notice">
            <p>{t(`desk.waves.${kind}.waits`, by)}</p>
            {view.obstacles.length > 0 && (
              <ul>
                {view.obstacles.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            )}
            {isOwn ? (
              <p class="hint">{t('desk.waves.own')}</p>
            ) : (
              <a class="button" href={`/desk/waves/${view.head.id}${path}`}>
                {t('desk.waves.look')}
              </a>
            )}
          </div>
        );
      })}
    </>
  );
}

/** One person stops it, at once. Two set it going again. */
function Steps({ visit, view: { head, wave, names } }: { visit: StaffVisit; view: Overview }) {
  const { t } = visit.reader;
  const post = (step: string) => ({ method: 'post' as const, action: `/desk/waves/${head.id}/${step}` });
  const isRunning = ['scheduled', 'gathering', 'open'].includes(head.phase);
  const isPausedByHand = wave.pausedAt !== null && head.phase === 'paused';
  if (!isRunning && !isPausedByHand && head.phase !== 'closed') return null;
  return (
    <div class="steps">
      {isRunning && (
        <form {...post('pause')}>
          <Token visit={visit} />
          <button type="submit" class="stop">
            {t('desk.waves.pause')}
          </button>
        </form>
      )}
      {isPausedByHand &&
        (wave.resumeAskedBy === `staff:${visit.person.id}` ? (
          <p class="notice">{t('desk.waves.resume.waits')}</p>
        ) : (
          <form {...post('resume')}>
            <Token visit={visit} />
            {wave.resumeAskedBy !== null && (
              <p>{t('desk.waves.resume.asked', { name: nameOf(visit, names, wave.resumeAskedBy) })}</p>
            )}
            <button type="submit">
              {t(wave.resumeAskedBy === null ? 'desk.waves.resume.ask' : 'desk.waves.resume.agree')}
            </button>
          </form>
        ))}
      {head.phase === 'closed' ? (
        <a class="button" href={`/desk/waves/${head.id}/report`}>
          {t('desk.waves.report.write')}
        </a>
      ) : (
        <details class="tongue">
          <summary>{t('desk.waves.close')}</summary>
          <p>{t('desk.waves.close.about')}</p>
          <form {...post('close')}>
            <Token visit={visit} />
            <button type="submit" class="second">
              {t('desk.waves.close.go')}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}

/** A writer who does not agree any more is heard at once: no second person is needed to take words away. */
function ForgetExamples({ visit, plan, head }: { visit: StaffVisit; plan: Paper<WavePlan>; head: WaveHead }) {
  const { t } = visit.reader;
  if (plan.body.examples.length === 0) return null;
  return (
    <details class="tongue">
      <summary>{t('desk.waves.forget')}</summary>
      <p>{t('desk.waves.forget.about')}</p>
      {plan.body.examples.map(({ words, language }) => (
        <form key={words} method="post" action={`/desk/waves/${head.id}/forget`} class="entry">
          <Token visit={visit} />
          <input type="hidden" name="words" value={words} />
          <blockquote class="said" lang={language} dir="auto">
            {words}
          </blockquote>
          <button type="submit" class="second">
            {t('desk.waves.forget.go')}
          </button>
        </form>
      ))}
    </details>
  );
}
