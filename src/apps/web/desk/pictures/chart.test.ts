import * as Plot from '@observablehq/plot';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Chart, drawChart } from './chart.tsx';

const options: Plot.PlotOptions = {
  width: 200,
  height: 100,
  x: { label: '<b>Value</b> & more' },
  marks: [
    Plot.rectY([{ from: 0, to: 1, count: 3 }], { x1: 'from', x2: 'to', y: 'count', className: 'bars' }),
    Plot.tip([{ from: 0, count: 3 }], { x: 'from', y: 'count' }),
  ],
};

describe('a chart', () => {
  it('brings nothing that a strict policy would refuse', () => {
    const drawn = drawChart(options);
    expect(drawn).toContain('<rect');
    expect(drawn).not.toMatch(/style|<script|on\w+=|href=/i);
  });

  it('writes text as text', () => {
    expect(drawChart(options)).toContain('&lt;b&gt;Value&lt;/b&gt; &amp; more');
  });

  it('says in words what it shows, and is drawn the same each time', () => {
    const page = renderToString(Chart({ options, label: 'Three areas', name: 'spread' }));
    expect(page).toContain('role="img" aria-label="Three areas"');
    expect(drawChart(options)).toBe(drawChart(options));
  });
});
