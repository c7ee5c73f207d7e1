import type { BandOnWire } from '#domains/mapping/core';

/** A place as a panel tells of it: what it shows on each axis, null where there is nothing. */
export interface Told {
  readonly name: string;
  readonly address: string;
  readonly views: Readonly<Record<string, BandOnWire | null>>;
}

/** What the panel of an element says of a place, in the words that the server put on the element and in the form of its template. */
export function tellOf(element: HTMLElement, { name, address, views }: Told): Node {
  const content = element.querySelector('template')?.content.cloneNode(true) as DocumentFragment;
  const place = content.querySelector('.place');
  if (place !== null) place.textContent = name;
  for (const entry of content.querySelectorAll<HTMLElement>('[data-axis]')) {
    const view = views[entry.dataset.axis ?? ''] ?? null;
    entry.hidden = view === null;
    if (view !== null) entry.querySelector('dd')?.replaceChildren(...sayBand(element.dataset, view));
  }
  const open = content.querySelector('a');
  if (open !== null) {
    open.href = address;
    open.textContent = fill(element.dataset.open, { name });
  }
  return content;
}

function sayBand(words: DOMStringMap, { band, low, high, sureness }: BandOnWire): readonly Node[] {
  const values = { band: String(band), low: String(low), high: String(high) };
  const strong = document.createElement('strong');
  strong.textContent = fill(words.band, values);
  return [strong, document.createTextNode(` ${fill(words[sureness], values)}`)];
}

/** Puts values into the blanks of a sentence from the server: "Open {name}". */
export function fill(sentence: string | undefined, values: Readonly<Record<string, string>>): string {
  return (sentence ?? '').replaceAll(/\{(\w+)\}/g, (blank, key: string) => values[key] ?? blank);
}
