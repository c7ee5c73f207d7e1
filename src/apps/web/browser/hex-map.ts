import type { BandOnWire } from '#domains/mapping/core';
import { nextInDirection, type Spot } from './next-in-direction.ts';
import { tellOf } from './place-panel.ts';

const AXES = ['vulnerability', 'amenability'] as const;

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Around the map that the server drew: one stop for the Tab key, arrow keys that move by how things lie, and a panel that says what a hexagon
 * stands for. A mouse opens a place with one click. A finger, which covers several hexagons, chooses with one tap and opens with the
 * button in the panel. Without this script every hexagon is a plain link.
 */
export class HexMap extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<SVGAElement>('svg a')];
    const spots = links.map(spotOf);
    const map = this.querySelector('svg');
    const ring = this.querySelector('.ring');
    const panel = this.querySelector<HTMLElement>('.panel');
    if (map === null || panel === null || links.length === 0) return;
    let chosen = -1;

    const choose = (index: number) => {
      const link = links[index];
      if (link === undefined || index === chosen) return;
      chosen = index;
      ring?.setAttribute('x', String(spots[index]?.x));
      ring?.setAttribute('y', String(spots[index]?.y));
      panel.replaceChildren(tellOf(this, placeOf(link, index, map.dataset)));
    };
    const stopAt = (index: number) => {
      for (const [at, link] of links.entries()) link.setAttribute('tabindex', at === index ? '0' : '-1');
    };
    const indexOf = (event: Event) =>
      links.findIndex((link) => event.target instanceof Node && link.contains(event.target));

    stopAt(0);
    let pointer = '';
    map.addEventListener('pointerdown', (event) => {
      pointer = event.pointerType;
    });
    map.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'mouse') choose(indexOf(event));
    });
    map.addEventListener('focusin', (event) => {
      const index = indexOf(event);
      if (index === -1) return;
      stopAt(index);
      choose(index);
    });
    map.addEventListener('click', (event) => {
      if (pointer === '' || pointer === 'mouse') return;
      event.preventDefault();
      choose(indexOf(event));
    });
    map.addEventListener('keydown', (event) => {
      pointer = '';
      const direction = arrows[event.key];
      const from = spots[indexOf(event)];
      if (direction === undefined || from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const next = nextInDirection(spots, from, direction);
      if (next !== null) links[spots.indexOf(next)]?.focus();
    });
  }
}

function spotOf(link: SVGAElement): Spot {
  const use = link.querySelector('use');
  return { x: Number(use?.getAttribute('x')), y: Number(use?.getAttribute('y')) };
}

/** What a hexagon stands for: its name from its title, its bands from the digits that the server wrote for all. */
function placeOf(link: SVGAElement, index: number, digits: DOMStringMap) {
  const name = link.querySelector('title')?.textContent?.replace(/: [1-5].*$/, '') ?? '';
  const views = Object.fromEntries(
    AXES.map((axis) => [axis, readDigits(digits[axis]?.slice(index * 4, index * 4 + 4))]),
  );
  return { name, address: link.href.baseVal, views };
}

const SURENESS = ['unknown', 'sure', 'fair', 'unsure'] as const;

/** "4352": band 4, likely between 3 and 5, unsure. */
function readDigits(digits = ''): BandOnWire | null {
  const [band, low, high, sureness] = [...digits].map(Number);
  if (!band) return null;
  return { band, low, high, sureness: SURENESS[sureness ?? 0] } as BandOnWire;
}
