import type { RegisteredFact } from '#domains/facts';
import type { BodyProblem, FactField, FactVersion } from '#domains/facts/core';
import type { Paper } from '#foundations/paper';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { dayInWords, moment } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface FactView {
  readonly fact: RegisteredFact;
  /** What the form holds: what somebody typed, or what stands now. */
  readonly typed: Typed;
  readonly problems: readonly BodyProblem[];
  /** What is wrong as a whole, or with the decision. */
  readonly problem: string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly nextCheck: { readonly proposed: string; readonly latest: string };
}

export type Typed = Readonly<Record<FactField, string>>;

/** One fact: held against its source, changed by two people, with everything that it ever said. */
export function FactPage({ visit, assets, view }: { visit: StaffVisit; assets: Assets; view: FactView }) {
  const { reader } = visit;
  const { t } = reader;
  const { fact, problem } = view;
  const { definition, standing, open } = fact;
  const title = t(`facts.${definition.id}`);
  const waits = open !== null && open.decision === null ? open : null;
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="facts">
      <p class="over-title">
        <a href="/desk/facts">{t('desk.facts.title')}</a>
      </p>
      <h1>{title}</h1>
      {problem !== null && <Problem>{problem}</Problem>}
      {waits !== null && <Decision visit={visit} view={view} paper={waits} />}
      <section class="card" aria-labelledby="now">
        <h2 id="now">{t('desk.facts.now')}</h2>
        {standing === null ? (
          <p>{t(definition.status === 'unverified' ? 'desk.facts.unverified' : 'desk.facts.taken-out')}</p>
        ) : (
          <p>
            {t(`desk.facts.state.${standing.freshness}.about`)}
            {standing.freshness === 'not-checked' && !standing.isStanding && ` ${t('desk.facts.no-number')}`}
          </p>
        )}
        <Body visit={visit} body={fact.agreed} />
        {fact.agreed !== null && <CheckForm visit={visit} view={view} />}
      </section>
      <ChangeForm visit={visit} view={view} />
      <History visit={visit} view={view} />
    </DeskPage>
  );
}

const fields = [
  ...(['number', 'textphone', 'web', 'hours', 'name', 'recorded', 'figure', 'asOf', 'source', 'sourceUrl'] as const),
] satisfies readonly FactField[];

/** Which of them a kind of fact has. */
export const fieldsOf = (kind: 'service' | 'figure'): readonly FactField[] =>
  kind === 'service'
    ? fields.filter((field) => field !== 'figure' && field !== 'asOf')
    : ['figure', 'asOf', 'web', 'source', 'sourceUrl'];

function Body({ visit, body }: { visit: StaffVisit; body: FactVersion }) {
  const { t } = visit.reader;
  if (body === null) return <p>{t('desk.facts.nothing')}</p>;
  const said = fields.filter((field) => body[field] !== '' && body[field] !== null);
  return (
    <dl class="facts">
      {said.map((field) => (
        <div key={field}>
          <dt>{t(`desk.facts.field.${field}`)}</dt>
          <dd>
            {field === 'web' || field === 'sourceUrl' ? (
              <a href={body[field]} rel="noreferrer">
                {body[field]}
              </a>
            ) : (
              <bdi>{body[field]}</bdi>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CheckForm({ visit, view }: { visit: StaffVisit; view: FactView }) {
  const { reader } = visit;
  const { t } = reader;
  const { fact, nextCheck } = view;
  return (
    <form method="post" action={`/desk/facts/${fact.definition.id}/check`} class="narrow">
      <Token visit={visit} />
      <p>{t('desk.facts.check.about')}</p>
      <Field
        reader={reader}
        name="next"
        type="date"
        label={t('desk.facts.check.next')}
        hint={t('desk.facts.check.next.hint', { latest: dayInWords(reader, nextCheck.latest) })}
        value={nextCheck.proposed}
      />
      <button type="submit">{t('desk.facts.check')}</button>
    </form>
  );
}

function ChangeForm({ visit, view }: { visit: StaffVisit; view: FactView }) {
  const { reader } = visit;
  const { t } = reader;
  const { fact, typed, problems } = view;
  const { definition, papers } = fact;
  const after = papers.at(-1)?.number ?? 0;
  const problemOf = (field: FactField) => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? undefined : t(`desk.facts.problem.${found.kind}`);
  };
  const action = `/desk/facts/${definition.id}`;
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t('desk.facts.change')}</h2>
      <p>{t('desk.facts.change.about')}</p>
      <form method="post" action={action} class="narrow">
        <Token visit={visit} />
        <input type="hidden" name="after" value={after} />
        {fieldsOf(definition.kind).map((field) =>
          field === 'name' || field === 'recorded' ? (
            <SelectField
              key={field}
              name={field}
              label={t(`desk.facts.field.${field}`)}
              value={typed[field]}
              problem={problemOf(field)}
              choices={(field === 'name' ? ['', 'not-needed', 'helps', 'needed'] : ['', 'no', 'yes']).map((value) => ({
                value,
                label: t(`desk.facts.${field}.${value || 'unknown'}`),
              }))}
            />
          ) : (
            <Field
              key={field}
              reader={reader}
              name={field}
              label={t(`desk.facts.field.${field}`)}
              hint={field === 'hours' || field === 'number' ? t(`desk.facts.field.${field}.hint`) : undefined}
              value={typed[field]}
              problem={problemOf(field)}
              maxlength={300}
              {...(field === 'asOf' && { type: 'date' as const })}
            />
          ),
        )}
        <button type="submit">{t('desk.facts.propose')}</button>
      </form>
      {!definition.isStanding && fact.agreed !== null && (
        <form method="post" action={`${action}/take-out`}>
          <Token visit={visit} />
          <input type="hidden" name="after" value={after} />
          <p>{t('desk.facts.take-out.about')}</p>
          <button type="submit" class="second">
            {t('desk.facts.take-out')}
          </button>
        </form>
      )}
    </section>
  );
}

function Decision({ visit, view, paper }: { visit: StaffVisit; view: FactView; paper: Paper<FactVersion> }) {
  const { reader } = visit;
  const { t } = reader;
  const isOwn = paper.writtenBy === `staff:${visit.person.id}`;
  return (
    <section class="card" aria-labelledby="waits">
      <h2 id="waits">{t('desk.facts.waits')}</h2>
      <p>
        {t('desk.facts.proposed', {
          name: view.names.get(paper.writtenBy) ?? '',
          moment: moment(reader, paper.writtenAt),
        })}
      </p>
      <Body visit={visit} body={paper.body} />
      {isOwn ? (
        <p class="notice">{t('desk.facts.own')}</p>
      ) : (
        <form method="post" action={`/desk/facts/${view.fact.definition.id}/decide`} class="narrow">
          <Token visit={visit} />
          <input type="hidden" name="number" value={paper.number} />
          <p>{t('desk.facts.decide.about')}</p>
          <TextField reader={reader} name="note" label={t('desk.facts.decide.note')} rows={2} maxlength={1000} />
          <div class="buttons">
            <button type="submit" name="verdict" value="approved">
              {t('desk.facts.approve')}
            </button>
            <button type="submit" name="verdict" value="sent-back" class="second">
              {t('desk.facts.send-back')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function History({ visit, view }: { visit: StaffVisit; view: FactView }) {
  const { reader } = visit;
  const { t } = reader;
  const { papers } = view.fact;
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('desk.facts.history')}</h2>
      <ol reversed>
        {papers.toReversed().map(({ number, body, writtenBy, writtenAt, decision }) => (
          <li key={number} value={number}>
            <details>
              <summary>
                {t('desk.facts.version', {
                  name: view.names.get(writtenBy) ?? '',
                  moment: moment(reader, writtenAt),
                })}{' '}
                {decision !== null &&
                  t(`desk.facts.was.${decision.outcome}`, { name: view.names.get(decision.by) ?? '' })}
              </summary>
              <Body visit={visit} body={body} />
              {decision !== null && decision.note !== '' && <p>{decision.note}</p>}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
