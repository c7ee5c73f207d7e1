import { nextInDirection, type Spot } from './next-in-direction.ts';

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
    const template = this.querySelector('template');
    if (map === null || panel === null || template === null || links.length === 0) return;
    let chosen = -1;

    const choose = (index: number) => {
      const link = links[index];
      if (link === undefined || index === chosen) return;
      chosen = index;
      ring?.setAttribute('x', String(spots[index]?.x));
      ring?.setAttribute('y', String(spots[index]?.y));
      panel.replaceChildren(this.describe(link, index, template, map.dataset));
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

  /** What the panel says of one place, from words that the server put on the element. */
  private describe(link: SVGAElement, index: number, template: HTMLTemplateElement, digits: DOMStringMap): Node {
    const content = template.content.cloneNode(true) as DocumentFragment;
    const name = link.querySelector('title')?.textContent?.replace(/: [1-5].*$/, '') ?? '';
    const place = content.querySelector('.place');
    if (place !== null) place.textContent = name;
    for (const axis of AXES) {
      const words = content.querySelector(`[data-axis="${axis}"] dd`);
      if (words !== null) words.replaceChildren(...this.sayBand(digits[axis]?.slice(index * 3, index * 3 + 3) ?? ''));
    }
    const open = content.querySelector('a');
    if (open !== null) {
      open.href = link.href.baseVal;
      open.textContent = fill(this.dataset.open, { name });
    }
    return content;
  }

  private sayBand(digits: string): readonly Node[] {
    const [band = '', low = '', high = ''] = digits;
    if (band === '' || band === '0') return [];
    const { stays, range } = this.dataset;
    const strong = document.createElement('strong');
    strong.textContent = fill(this.dataset.band, { band });
    return [strong, document.createTextNode(` ${fill(low === high ? stays : range, { band, low, high })}`)];
  }
}

function spotOf(link: SVGAElement): Spot {
  const use = link.querySelector('use');
  return { x: Number(use?.getAttribute('x')), y: Number(use?.getAttribute('y')) };
}

/** Puts values into the blanks of a sentence from the server: "Open {name}". */
function fill(sentence: string | undefined, values: Readonly<Record<string, string>>): string {
  return (sentence ?? '').replaceAll(/\{(\w+)\}/g, (blank, key: string) => values[key] ?? blank);
}
