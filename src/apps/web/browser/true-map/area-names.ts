import type { DrawnMap } from './drawn-map.ts';
import type { KnownAuthority, KnownNames } from './known-names.ts';

const fromZoom = 7;
const letterWidth = 8.5;
const lineHeight = 24;

/** Names of authorities over the map once somebody has come closer, the larger ones first, as many as have room. HTML: no letters are drawn or fetched by the map. */
export function nameAuthorities({ map }: DrawnMap, names: KnownNames, layer: HTMLElement): void {
  const place = async () => {
    if (map.getZoom() < fromZoom) return;
    const all = await names.authorities();
    const bounds = map.getBounds();
    const seen = all
      .filter(({ edges }) => edges !== null && bounds.contains(middleOf(edges)))
      .sort((one, other) => sizeOf(other) - sizeOf(one));
    const taken: Box[] = [];
    for (const { name, edges } of seen) {
      if (edges === null) continue;
      const { x, y } = map.project(middleOf(edges));
      const half = (name.length * letterWidth) / 2;
      const box = { left: x - half, right: x + half, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
      if (box.left < 0 || box.right > layer.clientWidth || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      const label = document.createElement('span');
      label.textContent = name;
      label.style.left = `${x}px`;
      label.style.top = `${y}px`;
      layer.append(label);
    }
  };
  map.on('movestart', () => layer.replaceChildren());
  map.on('moveend', () => {
    layer.replaceChildren();
    void place();
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlaps = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const middleOf = ([west, south, east, north]: NonNullable<KnownAuthority['edges']>): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];

const sizeOf = ({ edges }: KnownAuthority) => (edges === null ? 0 : (edges[2] - edges[0]) * (edges[3] - edges[1]));
