import { addProtocol, type GeoJSONSource, type LngLatBoundsLike, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { PMTiles, Protocol } from 'pmtiles';
import type { AxisId } from '#domains/mapping/core';
import type { Bands } from './bands.ts';
import { type Colours, readColours } from './colours.ts';
import { CHOSEN, layerOf, type Shown, styleOver, VEIL, veilOf } from './map-style.ts';
import type { Shape } from './on-wire.ts';

setWorkerUrl(workerUrl);
const archives = new Protocol();
addProtocol('pmtiles', archives.tile);

const inFull = (address: string) => new URL(address, location.href).href;

/** Begins to read an archive of tiles before there is a map to show them. */
export function readAhead(tiles: string): void {
  const archive = new PMTiles(inFull(tiles));
  archives.add(archive);
  archive.getHeader().catch(() => {}); // The map asks again, and says so.
}

const areas = { source: 'areas', sourceLayer: 'areas' } as const;

/** West, south, east, north in degrees. */
export type Edges = readonly [number, number, number, number];

export interface DrawnMapParts {
  readonly box: HTMLElement;
  /** Address of an archive of tiles. */
  readonly tiles: string;
  readonly axes: readonly AxisId[];
  readonly bands: Bands;
  /** What is seen at first. */
  readonly view: Edges;
  /** Sentences of MapLibre by its own names for them. */
  readonly words: Readonly<Record<string, string>>;
  readonly isMovedByHand: boolean;
}

/** Areas as colours, by MapLibre. It knows nothing of the page around it. */
export class DrawnMap {
  readonly map: MapLibre;
  readonly #view: Edges;
  readonly #colours: Colours;
  #layer = '';
  readonly #layers: readonly string[];

  constructor({ box, tiles, axes, bands, view, words, isMovedByHand }: DrawnMapParts) {
    this.#view = view;
    this.#colours = readColours(box, axes);
    const style = styleOver(inFull(tiles), axes, bands, this.#colours);
    this.#layers = style.layers.map(({ id }) => id);
    this.map = new MapLibre({
      ...{ container: box, style, bounds: boundsOf(view), locale: { ...words } },
      ...{
        attributionControl: false,
        validateStyle: false,
        fadeDuration: 0,
        renderWorldCopies: false,
        maxZoom: 15,
        minZoom: 3,
      },
      ...{ dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false },
      ...(isMovedByHand ? { cooperativeGestures: true } : { interactive: false }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
  }

  /** When all that is in sight is drawn. Rejects where that cannot be. */
  isDrawn(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.map.once('idle', () => resolve());
      this.map.once('error', ({ error }) => reject(error));
    });
  }

  /** Before the style is there MapLibre takes no colours: ask for it after `isReady`. */
  isReady(): Promise<void> {
    return new Promise((resolve) => {
      if (this.map.isStyleLoaded()) resolve();
      else this.map.once('style.load', () => resolve());
    });
  }

  show(axis: AxisId, shown: Shown): void {
    const layer = layerOf(axis, shown);
    if (layer === this.#layer || !this.#layers.includes(layer)) return;
    if (this.#layer !== '') this.map.setPaintProperty(this.#layer, 'fill-opacity', 0);
    this.map.setPaintProperty(layer, 'fill-opacity', 1);
    this.#layer = layer;
  }

  /** Lays paper over all areas but these; null takes it away. */
  showAlone(ids: readonly number[] | null): void {
    const { map } = this;
    const isLaid = map.getLayer(VEIL) !== undefined;
    if (isLaid) map.removeFeatureState(areas);
    for (const id of ids ?? []) map.setFeatureState({ ...areas, id }, { alone: true });
    if (ids !== null && !isLaid) map.addLayer(veilOf(this.#colours), 'between');
    // MapLibre stumbles over tiles that come while a layer goes, so it stays and is seen through.
    if (isLaid) map.setPaintProperty(VEIL, 'fill-color', ids === null ? 'transparent' : this.#colours.paper);
  }

  /** Draws a line around an area; null takes it away. */
  outline(shape: Shape | null): void {
    const features =
      shape === null
        ? []
        : [{ type: 'Feature' as const, properties: {}, geometry: shape as unknown as GeoJSON.Geometry }];
    this.map.getSource<GeoJSONSource>(CHOSEN)?.setData({ type: 'FeatureCollection', features });
  }

  /** The number of the area that lies under a point of the screen; null where none does. */
  areaAt(point: readonly [number, number]): number | null {
    const [found] = this.map.queryRenderedFeatures([...point], { layers: [this.#layer] });
    return typeof found?.id === 'number' ? found.id : null;
  }

  areaInTheMiddle(): number | null {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return this.areaAt([clientWidth / 2, clientHeight / 2]);
  }

  goTo(edges: Edges): void {
    this.map.fitBounds(boundsOf(edges), { padding: 40, maxZoom: 12, duration: 1200 });
  }

  goToTheWhole(): void {
    this.map.fitBounds(boundsOf(this.#view), { duration: 600 });
  }
}

const boundsOf = ([west, south, east, north]: Edges): LngLatBoundsLike => [west, south, east, north];

/** The ground that a shape lies on. */
export function edgesOf(shape: Shape): Edges {
  const points = shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2);
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
