import type { ComponentChildren } from 'preact';
import type {
  AreasFindings,
  Findings,
  LookupFindings,
  NamedCodes,
  TableFindings,
} from '../../../worker/flows/import-ways.ts';
import { describeCrossing } from '../../../worker/sentences/geography.ts';
import type { Reader } from '../../shell/reader.ts';

/** What a file brings, or has brought. */
export function FindingsOf({ findings, reader }: { findings: Findings; reader: Reader }) {
  switch (findings.kind) {
    case 'areas':
      return <AreasFound findings={findings} reader={reader} />;
    case 'lookup':
      return <LookupFound findings={findings} reader={reader} />;
    case 'table':
      return <TableFound findings={findings} reader={reader} />;
  }
}

function AreasFound({ findings, reader }: { findings: AreasFindings; reader: Reader }) {
  const { t, number } = reader;
  const { plan, unit, crossings, otherYears } = findings;
  return (
    <>
      <Facts>
        <Fact label={t('desk.imports.found.vintage')}>{plan.vintage}</Fact>
        <Fact label={t('desk.imports.found.areas')}>{number(plan.areas)}</Fact>
        <Fact label={t('desk.imports.found.added')}>{number(plan.added)}</Fact>
        <Fact label={t('desk.imports.found.replaced')}>{number(plan.areas - plan.added)}</Fact>
        <Fact label={t('desk.imports.found.boundaries')}>{number(plan.boundaries)}</Fact>
        {plan.others > 0 && <Fact label={t('desk.imports.found.others')}>{number(plan.others)}</Fact>}
        {otherYears > 0 && <Fact label={t('desk.imports.found.other-years')}>{number(otherYears)}</Fact>}
      </Facts>
      {crossings.count > 0 && (
        <div class="notice">
          <p>{t('desk.imports.crossings', { count: crossings.count })}</p>
          <ul>
            {crossings.first.map((crossing) => (
              <li key={crossing.code}>{describeCrossing(crossing, unit)}</li>
            ))}
          </ul>
          {crossings.count > crossings.first.length && (
            <p>{t('desk.imports.and-more', { count: crossings.count - crossings.first.length })}</p>
          )}
        </div>
      )}
    </>
  );
}

const changes = ['unchanged', 'recoded', 'split', 'merged', 'irregular', 'lost'] as const;

function LookupFound({ findings, reader }: { findings: LookupFindings; reader: Reader }) {
  const { t, number } = reader;
  const { from, to, areas, targets, counts, changed, fresh, notInLookup, repeated } = findings;
  const some = (codes: NamedCodes) => codesOf(codes, reader);
  return (
    <>
      <p>{t('desk.imports.became', { areas, from, targets, to })}</p>
      <div class="wide">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('desk.imports.change')}</th>
              <th scope="col">{t('desk.imports.found.areas')}</th>
              <th scope="col" class="codes">
                {t('desk.imports.which')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change}>
                <th scope="row" class="change">
                  {t(`desk.imports.change.${change}`)}
                </th>
                <td>{number(counts[change])}</td>
                <td class="codes">{change === 'unchanged' ? '' : some(changed[change])}</td>
              </tr>
            ))}
            {fresh.count > 0 && (
              <tr>
                <th scope="row" class="change">
                  {t('desk.imports.change.fresh')}
                </th>
                <td>{number(fresh.count)}</td>
                <td class="codes">{some(fresh)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {(['from', 'to'] as const).map(
        (side) =>
          notInLookup[side].count > 0 && (
            <p key={side} class="notice">
              {t('desk.imports.not-in-lookup', {
                count: notInLookup[side].count,
                vintage: side === 'from' ? from : to,
                codes: some(notInLookup[side]),
              })}
            </p>
          ),
      )}
      {repeated > 0 && <p>{t('desk.imports.repeated', { count: repeated })}</p>}
    </>
  );
}

function codesOf({ count, first }: NamedCodes, { t, list, number }: Reader): string {
  if (count === 0) return '';
  return count > first.length
    ? t('desk.imports.codes-and-more', { codes: first.join(', '), count: number(count - first.length) })
    : list(first);
}

function TableFound({ findings, reader }: { findings: TableFindings; reader: Reader }) {
  const { t, number, list } = reader;
  const { vintage, rows, figures, refused } = findings;
  return (
    <>
      <Facts>
        <Fact label={t('desk.imports.found.vintage')}>{vintage}</Fact>
        <Fact label={t('desk.imports.found.areas')}>{number(rows)}</Fact>
      </Facts>
      <div class="wide">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('desk.bench.column')}</th>
              <th scope="col">{t('desk.bench.column.missing')}</th>
              <th scope="col">{t('desk.bench.column.from')}</th>
              <th scope="col">{t('desk.bench.column.to')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, missing, smallest, largest }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number(missing)}</td>
                <td>{smallest === null ? '–' : number(smallest, 6)}</td>
                <td>{largest === null ? '–' : number(largest, 6)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > 0 && <p>{t('desk.imports.refused-columns', { columns: list(refused.slice(0, 20)) })}</p>}
    </>
  );
}

function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
