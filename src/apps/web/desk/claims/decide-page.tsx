import type { AnswerVersion } from '#domains/straight-talk/core';
import type { Paper } from '#foundations/paper';
import { AnswerBody } from '../../straight-talk/answer-body.tsx';
import { Field, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import { languageName } from '../moderation/moderation-frame.tsx';
import { type ClaimsDesk, ClaimsDeskPage, nameIn } from './claims-frame.tsx';

export interface Deciding {
  readonly claimId: string;
  readonly language: string;
  /** Null where nothing waits. */
  readonly paper: Paper<AnswerVersion> | null;
  /** What is public now, beside which it is read. */
  readonly current: Paper<AnswerVersion> | null;
  /** What is translated; null for the original. */
  readonly original: Paper<AnswerVersion> | null;
  /** What keeps it from being public, whatever anybody decides. */
  readonly obstacles: readonly string[];
  readonly note: string;
  readonly interest: string;
  readonly problem: { readonly field: 'note' | 'all'; readonly text: string } | null;
}

/** Exactly what will be public, what was public before, and the decision of a second checker. */
export function DecideAnswerPage({ desk, view }: { desk: ClaimsDesk; view: Deciding }) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { claimId, language, paper, current, original, problem } = view;
  const title = t('desk.claims.decide', { language: languageName(visit, language) });
  return (
    <ClaimsDeskPage desk={desk} title={title}>
      <p class="over-title">
        <a href={`/desk/claims/${claimId}`}>{t('desk.claims.back')}</a>
      </p>
      <h1>{title}</h1>
      {problem?.field === 'all' && <Problem>{problem.text}</Problem>}
      {paper === null ? (
        <p class="lead">{t('desk.claims.decide.nothing')}</p>
      ) : (
        <>
          <p class="lead">
            {t('desk.claims.decide.wrote', {
              name: nameIn(desk, paper.writtenBy),
              moment: moment(reader, paper.writtenAt),
            })}{' '}
            <a href="#decision">{t('desk.decide.go')}</a>
          </p>
          {paper.body.interest !== '' && (
            <p class="notice">{t('desk.claims.decide.interest', { interest: paper.body.interest })}</p>
          )}
          {paper.body.correction !== '' && (
            <p class="notice">{t('desk.claims.decide.correction', { correction: paper.body.correction })}</p>
          )}
          <div class={current === null && original === null ? '' : 'halves'}>
            <section class="card" aria-labelledby="new">
              <h2 id="new">{t('desk.claims.decide.new')}</h2>
              <AnswerBody reader={reader} language={language} paper={paper} sourceAt={sourceAt} />
            </section>
            {(original ?? current) !== null && (
              <section class="card" aria-labelledby="before">
                <h2 id="before">
                  {t(original === null ? 'desk.claims.decide.before' : 'desk.claims.decide.original')}
                </h2>
                <Beside desk={desk} language={original === null ? language : 'en'} paper={original ?? current} />
              </section>
            )}
          </div>
          <section aria-labelledby="decision">
            <h2 id="decision">{t('desk.decide.decision')}</h2>
            {view.obstacles.map((words) => (
              <p key={words} class="notice">
                {words}
              </p>
            ))}
            {paper.writtenBy === `staff:${visit.person.id}` ? (
              <p class="notice">{t('desk.claims.decide.own')}</p>
            ) : (
              <DecisionForm desk={desk} view={view} paper={paper} />
            )}
          </section>
        </>
      )}
    </ClaimsDeskPage>
  );
}

const sourceAt = (sha256: string) => `/desk/claims/sources/${sha256}`;

function Beside({ desk, language, paper }: { desk: ClaimsDesk; language: string; paper: Paper<AnswerVersion> | null }) {
  if (paper === null) return null;
  return <AnswerBody reader={desk.visit.reader} language={language} paper={paper} sourceAt={sourceAt} />;
}

function DecisionForm({ desk, view, paper }: { desk: ClaimsDesk; view: Deciding; paper: Paper<AnswerVersion> }) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  return (
    <form method="post" action={`/desk/claims/${view.claimId}/answers/${view.language}/decide`} class="narrow">
      <Token visit={visit} />
      <input type="hidden" name="number" value={paper.number} />
      <ul class="points">
        {(['facts', 'faith', 'court', 'kind'] as const).map((rule) => (
          <li key={rule}>{t(`desk.claims.rule.${rule}`)}</li>
        ))}
      </ul>
      <Field
        reader={reader}
        name="interest"
        label={t('desk.claims.decide.own-interest')}
        hint={t('desk.claims.interest.hint')}
        value={view.interest}
        maxlength={300}
      />
      <TextField
        reader={reader}
        name="note"
        label={t('desk.waves.decide.note')}
        hint={t('desk.waves.decide.note.hint')}
        problem={view.problem?.field === 'note' ? view.problem.text : undefined}
        value={view.note}
        rows={3}
      />
      <div class="buttons">
        <button type="submit" name="verdict" value="approved">
          {t('desk.claims.decide.approve')}
        </button>
        <button type="submit" name="verdict" value="sent-back" class="second">
          {t('desk.waves.decide.back')}
        </button>
      </div>
    </form>
  );
}
