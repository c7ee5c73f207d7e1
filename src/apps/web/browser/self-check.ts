const STORE = 'outspoken self-check';

/** Ticks stay on the page, until somebody asks to keep them on this device. They are never sent: there is nowhere to send them to. */
export class SelfCheck extends HTMLElement {
  connectedCallback(): void {
    const keep = this.querySelector<HTMLInputElement>('.keep');
    const forget = this.querySelector<HTMLButtonElement>('.forget');
    const keeping = this.querySelector<HTMLElement>('.keeping');
    const kept = readKept();
    if (keep === null || forget === null || keeping === null || kept === 'no-store') return;
    keeping.hidden = false;
    if (kept !== null) {
      keep.checked = true;
      for (const tick of this.#ticks()) tick.checked = kept.includes(tick.dataset.tick ?? '');
    }
    this.addEventListener('change', () => {
      if (keep.checked) localStorage.setItem(STORE, this.#ticked().join(' '));
      else localStorage.removeItem(STORE);
      this.#say('');
    });
    forget.addEventListener('click', () => {
      localStorage.removeItem(STORE);
      keep.checked = false;
      for (const tick of this.#ticks()) tick.checked = false;
      this.#say(this.dataset.forgotten ?? '');
    });
  }

  #ticks(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('.tick')];
  }

  #ticked(): readonly string[] {
    return this.#ticks()
      .filter(({ checked }) => checked)
      .map(({ dataset }) => dataset.tick ?? '');
  }

  #say(words: string): void {
    const said = this.querySelector('.said');
    if (said !== null) said.textContent = words;
  }
}

/** Null where nothing is kept; `no-store` where this browser keeps nothing for pages. */
function readKept(): readonly string[] | null | 'no-store' {
  try {
    return localStorage.getItem(STORE)?.split(' ') ?? null;
  } catch {
    return 'no-store';
  }
}
