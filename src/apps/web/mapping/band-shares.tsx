import { BANDS } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { BandCounts } from './band-counts.ts';

/**
 * How the small areas of an authority are spread over the five bands: a bar cut into shares, from the lightest to the darkest. The numbers stand
 * beside it, so it is a picture for the eye alone. Few letters: a page has hundreds.
 */
export function BandShares({ counts: { bands, total } }: { counts: BandCounts }) {
  let from = 0;
  return (
    <svg class="shares turn" viewBox="0 0 100 8" aria-hidden="true">
      {BANDS.map((band) => {
        const start = from;
        from += (100 * (bands[band - 1] ?? 0)) / total;
        return from === start ? null : <path key={band} class={`b${band}`} d={`M${round(start)} 4H${round(from)}`} />;
      })}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

/** "36 in band 1, 47 in band 2 …" for those who hear a page, the numbers alone for those who see the bar. */
export function bandWords(reader: Reader, { bands }: BandCounts): string {
  return reader.list(BANDS.map((band) => reader.t('authority.band', { band, count: bands[band - 1] ?? 0 })));
}
