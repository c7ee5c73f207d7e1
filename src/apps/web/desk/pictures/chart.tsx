import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * A picture drawn by Observable Plot on the server. Its own style sheet and style attributes go, as the page's policy allows nothing inline: colours come
 * from the classes of the marks. `label` says what it shows, for whoever does not see it; the figures stand in a table beside it.
 */
export function Chart({ options, label, name }: { options: Plot.PlotOptions; label: string; name: string }) {
  return (
    <div
      class={`chart ${name}`}
      role="img"
      aria-label={label}
      dangerouslySetInnerHTML={{ __html: drawChart(options) }}
    />
  );
}

/** The drawing alone, as SVG. */
export function drawChart(options: Plot.PlotOptions): string {
  const drawn = Plot.plot({ ...options, document: document as unknown as Document });
  for (const element of [drawn, ...drawn.querySelectorAll('*')]) {
    element.removeAttribute('style');
    if (element.localName === 'style') element.remove();
  }
  drawn.removeAttribute('class');
  drawn.setAttribute('aria-hidden', 'true');
  drawn.setAttribute('focusable', 'false');
  return drawn.outerHTML;
}
