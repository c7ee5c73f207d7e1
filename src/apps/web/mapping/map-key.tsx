import { type AxisId, BANDS } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, HexAtlas, OutlineAtlas } from './atlas.ts';
import { SURENESS } from './band-counts.ts';
import { HEXAGON, STRIPES } from './hex-geometry.ts';

const stripedRows = [
  { sureness: 'sure', stripes: null },
  { sureness: 'fair', stripes: STRIPES.fair },
  { sureness: 'unsure', stripes: STRIPES.unsure },
] as const;

/** What the colours and the stripes of hexagons mean, and how many places have which. */
export function HexKey({ atlas, axis, reader }: { atlas: HexAtlas; axis: AxisId; reader: Reader }) {
  const { t } = reader;
  return (
    <div class={`key ${axis}`}>
      <h3>{t('map.key')}</h3>
      <ol class="ramp">
        {BANDS.map((band) => (
          <li key={band}>
            <svg viewBox="-5 -6 10 12" width="30" height="36" aria-hidden="true">
              <path d={HEXAGON} class={`b${band}`} />
            </svg>
            <span>
              {band}
              {band === 1 && ` ${t(`axis.${axis}.low`)}`}
              {band === 5 && ` ${t(`axis.${axis}.high`)}`}
            </span>
          </li>
        ))}
      </ol>
      <ul class="stripes">
        {stripedRows.map(({ sureness, stripes }) => (
          <li key={sureness}>
            <svg viewBox="-5 -6 10 12" width="30" height="36" aria-hidden="true">
              <path d={HEXAGON} class="b4" />
              {stripes && <path d={stripes} class="stripe light" />}
            </svg>
            {t(`sure.${sureness}.key`)}
          </li>
        ))}
      </ul>
      <KeyNote atlas={atlas} axis={axis} reader={reader} words="map.key.note" />
    </div>
  );
}

/**
 * Band by colour and sureness by fading, in one small table with the number of places in each cell. The island turns the cells into buttons that
 * show such places alone.
 */
export function OutlineKey({ atlas, axis, reader }: { atlas: OutlineAtlas; axis: AxisId; reader: Reader }) {
  const { t } = reader;
  const counts = atlas.counts[axis];
  if (counts === null) return null;
  const rows = SURENESS.filter(
    (sureness) => counts.sureness[sureness] > 0 || (sureness !== 'unknown' && counts.sureness.unknown === 0),
  );
  return (
    <div class={`key ${axis}`}>
      <h3>{t('map.key')}</h3>
      <table class="shades">
        <thead>
          <tr>
            <td />
            {BANDS.map((band) => (
              <th key={band} scope="col">
                <span class="unseen">{t('band.name', { band })}</span>
                <span aria-hidden="true">{band}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((sureness) => (
            <tr key={sureness}>
              <th scope="row">{t(`sure.${sureness}.name`)}</th>
              {BANDS.map((band) => (
                <td key={band} data-cell={`${band} ${sureness}`}>
                  <span class={`shade s${band} ${sureness}`} />
                  <span class="unseen">
                    {t('map.key.cell', {
                      band,
                      sureness: t(`sure.${sureness}.name`),
                      count: counts.cells[sureness][band - 1] ?? 0,
                    })}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td colSpan={2}>{t(`axis.${axis}.low`)}</td>
            <td />
            <td colSpan={2}>{t(`axis.${axis}.high`)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="hint filter" hidden>
        {t('map.key.filter')}
      </p>
      <ul class="meanings">
        {rows.map((sureness) => (
          <li key={sureness}>{t(`sure.${sureness}.key`)}</li>
        ))}
      </ul>
      <KeyNote atlas={atlas} axis={axis} reader={reader} words="map.key.note.outlines" />
    </div>
  );
}

function KeyNote({ atlas, axis, reader, words }: { atlas: Atlas; axis: AxisId; reader: Reader; words: string }) {
  const { t } = reader;
  const counts = atlas.counts[axis];
  const { draws } = atlas.version.provenance;
  if (draws === 0 || counts === null) return null;
  const { sure, fair, unsure } = counts.sureness;
  return (
    <p class="hint">
      {t(words, { draws: reader.number(draws) })}{' '}
      {t('map.count', { sure: reader.number(sure), fair: reader.number(fair), unsure: reader.number(unsure) })}
    </p>
  );
}
