/**
 * Around something that is being worked on: looks again every few seconds and shows what the page would show now, until there is nothing left to wait
 * for; with `data-then="reload"` the whole page is loaded again when that is no longer on it. Without script the page has a link to look again.
 */
export class LookAgain extends HTMLElement {
  #waiting = 0;

  connectedCallback(): void {
    this.#wait();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
  }

  #wait(): void {
    const seconds = Number(this.dataset.seconds ?? 0);
    if (seconds > 0) this.#waiting = window.setTimeout(() => void this.#look(), seconds * 1000);
  }

  async #look(): Promise<void> {
    const fresh = await fetch(location.href)
      .then((response) => (response.ok && !response.redirected ? response.text() : ''))
      .catch(() => '');
    if (fresh !== '' && this.dataset.then === 'reload' && !fresh.includes('data-then="reload"'))
      return location.reload();
    const found = new DOMParser().parseFromString(fresh, 'text/html').querySelector('look-again');
    if (found !== null) {
      this.replaceChildren(...found.childNodes);
      if (found.hasAttribute('data-seconds')) this.dataset.seconds = found.getAttribute('data-seconds') ?? '';
      else {
        delete this.dataset.seconds;
        document.querySelector('[data-waiting]')?.remove();
      }
    }
    this.#wait();
  }
}
