interface Answer {
  readonly html?: string;
  readonly words?: string;
  readonly isTried?: boolean;
  readonly problem?: string | null;
  readonly problems?: Readonly<Record<string, string>>;
}

/** How long after the last change the slower questions are asked, and the answer is said aloud. */
const restMilliseconds = 400;

/**
 * Around the form of weights and what it comes to: gives every number a slider, and asks the server what would be if while somebody moves one. One
 * question at a time, the newest: however slow the line, what is shown last is what stands in the form. Nothing is kept until the form is sent.
 */
export class WhatIf extends HTMLElement {
  #asking = false;
  #isStale = false;
  #resting = 0;

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.weighing');
    if (form === null) return;
    for (const input of form.querySelectorAll<HTMLInputElement>('.weight input')) this.#addSlider(input);
    form.addEventListener('input', () => this.#ask(form));
  }

  disconnectedCallback(): void {
    clearTimeout(this.#resting);
  }

  #addSlider(input: HTMLInputElement): void {
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.min = '0';
    slider.max = input.dataset.largest ?? '1';
    slider.step = String(Number(slider.max) / 200);
    slider.value = input.value || slider.max; // A limit that is left blank is none.
    // The number beside it does the same for the keyboard, without 200 steps.
    slider.tabIndex = -1;
    slider.setAttribute('aria-hidden', 'true');
    slider.addEventListener('input', () => {
      input.value = String(Number(Number(slider.value).toPrecision(3)));
    });
    input.addEventListener('input', () => {
      slider.value = input.value || slider.max;
    });
    input.after(slider);
  }

  #ask(form: HTMLFormElement): void {
    clearTimeout(this.#resting);
    this.#isStale = true;
    if (!this.#asking) void this.#askUntilFresh(form);
  }

  async #askUntilFresh(form: HTMLFormElement): Promise<void> {
    this.#asking = true;
    while (this.#isStale) {
      this.#isStale = false;
      this.#show(form, await this.#post(form, false), false);
    }
    this.#asking = false;
    this.#resting = window.setTimeout(() => void this.#rest(form), restMilliseconds);
  }

  /** What takes longer is asked once nobody moves anything. */
  async #rest(form: HTMLFormElement): Promise<void> {
    const answer = await this.#post(form, true);
    if (!this.#isStale && !this.#asking) this.#show(form, answer, true);
  }

  async #post(form: HTMLFormElement, gate: boolean): Promise<Answer> {
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'token'));
    try {
      const response = await fetch(this.dataset.address ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-form-token': this.dataset.token ?? '' },
        body: JSON.stringify({ fields, gate }),
      });
      // Whoever is signed out meanwhile is sent to a page.
      if (!response.headers.get('content-type')?.startsWith('application/json')) throw new Error('not an answer');
      return (await response.json()) as Answer;
    } catch {
      return { problem: this.dataset.failed ?? '' };
    }
  }

  #show(form: HTMLFormElement, answer: Answer, aloud: boolean): void {
    const { html, words, isTried, problem, problems = {} } = answer;
    for (const input of form.querySelectorAll<HTMLInputElement>('.weight input[name]'))
      mark(input, problems[input.name] ?? null);
    const preview = this.querySelector('[data-preview]');
    if (preview !== null && html !== undefined) replaceKeepingOpen(preview, html);
    const announcement = this.querySelector('[data-announce]');
    if (announcement !== null && words !== undefined) {
      // Every answer is seen, and the last one is heard.
      announcement.setAttribute('aria-live', aloud ? 'polite' : 'off');
      announcement.textContent = words;
    }
    const notKept = this.querySelector<HTMLElement>('[data-not-kept]');
    if (notKept !== null && isTried !== undefined) notKept.hidden = !isTried;
    const failed = this.querySelector<HTMLElement>('[data-problem]');
    if (failed !== null) {
      failed.hidden = !problem;
      failed.textContent = problem ?? '';
    }
  }
}

/** What is wrong with a number, beside it. */
function mark(input: HTMLInputElement, words: string | null): void {
  const row = input.closest('.weight');
  const id = `${input.name}-problem`;
  const known = document.getElementById(id);
  row?.classList.toggle('wrong', words !== null);
  if (words === null) {
    known?.remove();
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
    return;
  }
  const note = known ?? document.createElement('p');
  note.id = id;
  note.className = 'problem';
  note.textContent = words;
  if (known === null) input.before(note);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', id);
}

/** The server's own words in place of the ones before; what somebody has unfolded stays unfolded. */
function replaceKeepingOpen(element: Element, html: string): void {
  const keyOf = (details: HTMLDetailsElement) =>
    `${details.closest('section')?.className} ${details.querySelector('summary')?.textContent}`;
  const open = new Map([...element.querySelectorAll('details')].map((details) => [keyOf(details), details.open]));
  element.innerHTML = html;
  for (const details of element.querySelectorAll('details')) details.open = open.get(keyOf(details)) ?? details.open;
}
