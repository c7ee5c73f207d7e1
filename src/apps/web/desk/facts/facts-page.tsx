import type { RegisteredFact } from '#domains/facts';
import type { FactBody } from '#domains/facts/core';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** The register of official facts: what waits and what is due first, then everything. */
export function FactsPage({
  visit,
  assets,
  facts,
}: {
  visit: StaffVisit;
  assets: Assets;
  facts: readonly RegisteredFact[];
}) {
  const { t } = visit.reader;
  const waiting = facts.filter(({ open }) => open !== null && open.decision === null);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.facts.title')} section="facts">
      <h1>{t('desk.facts.title')}</h1>
      <p class="lead">{t('desk.facts.lead')}</p>
      <ul class="points">
        {[1, 2, 3].map((line) => (
          <li key={line}>{t(`desk.facts.rule.${line}`)}</li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <section class="notice" aria-labelledby="waiting">
          <h2 id="waiting">{t('desk.facts.waiting')}</h2>
          <ul>
            {waiting.map(({ definition: { id } }) => (
              <li key={id}>
                <a href={`/desk/facts/${id}`}>{t(`facts.${id}`)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(['service', 'figure'] as const).map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{t(`desk.facts.${kind}s`)}</h2>
          <ul class="entries">
            {facts
              .filter(({ definition }) => definition.kind === kind)
              .map((fact) => (
                <FactCard key={fact.definition.id} reader={visit.reader} fact={fact} />
              ))}
          </ul>
        </section>
      ))}
      <p>
        <a href="/desk/facts/register.csv">{t('desk.facts.file')}</a> {t('desk.facts.file.about')}
      </p>
    </DeskPage>
  );
}

function FactCard({ reader, fact }: { reader: Reader; fact: RegisteredFact }) {
  const { t } = reader;
  const { definition, standing, check } = fact;
  const state = standing?.freshness ?? (check === null ? 'not-checked' : 'taken-out');
  return (
    <li class={`card standing-${stateClass[state]}`}>
      <div>
        <h3>
          <a href={`/desk/facts/${definition.id}`}>{t(`facts.${definition.id}`)}</a>
        </h3>
        <p>
          <strong class="standing">{t(`desk.facts.state.${state}`)}</strong>{' '}
          {check !== null &&
            t('desk.facts.checked', {
              date: dayInWords(reader, check.checkedOn),
              next: dayInWords(reader, check.nextCheck),
            })}
        </p>
        <p class="hint">{inShort(reader, standing ?? definition.seed, definition.isPercent)}</p>
      </div>
    </li>
  );
}

/** The same four ways to stand as the texts of readiness have, and the same colours. */
const stateClass = {
  ...{ fresh: 'recorded', due: 'due', overdue: 'overdue', 'not-checked': 'missing', 'taken-out': 'missing' },
} as const;

/** What a fact says in one line. */
export function inShort(reader: Reader, body: Omit<FactBody, 'textphone'>, isPercent: boolean): string {
  if (body.figure === null) return body.number === '' ? body.web : body.number;
  return isPercent ? reader.percent(body.figure / 100) : reader.number(body.figure);
}
