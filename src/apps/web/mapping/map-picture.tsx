import { renderToString } from 'preact-render-to-string';
import { type AxisId, BANDS, type BandView } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, HexAtlas } from './atlas.ts';
import type { Drawn } from './draw-pictures.ts';
import { regionLabels } from './hex-atlas.ts';
import { HEXAGON, outline, STRIPES } from './hex-geometry.ts';
import { FADE, INK, PAPER, palette, QUIET_INK } from './palette.ts';

const WIDTH = 1440;
const MARGIN = 48;
const MAP_HEIGHT = 980;
const TOP = 150;

/** How a script is set in a picture: its family, how many letters fit on a line of 100 units at size 10, and how far lines stand apart. */
const settings: Record<string, { readonly family: string; readonly lettersPer100: number; readonly leading: number }> =
  {
    ur: { family: 'Noto Nastaliq Urdu', lettersPer100: 22, leading: 2.1 },
    ar: { family: 'Noto Naskh Arabic', lettersPer100: 22, leading: 1.6 },
    bn: { family: 'Noto Sans Bengali', lettersPer100: 18, leading: 1.6 },
  };
const latin = { family: 'Noto Sans', lettersPer100: 18.5, leading: 1.45 };

/** What stands in the picture besides the map. */
export interface PictureWords {
  readonly title: string;
  readonly plain: string;
  readonly about: string;
  readonly low: string;
  readonly high: string;
  readonly sure: string;
  readonly fair: string;
  readonly unsure: string;
  /** Which version it is, of which day. */
  readonly version: string;
  readonly caveats: readonly string[];
  /** In English, whatever the language of the rest: they are quoted. */
  readonly sources: readonly string[];
}

/**
 * One axis as a picture that can travel alone: its key, its caveats, its version, its sources and licences are inside. Nothing is loaded from
 * elsewhere. `drawn` is what an atlas by boundaries looks like.
 */
export function mapPicture(
  atlas: Atlas,
  axis: AxisId,
  words: PictureWords,
  reader: Reader,
  drawn: Drawn | null = null,
): string {
  const setting = settings[reader.language.tag] ?? latin;
  const isRtl = reader.language.dir === 'rtl';
  const { box } = atlas.layout === 'hexagons' ? atlas : sheetOf(drawn);
  const scale = MAP_HEIGHT / box.height;
  const mapWidth = box.width * scale;
  const mapLeft = isRtl ? WIDTH - MARGIN - mapWidth : MARGIN;
  const sideWidth = WIDTH - 3 * MARGIN - mapWidth;
  const sideStart = isRtl ? MARGIN + sideWidth : WIDTH - MARGIN - sideWidth;
  const edge = isRtl ? WIDTH - MARGIN : MARGIN;
  const towards = isRtl ? -1 : 1;
  const block = (text: string, size: number, width: number, family = setting) =>
    wrap(text, Math.floor((width / size) * (family.lettersPer100 / 10))).map((line) => ({
      line,
      size,
      step: size * family.leading,
    }));
  const hasDraws = atlas.version.provenance.draws > 0;
  const keyRows = [
    ...BANDS.toReversed().map((band) => ({
      band,
      sureness: 'sure' as const,
      lines: block(band === 5 ? `5 · ${words.high}` : band === 1 ? `1 · ${words.low}` : `${band}`, 20, sideWidth - 60),
    })),
    ...(hasDraws ? (['sure', 'fair', 'unsure'] as const) : []).map((sureness) => ({
      band: 4 as const,
      sureness,
      lines: block(words[sureness], 18, sideWidth - 60),
    })),
  ];
  const keyTop = TOP + 30;
  const rowHeights = keyRows.map(({ lines }) => Math.max(46, 22 + lines.reduce((sum, { step }) => sum + step, 0)));
  const rowTop = (row: number) => keyTop + rowHeights.slice(0, row).reduce((sum, height) => sum + height, 0);
  const side = [
    ...block(words.about, 21, sideWidth),
    ...words.caveats.flatMap((caveat) => [{ line: '', size: 21, step: 14 }, ...block(caveat, 19, sideWidth)]),
  ];
  const sideTop = rowTop(keyRows.length) + 20;
  const sideBottom = sideTop + side.reduce((sum, { step }) => sum + step, 0);
  const foot = [words.version, ...words.sources].flatMap((line) => block(line, 15, WIDTH - 2 * MARGIN, latin));
  const footTop = Math.max(TOP + MAP_HEIGHT, sideBottom) + 40;
  const height = Math.ceil(footTop + foot.reduce((sum, { step }) => sum + step, 0) + 24);
  const families = `${setting.family}, Noto Sans, sans-serif`;
  const direction = isRtl ? ({ direction: 'rtl' } as const) : {};
  return renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      font-family={families}
      fill={INK}
      role="img"
      aria-label={words.title}
    >
      <title>{words.title}</title>
      <desc>{[words.plain, words.about, ...words.caveats, ...words.sources].join(' ')}</desc>
      <rect width={WIDTH} height={height} fill={PAPER} />
      <text x={edge} y="70" font-size="34" font-weight="700" {...direction}>
        {words.title}
      </text>
      <text x={edge} y={70 + 24 * setting.leading} font-size="22" fill={QUIET_INK} {...direction}>
        {words.plain}
      </text>
      <g transform={`translate(${mapLeft - box.x * scale} ${TOP - box.y * scale}) scale(${scale})`}>
        {atlas.layout === 'hexagons' ? (
          <Hexagons atlas={atlas} axis={axis} />
        ) : (
          <g dangerouslySetInnerHTML={{ __html: drawn?.axes[axis] ?? '' }} />
        )}
      </g>
      {keyRows.map(({ band, sureness, lines }, row) => (
        <g key={row} transform={`translate(${sideStart + towards * 20} ${rowTop(row)})`}>
          {atlas.layout === 'hexagons' ? (
            <g transform="scale(3.4)">
              <path d={HEXAGON} fill={palette[axis][band]} stroke={QUIET_INK} stroke-width="0.3" />
              {sureness !== 'sure' && <path d={STRIPES[sureness]} stroke={PAPER} stroke-width="1" fill="none" />}
            </g>
          ) : (
            <>
              <path d="M-18-18h36v36h-36z" fill={palette[axis][band]} />
              <path
                d="M-18-18h36v36h-36z"
                fill={PAPER}
                fill-opacity={FADE[sureness]}
                stroke={QUIET_INK}
                stroke-width="1"
              />
            </>
          )}
          <Lines lines={lines} x={towards * 34} y={7 - (lines[0]?.step ?? 0)} {...direction} />
        </g>
      ))}
      <Lines lines={side} x={sideStart} y={sideTop} {...direction} />
      <Lines lines={foot} x={MARGIN} y={footTop} fill={QUIET_INK} family="Noto Sans, sans-serif" />
    </svg>,
  );
}

function sheetOf(drawn: Drawn | null) {
  if (drawn === null) throw new Error('an atlas by boundaries needs its drawing to be a picture');
  return drawn.sheet;
}

function Hexagons({ atlas, axis }: { atlas: HexAtlas; axis: AxisId }) {
  const stripes = atlas.places.flatMap((place) => {
    const view = place.bands[axis];
    return view === null || !isStriped(view) ? [] : [{ place, view }];
  });
  return (
    <>
      {atlas.places.map((place) => {
        const view = place.bands[axis];
        return (
          <path
            key={place.code}
            d={HEXAGON}
            transform={`translate(${place.centre.x} ${place.centre.y})`}
            fill={view === null ? PAPER : palette[axis][view.band]}
            stroke={PAPER}
            stroke-width="0.6"
          >
            <title>{place.name}</title>
          </path>
        );
      })}
      {stripes.map(({ place, view }) => (
        <path
          key={place.code}
          d={STRIPES[view.sureness === 'fair' ? 'fair' : 'unsure']}
          transform={`translate(${place.centre.x} ${place.centre.y})`}
          stroke={view.band <= 2 ? palette[axis][3] : PAPER}
          stroke-width={view.band <= 2 ? '0.5' : '0.7'}
          stroke-opacity="0.8"
          fill="none"
        />
      ))}
      <path
        d={outline(atlas.places.map(({ centre, region }) => ({ centre, group: region.code })))}
        fill="none"
        stroke={INK}
        stroke-width="0.65"
        stroke-linejoin="round"
      />
      {regionLabels(atlas).map(({ lines, at }) =>
        lines.map((line, row) => (
          <text
            key={line}
            x={at.x}
            y={at.y + (row - (lines.length - 1) / 2) * 6 + 2}
            font-family="Noto Sans, sans-serif"
            font-size="5.2"
            font-weight="700"
            text-anchor="middle"
            stroke={PAPER}
            stroke-width="1.5"
            stroke-linejoin="round"
            paint-order="stroke"
          >
            {line}
          </text>
        )),
      )}
    </>
  );
}

const isStriped = ({ sureness }: BandView) => sureness === 'fair' || sureness === 'unsure';

function Lines({
  lines,
  x,
  y,
  family,
  ...style
}: {
  lines: readonly { line: string; size: number; step: number }[];
  x: number;
  y: number;
  family?: string;
  fill?: string;
  direction?: 'rtl';
}) {
  let at = y;
  return (
    <g {...(family === undefined ? {} : { 'font-family': family })}>
      {lines.map(({ line, size, step }) => {
        at += step;
        return line === '' ? null : (
          <text key={at} x={x} y={Math.round(at)} font-size={size} {...style}>
            {line}
          </text>
        );
      })}
    </g>
  );
}

/** Breaks text at spaces into lines of about so many letters. */
export function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
