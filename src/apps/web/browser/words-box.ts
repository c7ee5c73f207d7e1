/**
 * Around the field where somebody writes: says how many characters are left, as readers count them, follows the language she chooses, and keeps a
 * form from leaving when there is no connection, so that the words stay where they are. Without it the server says the same, later.
 */
export class WordsBox extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea');
    const form = field?.form;
    if (field === null || form === null || form === undefined) return;
    field.addEventListener('input', () => this.count(field.value));
    this.count(field.value);
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'language') field.lang = target.value;
    });
    const offline = this.querySelector<HTMLElement>('.offline');
    form.addEventListener('submit', (event) => {
      const isOffline = navigator.onLine === false;
      if (offline !== null) offline.hidden = !isOffline;
      if (isOffline) event.preventDefault();
    });
    window.addEventListener('online', () => {
      if (offline !== null) offline.hidden = true;
    });
  }

  private count(words: string): void {
    const place = this.querySelector('.count');
    const { most, left = '', over = '' } = this.dataset;
    if (place === null) return;
    const remaining = Number(most) - lengthOf(words);
    // Near the end it helps; before that it only disturbs.
    const isShown = remaining <= 200;
    place.textContent = isShown ? `${remaining < 0 ? over : left} ${Math.abs(remaining)}` : '';
    place.classList.toggle('over', remaining < 0);
  }
}

function lengthOf(words: string): number {
  if (!('Segmenter' in Intl)) return [...words].length;
  return [...new Intl.Segmenter().segment(words)].length;
}
