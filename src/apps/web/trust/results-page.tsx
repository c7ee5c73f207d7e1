import { type Change, measures, type QuarterResult, type SurveyResults, sections } from '#domains/trust/core';
import { quarterInWords } from '../shell/quarter-in-words.ts';
import type { Reader } from '../shell/reader.ts';
import { regionName } from './survey-pages.tsx';
import { BackToPrevent, TrustPage, type TrustScene } from './trust-frame.tsx';

/** What people knew before and after reading: knowledge first, trust and support apart, falls included. */
export function ResultsPage({ site, reader, results }: TrustScene & { readonly results: SurveyResults }) {
  const { t } = reader;
  return (
    <TrustPage site={site} reader={reader} title={t('results.title')} description={t('results.headline')}>
      <BackToPrevent reader={reader} />
      <h1>{t('results.title')}</h1>
      <p class="lead">{t('results.lead')}</p>
      {results.isEmpty ? (
        <p class="notice">{t('results.none')}</p>
      ) : (
        <>
          <p>{t('results.headline')}</p>
          <Trend reader={reader} quarters={results.quarters} />
          {results.quarters.map((quarter) => (
            <Quarter key={quarter.quarter} reader={reader} quarter={quarter} />
          ))}
          <ByFirst reader={reader} results={results} />
        </>
      )}
      <p class="hint">{t('results.self-chosen')}</p>
    </TrustPage>
  );
}

function Quarter({ reader, quarter }: { reader: Reader; quarter: QuarterResult }) {
  const { t, number } = reader;
  const id = `q${quarter.quarter}`;
  return (
    <section aria-labelledby={id} class="card">
      <h2 id={id}>
        <bdi>{quarterInWords(reader, quarter.quarter)}</bdi>
      </h2>
      <p>{t('results.people', { people: number(quarter.people), effective: number(quarter.effective) })}</p>
      <p class="dots-key" aria-hidden="true">
        <i class="dot before" /> {t('results.before')} <i class="dot after" /> {t('results.after')}
      </p>
      <dl class="changes">
        {measures.map((measure) => (
          <div key={measure} class={measure}>
            <dt>{t(`results.${measure}`)}</dt>
            <dd>
              <Pair reader={reader} change={quarter.measures[measure]} />
            </dd>
          </div>
        ))}
      </dl>
      {quarter.missing.length > 0 && (
        <p class="hint">
          {t('results.missing', {
            who: reader.list(
              quarter.missing.map((one) => (one.startsWith('E12') ? regionName(reader, one) : t(`survey.age.${one}`))),
            ),
          })}
        </p>
      )}
    </section>
  );
}

const points = (share: number): number => Math.round(share * 100);
/** "+12" and "−3": a change says which way it goes. */
const signed = ({ number }: Reader, share: number): string => {
  const value = points(share);
  return value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : number(0);
};

/** Both shares with their intervals on one line from 0 to 100 per cent, and the change of the same people in words. */
function Pair({ reader, change }: { reader: Reader; change: Change | null }) {
  const { t, percent } = reader;
  if (change === null) return <p>{t('results.hidden')}</p>;
  const line = (kind: 'before' | 'after', y: number) => {
    const { mean, low, high } = change[kind];
    const [from, to] = [Math.max(0, low) * 100, Math.min(1, high) * 100];
    return (
      <g class={kind}>
        <line x1={from} x2={to} y1={y} y2={y} />
        <circle cx={mean * 100} cy={y} r="2" />
      </g>
    );
  };
  return (
    <>
      <svg class="pair" viewBox="-3 0 106 16" aria-hidden="true">
        <line class="ground" x1="0" x2="100" y1="14" y2="14" />
        {line('before', 4)}
        {line('after', 10)}
      </svg>
      <p>
        {t('results.before')}: <b>{percent(change.before.mean)}</b> · {t('results.after')}:{' '}
        <b>{percent(change.after.mean)}</b>
        <br />
        {t('results.change', {
          change: reader.apart(signed(reader, change.change.mean)),
          low: reader.apart(signed(reader, change.change.low)),
          high: reader.apart(signed(reader, change.change.high)),
        })}
      </p>
    </>
  );
}

/** The headline of each quarter side by side, from the oldest, with its interval; the figures stand in the cards below. One quarter is no trend. */
function Trend({ reader, quarters }: { reader: Reader; quarters: readonly QuarterResult[] }) {
  const { t } = reader;
  const told = quarters
    .toReversed()
    .flatMap(({ quarter, measures: { know } }) => (know === null ? [] : [{ quarter, know }]));
  if (told.length < 2) return null;
  const across = (at: number) => 6 + (at * 88) / (told.length - 1);
  const up = (share: number) => 42 - 40 * Math.min(1, Math.max(0, share));
  const line = (kind: 'before' | 'after') => (
    <g class={kind}>
      <polyline points={told.map(({ know }, at) => `${across(at)},${up(know[kind].mean)}`).join(' ')} />
      {told.map(({ quarter, know }, at) => (
        <g key={quarter}>
          <line x1={across(at)} x2={across(at)} y1={up(know[kind].low)} y2={up(know[kind].high)} />
          <circle cx={across(at)} cy={up(know[kind].mean)} r="1.2" />
        </g>
      ))}
    </g>
  );
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t('results.trend')}</h2>
      <svg class="pair trend" viewBox="0 0 100 46" aria-hidden="true">
        <line class="ground" x1="2" x2="98" y1="42" y2="42" />
        <line class="ground" x1="2" x2="98" y1="2" y2="2" />
        {line('before')}
        {line('after')}
      </svg>
      <ol class="quarters">
        {told.map(({ quarter, know }) => (
          <li key={quarter}>
            <bdi>{quarterInWords(reader, quarter)}</bdi>: {t('results.before')} {reader.percent(know.before.mean)} ·{' '}
            {t('results.after')} {reader.percent(know.after.mean)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ByFirst({ reader, results }: { reader: Reader; results: SurveyResults }) {
  const { t } = reader;
  return (
    <section aria-labelledby="first">
      <h2 id="first">{t('results.first')}</h2>
      <dl class="changes">
        {sections.map((section) => {
          const gain = results.byFirst.get(section) ?? null;
          return (
            <div key={section}>
              <dt>{t(`prevent.section.${section}`)}</dt>
              <dd>
                {gain === null
                  ? t('results.first.few')
                  : t('results.first.gain', {
                      gain: reader.apart(signed(reader, gain.mean)),
                      low: reader.apart(signed(reader, gain.low)),
                      high: reader.apart(signed(reader, gain.high)),
                    })}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
