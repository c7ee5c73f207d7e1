import { WorkingPage, type WorkingPageProps } from './working-frame.tsx';

/** An area and the indicators that it has no figure for. */
export interface GapRow {
  readonly code: string;
  readonly name: string;
  readonly indicators: readonly string[];
}

/** Which areas lack which figures, as the tables have them, and what is done about it. */
export function GapsPage({
  rows,
  shown,
  counts,
  problem,
  isLimited,
  ...props
}: WorkingPageProps & {
  /** All areas with gaps, or those that this person may see. */
  rows: readonly GapRow[];
  shown: number;
  counts: readonly { readonly title: string; readonly missing: number; readonly rule: string }[];
  problem?: string;
  isLimited: boolean;
}) {
  const { reader } = props.visit;
  const { t, number } = reader;
  return (
    <WorkingPage {...props} tab="gaps" {...(problem !== undefined && { problem })}>
      <p class="lead">{t('desk.bench.gaps.lead')}</p>
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('desk.bench.indicator')}</th>
              <th scope="col">{t('desk.bench.gaps.missing')}</th>
              <th scope="col">{t('desk.bench.gaps.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ title, missing, rule }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>{number(missing)}</td>
                <td>{t(`desk.bench.missing.${rule}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section aria-labelledby="areas">
        <h2 id="areas">{t(isLimited ? 'desk.bench.gaps.own' : 'desk.bench.gaps.areas', { count: rows.length })}</h2>
        {rows.length > shown && <p class="hint">{t('desk.bench.gaps.first', { count: shown })}</p>}
        {rows.length > 0 && (
          <div class="scroll">
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">{t('desk.bench.area')}</th>
                  <th scope="col">{t('desk.bench.gaps.lacks')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, shown).map(({ code, name, indicators }) => (
                  <tr key={code}>
                    <th scope="row">
                      {name} <small>{code}</small>
                    </th>
                    <td>{reader.list(indicators)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </WorkingPage>
  );
}
