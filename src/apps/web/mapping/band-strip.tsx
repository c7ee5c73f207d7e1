import { type AxisId, BANDS, type BandView } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';

const STEP = 40;

/**
 * Five steps from light to dark, the place's own step framed, and a bracket where nine tenths of the recalculations lie. Drawn from left to
 * right; the style sheet turns it round where the page reads the other way.
 */
export function BandStrip({ axis, view, reader }: { axis: AxisId; view: BandView; reader: Reader }) {
  const { band, interval } = view;
  return (
    <figure class="strip">
      <svg class={`turn ${axis}`} viewBox="-2 -2 204 40" role="img" aria-label={bandWords(reader, view)}>
        {BANDS.map((step) => (
          <rect key={step} class={`b${step}`} x={(step - 1) * STEP} y="0" width={STEP - 1} height="20" />
        ))}
        <rect class="frame" x={(band - 1) * STEP} y="0" width={STEP - 1} height="20" />
        {interval && (
          <path
            class="bracket"
            d={`M${interval.from * 5 * STEP} 25v8M${interval.from * 5 * STEP} 29H${interval.to * 5 * STEP}M${interval.to * 5 * STEP} 25v8`}
          />
        )}
      </svg>
      <figcaption>
        <span>{reader.t(`axis.${axis}.low`)}</span>
        <span>{reader.t(`axis.${axis}.high`)}</span>
      </figcaption>
    </figure>
  );
}

/** "Band 4 of 5. Unsure: any band from 3 to 5". */
function bandWords(reader: Reader, { band, low, high, sureness }: BandView): string {
  return `${reader.t('band.name', { band })}. ${reader.t(`sure.${sureness}.short`, { band, low, high })}`;
}

/** "Fairly sure: band 4 or 5 in nine of ten recalculations." */
export function surenessWords(reader: Reader, { band, low, high, sureness }: BandView): string {
  return reader.t(`sure.${sureness}`, { band, low, high });
}

/** "4 (3–5)" beside a hexagon of its colour, for tables and other narrow places. */
export function BandCell({ axis, view }: { axis: AxisId; view: BandView | null }) {
  if (view === null) return <span class="none">–</span>;
  return (
    <span class={`cell ${axis} c${view.band}`} dir="ltr">
      <b>{view.band}</b>
      {view.low !== view.high && ` (${view.low}–${view.high})`}
    </span>
  );
}
