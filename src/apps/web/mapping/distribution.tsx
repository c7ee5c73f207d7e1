import type { Histogram } from '#domains/mapping/core';

const HEIGHT = 30;

/** How many places have which figure, as bars; the bar that holds this place is dark, the middle of England a dashed line. */
export function Distribution({ histogram, value }: { histogram: Histogram; value: number }) {
  const { from, to, counts, median } = histogram;
  const tallest = counts.reduce((most, count) => Math.max(most, count), 0);
  const position = (figure: number) => (to === from ? 0.5 : ((figure - from) / (to - from)) * counts.length);
  const own = Math.min(counts.length - 1, Math.floor(position(value)));
  const bar = (count: number, bin: number) => {
    const height = Math.round((count / tallest) * HEIGHT * 10) / 10;
    return height === 0 ? '' : `M${bin} ${HEIGHT}v${-Math.max(height, 1)}h.9v${Math.max(height, 1)}z`;
  };
  return (
    <svg class="spread" viewBox={`0 0 ${counts.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="others" d={counts.map((count, bin) => (bin === own ? '' : bar(count, bin))).join('')} />
      <path class="own" d={bar(counts[own] ?? 0, own)} />
      <path class="median" d={`M${Math.round(position(median) * 100) / 100} 0v${HEIGHT}`} />
    </svg>
  );
}
