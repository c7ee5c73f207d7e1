const presses = 3;
const patience = 5_000;

/**
 * Leaves a page at once: by its link, or by Shift pressed three times within five seconds. The page is covered before another is there, and gives its place in the
 * list of pages to that other.
 */
export class LeavePage extends HTMLElement {
  #pressed = 0;
  #isAlone = false;
  #timer = 0;

  connectedCallback(): void {
    const link = this.querySelector<HTMLAnchorElement>('a.leave');
    if (link === null) return;
    this.querySelector('.keys')?.removeAttribute('hidden');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.#leave(link.href);
    });
    document.addEventListener('keydown', ({ key, repeat }) => {
      if (!repeat) this.#isAlone = key === 'Shift';
    });
    document.addEventListener('keyup', ({ key }) => {
      if (key === 'Shift' && this.#isAlone) this.#count(link.href);
    });
    // Whoever comes back to a page that the browser had put aside finds it as it was, not covered.
    addEventListener('pageshow', () => this.#uncover());
  }

  #count(address: string): void {
    clearTimeout(this.#timer);
    this.#pressed++;
    if (this.#pressed === presses) {
      this.#pressed = 0;
      this.#leave(address);
      return;
    }
    this.#say(this.#pressed === 1 ? this.dataset.twoMore : this.dataset.oneMore);
    this.#timer = window.setTimeout(() => {
      this.#pressed = 0;
      this.#say(this.dataset.expired);
    }, patience);
  }

  #leave(address: string): void {
    this.#say(this.dataset.leaving);
    const cover = Object.assign(document.createElement('div'), { className: 'leave-cover' });
    cover.textContent = this.dataset.leaving ?? '';
    document.body.append(cover);
    document.title = '';
    location.replace(address);
  }

  #uncover(): void {
    for (const cover of document.querySelectorAll('.leave-cover')) cover.remove();
    this.#say('');
  }

  #say(words: string | undefined): void {
    const said = this.querySelector('[role="status"]');
    if (said !== null) said.textContent = words ?? '';
  }
}
