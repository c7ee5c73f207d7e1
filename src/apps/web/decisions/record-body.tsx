import { findEvidence } from '#domains/centre/core';
import type { Delivery } from '#domains/interventions';
import { type AuditedSpend, catalogueEntry, type DecisionRecord } from '#domains/interventions/core';
import { discloseCount } from '#foundations/disclosure';
import { nameOf } from '../mapping/audit-section.tsx';
import type { Reader } from '../shell/reader.ts';
import { Figure } from '../voices/figure.tsx';

/** A decision for whoever reads it: what, why, what else, how sure, whom it misses, on whom it falls, and what happened since. */
export function RecordBody({
  reader,
  record,
  deliveries,
  isInternal,
}: {
  reader: Reader;
  record: DecisionRecord;
  deliveries: readonly Delivery[];
  /** Staff see exact numbers of places that were filled; the public those that are not small. */
  isInternal: boolean;
}) {
  const { t, number, date, list, apart } = reader;
  const percent = (value: number, digits = 0) => apart(percentage(reader, value, digits));
  const pounds = (value: number) => apart(`£${number(value)}`);
  const { chosen, words, options, missed, audit, basedOn } = record;
  const areas = new Set(chosen.map(({ code }) => code)).size;
  const plan = options.find(({ kind }) => kind === 'plan');
  const helps = [...new Set(chosen.map(({ help }) => help))];
  const regions = [...new Set(chosen.map(({ region }) => region))].sort();
  const shares = chosen.map(({ selectedShare }) => selectedShare).filter((share) => share !== null);
  const steady = shares.filter((share) => share >= 0.65).length;
  return (
    <>
      <p class="lead">{t('decision.lead', { spent: pounds(record.spent), choices: chosen.length, areas })}</p>
      <dl class="facts">
        <dt>{t('decision.owner')}</dt>
        <dd lang="en">
          <bdi>{words.owner}</bdi>
        </dd>
        <dt>{t('decision.review')}</dt>
        <dd>{date(words.reviewOn)}</dd>
      </dl>
      <Said reader={reader} title={t('decision.reasons')} text={words.reasons} />
      <section aria-labelledby="considered">
        <h2 id="considered">{t('decision.options')}</h2>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('decision.option')}</th>
                <th scope="col">{t('decision.cost')}</th>
                <th scope="col">{t('decision.areas')}</th>
                <th scope="col">{t('decision.benefit')}</th>
              </tr>
            </thead>
            <tbody>
              {options.map((option) => (
                <tr key={option.kind}>
                  <th scope="row">{t(`decision.option.${option.kind}`)}</th>
                  <td>{pounds(option.spent)}</td>
                  <td>{number(option.areas)}</td>
                  <td>
                    {number(option.benefit, 1)}
                    {option.kind !== 'plan' &&
                      plan !== undefined &&
                      plan.benefit > 0 &&
                      ` (${percent(option.benefit / plan.benefit)})`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="hint">{t('decision.benefit.about')}</p>
      </section>
      <Said reader={reader} title={t('decision.rejected')} text={words.rejected} />
      <Said
        reader={reader}
        title={t('decision.dissent')}
        text={words.dissent === '' ? null : words.dissent}
        otherwise={t('decision.dissent.none')}
      />
      <section aria-labelledby="sure">
        <h2 id="sure">{t('decision.sure')}</h2>
        <ul class="rules">
          <li>{record.isExact ? t('decision.sure.exact') : t('decision.sure.gap', { gap: percent(record.gap, 2) })}</li>
          {shares.length > 0 && (
            <li>{t('decision.sure.draws', { steady, all: chosen.length, draws: record.draws })}</li>
          )}
          <li>{t('decision.sure.limits')}</li>
        </ul>
      </section>
      <section aria-labelledby="what">
        <h2 id="what">{t('decision.what')}</h2>
        <ul class="rules">
          {helps.map((help) => {
            const own = chosen.filter((one) => one.help === help);
            const entry = catalogueEntry(help);
            const numbers = record.settings.help.find(({ id }) => id === help);
            return (
              <li key={help}>
                <strong>{t(`help.${help}`)}</strong>:{' '}
                {t('decision.what.help', {
                  areas: own.length,
                  places: number(own.reduce((sum, { places }) => sum + places, 0)),
                  cost: pounds(own.reduce((sum, { cost }) => sum + cost, 0)),
                })}{' '}
                {entry !== null && findEvidence(entry.evidence) !== null && (
                  <a href={reader.href(`/centre/${entry.evidence}`)}>{t('decision.what.evidence')}</a>
                )}
                {numbers !== undefined && (
                  <small class="hint" lang="en">
                    {' '}
                    <bdi>
                      {[numbers.costSource, numbers.effectSource].filter((source) => source !== null).join('; ')}
                    </bdi>
                  </small>
                )}
              </li>
            );
          })}
        </ul>
        {regions.map((region) => (
          <details key={region}>
            <summary>
              <bdi lang="en">{region === '' ? t('decision.no-region') : region}</bdi>{' '}
              {t('decision.region.areas', {
                areas: new Set(chosen.filter((one) => one.region === region).map(({ code }) => code)).size,
              })}
            </summary>
            <ul>
              {areasIn(record, region).map(({ area, code, helps: own }) => (
                <li key={code}>
                  <bdi lang="en">{area}</bdi>: {list(own.map((help) => t(`help.${help}`)))}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
      <section aria-labelledby="missed">
        <h2 id="missed">{t('decision.missed')}</h2>
        <p>{t('decision.missed.about', { areas: missed.areas, need: percent(missed.shareOfNeed) })}</p>
        {missed.regions.length > 0 && (
          <ul>
            {missed.regions.map(({ region, missed: out, areas: all, shareOfNeed }) => (
              <li key={region}>
                <bdi lang="en">{region}</bdi>: {t('decision.missed.region', { out, all, need: percent(shareOfNeed) })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="falls">
        <h2 id="falls">{t('decision.audit')}</h2>
        {audit === null ? <p>{t('decision.audit.none')}</p> : <AuditedSpendTable reader={reader} rows={audit} />}
      </section>
      <section aria-labelledby="since-then">
        <h2 id="since-then">{t('decision.since')}</h2>
        {deliveries.length === 0 ? (
          <p>{t('decision.since.none')}</p>
        ) : (
          <Deliveries {...{ reader, record, deliveries, isInternal }} />
        )}
      </section>
      <section aria-labelledby="based">
        <h2 id="based">{t('decision.based')}</h2>
        <p>
          {t('decision.based.map')} <bdi lang="en">{basedOn.mapTitle}</bdi> ({basedOn.versionId}).{' '}
          {t('decision.based.seed', { seed: String(record.settings.seed), draws: record.draws })}
        </p>
      </section>
    </>
  );
}

/** A share in percent; one that would round to nothing says so. */
export function percentage({ number }: Pick<Reader, 'number'>, value: number, digits: number): string {
  const least = 10 ** -digits / 100;
  return value > 0 && value < least / 2 ? `<${number(least * 100, digits)}%` : `${number(value * 100, digits)}%`;
}

function Said({
  reader,
  title,
  text,
  otherwise = '',
}: {
  reader: Reader;
  title: string;
  text: string | null;
  otherwise?: string;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {text === null ? (
        <p>{otherwise}</p>
      ) : (
        text.split(/\n{2,}/u).map((part) => (
          <p key={part} lang={reader.language.tag === 'en' ? undefined : 'en'} dir="auto">
            {part}
          </p>
        ))
      )}
    </section>
  );
}

/** Alphabetical, never by rank. */
function areasIn({ chosen }: DecisionRecord, region: string) {
  const found = new Map<string, { area: string; code: string; helps: string[] }>();
  for (const { code, area, help, region: own } of chosen) {
    if (own !== region) continue;
    const entry = found.get(code) ?? { area, code, helps: [] };
    entry.helps.push(help);
    found.set(code, entry);
  }
  return [...found.values()].sort((a, b) => (a.area < b.area ? -1 : 1));
}

/** Planned places against those that were filled, by kind of help over all areas: one area's would tell of few people. */
function Deliveries({
  reader,
  record,
  deliveries,
  isInternal,
}: {
  reader: Reader;
  record: DecisionRecord;
  deliveries: readonly Delivery[];
  isInternal: boolean;
}) {
  const { t, number } = reader;
  const helps = [...new Set(deliveries.map(({ help }) => help))];
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t('decision.help')}</th>
            <th scope="col">{t('decision.planned')}</th>
            <th scope="col">{t('decision.delivered')}</th>
          </tr>
        </thead>
        <tbody>
          {helps.map((help) => {
            const noted = deliveries.filter((one) => one.help === help);
            const codes = new Set(noted.map(({ areaCode }) => areaCode));
            const planned = record.chosen
              .filter((one) => one.help === help && codes.has(one.code))
              .reduce((sum, { places }) => sum + places, 0);
            const delivered = noted.reduce((sum, one) => sum + one.delivered, 0);
            return (
              <tr key={help}>
                <th scope="row">{t(`help.${help}`)}</th>
                <td>{number(planned)}</td>
                <td>{isInternal ? number(delivered) : <Figure reader={reader} figure={discloseCount(delivered)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** On whom the money falls: what a plan may not be steered by, and has to be looked at for. */
export function AuditedSpendTable({ reader, rows }: { reader: Reader; rows: readonly AuditedSpend[] }) {
  const { t, number } = reader;
  const figure = (value: number | null) => (value === null ? t('decision.audit.few') : number(value, 2));
  return (
    <>
      <p>{t('decision.audit.about')}</p>
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('decision.audit.group')}</th>
              <th scope="col">{t('decision.audit.exposure')}</th>
              <th scope="col">{t('decision.audit.correlation')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ characteristic, exposureIndex, spearman }) => (
              <tr key={characteristic}>
                <th scope="row">{nameOf(reader, characteristic)}</th>
                <td>{figure(exposureIndex)}</td>
                <td>{figure(spearman)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
