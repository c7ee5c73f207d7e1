import type { DrawnMap } from './drawn-map.ts';

/**
 * An earlier version under the part of the map that lies left of a line. The line is a slider: a finger, a mouse and the arrow keys move it. Left stays left
 * in every language, as on the map.
 */
export class Swipe {
  readonly #box: HTMLElement;
  readonly #line: HTMLElement;
  readonly slider: HTMLInputElement;

  constructor(stage: HTMLElement, words: string) {
    this.#box = Object.assign(document.createElement('div'), { className: 'live before', inert: true });
    this.#line = Object.assign(document.createElement('div'), { className: 'line' });
    this.slider = Object.assign(document.createElement('input'), { type: 'range', min: '0', max: '100', step: '1' });
    this.slider.value = '50';
    this.slider.className = 'swipe';
    this.slider.setAttribute('aria-label', words);
    this.slider.addEventListener('input', () => this.#move());
    stage.append(this.#box, this.#line, this.slider);
    this.#move();
  }

  get box(): HTMLElement {
    return this.#box;
  }

  /** Keeps two maps over the same ground. */
  follow(shown: DrawnMap, before: DrawnMap): void {
    const align = () => before.map.jumpTo({ center: shown.map.getCenter(), zoom: shown.map.getZoom() });
    shown.map.on('move', align);
    align();
  }

  set isHidden(isHidden: boolean) {
    for (const part of [this.#box, this.#line, this.slider]) part.hidden = isHidden;
  }

  #move(): void {
    const at = this.slider.value;
    this.#box.style.clipPath = `inset(0 ${100 - Number(at)}% 0 0)`;
    this.#line.style.left = `${at}%`;
  }
}
