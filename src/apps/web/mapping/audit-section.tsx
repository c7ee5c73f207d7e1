import { AXES, type IndexVersion, type PublicAuditRow, publicAudit, type VersionAudit } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import { type Statistic, titleOf } from './statistics.ts';

/** One audited axis, or any group, in words for its readers. */
export interface AuditedAxis {
  readonly name: string;
  /** What a larger score means: "more need". */
  readonly more: string;
  /** What is called need here; `null` where nothing was. */
  readonly need: string | null;
  readonly rows: readonly PublicAuditRow[];
}

/** The audit of a version as the public may see it, in the words of its axes and statistics. */
export function auditedAxes(
  reader: Reader,
  { groups }: VersionAudit,
  version: Pick<IndexVersion, 'groups'>,
  statistics: readonly Statistic[],
): AuditedAxis[] {
  return groups.map(({ groupId, needId, rows }) => {
    const axis = AXES.find((name) => name === groupId);
    const title = version.groups.find(({ id }) => id === groupId)?.title ?? groupId;
    const need = statistics.find(({ id }) => id === needId);
    return {
      name: axis ? reader.t(`axis.${axis}.name`) : title,
      more: reader.t(`axis.${axis === undefined || axis === 'propensity' ? 'vulnerability' : axis}.more`),
      need: need ? titleOf(reader, need, 'short') : needId,
      rows: publicAudit(rows),
    };
  });
}

/** On whom an axis falls: for each group, how its share of residents goes with the score, and what need does not explain of that. */
export function AuditedGroups({ axis, reader }: { axis: AuditedAxis; reader: Reader }) {
  const { t } = reader;
  const { more, need, rows } = axis;
  return (
    <figure class="audit">
      <figcaption>
        <h3>{axis.name}</h3>
        <p>{t('audit.scale', { more })}</p>
        <ul class="audit-key">
          <li>
            <Mark isGiven={false} /> {t('audit.key.link')}
          </li>
          {need !== null && (
            <li>
              <Mark isGiven /> {t('audit.key.given', { need: reader.apart(need) })}
            </li>
          )}
        </ul>
      </figcaption>
      <dl>
        {rows.map((row) => (
          <div key={row.characteristic}>
            <dt>{nameOf(reader, row.characteristic)}</dt>
            <dd>
              <Track row={row} />
              <Sentences reader={reader} row={row} more={more} />
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

/** Groups are called what the census calls them, and otherwise what their column is. */
export function nameOf(reader: Reader, characteristic: string): string {
  const key = `characteristic.${characteristic}`;
  return reader.has(key) ? reader.t(key) : characteristic.replaceAll('_', ' ');
}

/** What can be pictured first, the figures of the picture after it. */
function Sentences({ reader, row, more }: { reader: Reader; row: PublicAuditRow; more: string }) {
  const { t, number, apart } = reader;
  const figure = (value: number): string => apart(number(value, 2));
  const { spearman, partial, selectionRatio, exposureIndex, isFew } = row;
  const figures = [
    ...(spearman === null ? [] : [t('audit.link', { link: figure(spearman) })]),
    ...(spearman === null || partial === null ? [] : [t('audit.given', { link: figure(partial) })]),
    ...(exposureIndex === null ? [] : [t('audit.exposure', { times: figure(exposureIndex) })]),
    ...(isFew || (spearman === null && selectionRatio === null) ? [t('audit.few')] : []),
  ];
  return (
    <>
      {selectionRatio !== null && <p>{t('audit.top', { times: figure(selectionRatio), more })}</p>}
      <p class="hint">{figures.join(' ')}</p>
    </>
  );
}

/** From -1 to 1, with no link in the middle: a ring for the link, a dot for what is left of it at equal need. The sentence beside it says the same. */
function Track({ row: { spearman, partial } }: { row: PublicAuditRow }) {
  const at = (value: number): number => Math.round(100 + 92 * value);
  return (
    <svg class="turn" viewBox="0 0 200 20" aria-hidden="true">
      <path class="axis" d="M8 10H192M100 2V18M8 6V14M192 6V14" />
      {spearman !== null && partial !== null && <path class="way" d={`M${at(spearman)} 10H${at(partial)}`} />}
      {spearman !== null && <circle class="link" cx={at(spearman)} cy="10" r="5" />}
      {partial !== null && <circle class="given" cx={at(partial)} cy="10" r="4" />}
    </svg>
  );
}

function Mark({ isGiven }: { isGiven: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle class={isGiven ? 'given' : 'link'} cx="10" cy="10" r={isGiven ? 5 : 6} />
    </svg>
  );
}
