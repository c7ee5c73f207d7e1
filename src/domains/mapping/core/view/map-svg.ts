import { type HexCell, hexCentre } from '#foundations/spatial';
import { describeCoverage } from '../version/describe-coverage.ts';
import type { AreaResult, IndexVersion } from '../version/index-version.ts';
import { BANDS, type Band, bandView } from './public-view.ts';

type Described = Pick<IndexVersion, 'title' | 'areaCount' | 'groups' | 'indicators' | 'coverage' | 'provenance'>;

/** Light to dark in one hue for each map, never red, so that lightness alone tells the bands apart. */
const hues: readonly (readonly [string, string, string, string, string])[] = [
  ['#efe6f5', '#cdb2de', '#a67dc1', '#7a4a9b', '#46206a'],
  ['#e2ecf5', '#aecbe4', '#74a0cb', '#3f72a6', '#163f73'],
  ['#e1efec', '#a9d2ca', '#6aada1', '#2f7d72', '#0c4a43'],
  ['#eeebe4', '#cdc8bd', '#a49e92', '#756f64', '#45413a'],
];
const INK = '#211c16';
const PAPER = '#fbf7ef';

const MARGIN = 32;
const MAP_WIDTH = 440;
const LINE = 22;
const LETTERS_PER_LINE = 54;

/**
 * A picture of the top groups, side by side, each area a hexagon shaded by its fifth of the ranks; striped where 90% of the draws reach into another
 * fifth. Key, coverage, caveats and sources are inside, so that it can travel alone. Areas without a cell are left out.
 */
export function mapSvg(version: Described, areas: readonly AreaResult[], cells: ReadonlyMap<string, HexCell>): string {
  const tops = version.groups.flatMap(({ isTop }, index) => (isTop ? [index] : []));
  const frame = frameOf([...cells.values()]);
  const top = MARGIN + 70;
  const columns = tops.map((group, position) => {
    const x = MARGIN + position * (MAP_WIDTH + MARGIN);
    const hexagons = areas.flatMap((area) => hexagon(area, group, version.areaCount, position, cells, frame));
    const below = [...keyRows(position), ...columnText(version, group)];
    return { hexagons, x, below, height: frame.height + heightOf(below) };
  });
  const foot = footText(version).flatMap((line) =>
    wrap(line, Math.floor(LETTERS_PER_LINE * 1.2 * Math.max(1, tops.length))),
  );
  const width = MARGIN + Math.max(1, tops.length) * (MAP_WIDTH + MARGIN);
  const footTop = top + Math.max(0, ...columns.map(({ height }) => height)) + LINE;
  const height = Math.ceil(footTop + foot.length * LINE + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Noto Sans, sans-serif" font-size="15" fill="${INK}" role="img">`,
    `<title>${xmlText(version.title)}</title>`,
    `<defs>${stripes('on-dark', PAPER)}${stripes('on-light', INK)}</defs>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="24" font-weight="700">${xmlText(version.title)}</text>`,
    ...columns.flatMap(({ hexagons, x, below }, position) => [
      `<g transform="translate(${x} ${top})">`,
      `<text y="-14" font-size="19" font-weight="700">${xmlText(version.groups[tops[position]!]!.title)}</text>`,
      ...hexagons,
      ...stack(below, frame.height + LINE),
      '</g>',
    ]),
    `<g font-size="13">${stack(foot.map(plainLine), footTop).join('')}</g>`.replace(
      '<g ',
      `<g transform="translate(${MARGIN} 0)" `,
    ),
    '</svg>',
    '',
  ].join('\n');
}

interface Frame {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

function frameOf(cells: readonly HexCell[]): Frame {
  const centres = cells.map(hexCentre);
  const [left, right] = [Math.min(...centres.map(({ x }) => x)), Math.max(...centres.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...centres.map(({ y }) => y)), Math.max(...centres.map(({ y }) => y))];
  const scale = Math.min(MAP_WIDTH / (right - left + 1), 26);
  return { scale, left: left - 0.5, top: top - 0.6, height: (bottom - top + 1.2) * scale };
}

function hexagon(
  area: AreaResult,
  group: number,
  areaCount: number,
  hue: number,
  cells: ReadonlyMap<string, HexCell>,
  frame: Frame,
): string[] {
  const cell = cells.get(area.code);
  if (!cell) return [];
  const { band, sureness } = bandView(area.groups[group]!, areaCount);
  const centre = hexCentre(cell);
  const [x, y] = [(centre.x - frame.left) * frame.scale, (centre.y - frame.top) * frame.scale];
  const path = hexagonPath(x, y, frame.scale);
  const shape = `<path d="${path}" fill="${shade(hue, band)}" stroke="${PAPER}"><title>${xmlText(area.name)}</title></path>`;
  const isStriped = sureness === 'fair' || sureness === 'unsure';
  const pattern = band <= 2 ? 'on-light' : 'on-dark';
  return isStriped ? [shape, `<path d="${path}" fill="url(#${pattern})" pointer-events="none"/>`] : [shape];
}

function stripes(id: string, colour: string): string {
  return `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="${id === 'on-dark' ? 1.4 : 0.7}" height="4" fill="${colour}" fill-opacity="${id === 'on-dark' ? 1 : 0.55}"/></pattern>`;
}

/** Pointy-topped; neighbouring centres are `size` apart. */
function hexagonPath(x: number, y: number, size: number): string {
  const [half, long, short] = [size / 2, size / Math.sqrt(3), size / Math.sqrt(12)];
  const points = [
    [0, -long],
    [half, -short],
    [half, short],
    [0, long],
    [-half, short],
    [-half, -short],
  ] as const;
  return `M${points.map(([dx, dy]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`).join('L')}Z`;
}

function shade(hue: number, band: Band): string {
  return hues[hue % hues.length]![band - 1]!;
}

interface StackedLine {
  readonly height: number;
  /** Markup at a height. */
  readonly draw: (y: number) => string;
}

function keyRows(hue: number): StackedLine[] {
  return BANDS.toReversed().map((band) => ({
    height: LINE,
    draw: (y) =>
      `<path d="${hexagonPath(8, y - 5, 16)}" fill="${shade(hue, band)}" stroke="${INK}" stroke-width="0.4"/><text x="26" y="${y}">${band}${band === 5 ? ': the fifth of areas with the most need' : band === 1 ? ': the fifth with the least' : ''}</text>`,
  }));
}

function columnText({ coverage, groups, indicators }: Described, group: number): StackedLine[] {
  const { id } = groups[group]!;
  const sentences = coverage
    .filter(({ groupId }) => groupId === id)
    .map((statement) => describeCoverage(statement, groups, indicators));
  return sentences.flatMap((sentence) => wrap(sentence, LETTERS_PER_LINE)).map(plainLine);
}

function footText({ indicators, provenance }: Described): string[] {
  const { draws, seed } = provenance;
  const drawn =
    draws > 0
      ? `Stripes: the 90% interval of the rank, over ${draws.toLocaleString('en-GB')} draws (seed ${seed}), reaches into another fifth.`
      : 'No uncertainty was drawn: how sure these fifths are is not known.';
  const sources = [...new Set(indicators.map(({ source, licence }) => `${source} (${licence})`))];
  return [
    `${drawn} Areas next to each other in rank can rarely be told apart. A map of areas says nothing about any person who lives there.`,
    `Sources: ${sources.join('; ')}.`,
  ];
}

function plainLine(text: string): StackedLine {
  return { height: LINE, draw: (y) => `<text y="${y}">${xmlText(text)}</text>` };
}

function stack(lines: readonly StackedLine[], top: number): string[] {
  let y = top;
  return lines.map(({ height, draw }) => {
    y += height;
    return draw(Math.round(y));
  });
}

function heightOf(lines: readonly StackedLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, LINE);
}

function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Text for XML: what cannot stand there at all (control characters) is left out. */
function xmlText(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
