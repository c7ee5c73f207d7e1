/**
 * Single keys for whoever has asked for them: each opens the decision whose summary names it and puts the focus there. None sends anything, so that
 * a slip of the hand decides nothing. Without this script every decision opens with Tab and Enter.
 */
export class SingleKeys extends HTMLElement {
  connectedCallback(): void {
    this.ownerDocument.addEventListener('keydown', this.press);
  }

  disconnectedCallback(): void {
    this.ownerDocument.removeEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || isTyping(event.target)) return;
    const summary = [...this.querySelectorAll<HTMLElement>('summary[data-key]')].find(
      ({ dataset }) => dataset.key === event.key.toLowerCase(),
    );
    const details = summary?.parentElement;
    if (!(details instanceof HTMLDetailsElement)) return;
    event.preventDefault();
    for (const other of this.querySelectorAll('details')) other.open = other === details;
    (details.querySelector<HTMLElement>('input[type="radio"]') ?? summary)?.focus();
  };
}

/** Whether letters are being written somewhere: a box to tick takes none. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'submit', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
