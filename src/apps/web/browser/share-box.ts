/**
 * Around the plain links by which somebody shares: adds the phone's own way to share where there is one, and a button that copies. Tells the site
 * that a button was pressed, once, and not which or what. Without it the links work all the same.
 */
export class ShareBox extends HTMLElement {
  private isTold = false;

  connectedCallback(): void {
    const native = this.querySelector<HTMLButtonElement>('.native');
    if (native !== null && 'share' in navigator) {
      native.hidden = false;
      native.addEventListener('click', () => void this.share());
    }
    const copy = this.querySelector<HTMLButtonElement>('.copy');
    if (copy !== null) {
      copy.hidden = false;
      copy.addEventListener('click', () => void this.copy());
    }
    for (const link of this.querySelectorAll('a.out')) link.addEventListener('click', () => this.tell());
  }

  private async share(): Promise<void> {
    this.tell();
    try {
      await navigator.share({ text: this.dataset.text ?? '' });
    } catch {
      // Closed without choosing an app, which is no mistake; the links stand below for whoever wants another way.
    }
  }

  private async copy(): Promise<void> {
    this.tell();
    const { copied = '', failed = '', text = '' } = this.dataset;
    const isDone = await this.toClipboard(text);
    const said = this.querySelector('.said');
    if (said !== null) said.textContent = isDone ? copied : failed;
    if (!isDone) this.querySelector<HTMLTextAreaElement>('.ready')?.select();
  }

  private async toClipboard(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Inside of other apps there is often no clipboard to write to, but the old way works.
      const ready = this.querySelector<HTMLTextAreaElement>('.ready');
      ready?.select();
      return ready !== null && document.execCommand('copy');
    }
  }

  private tell(): void {
    if (this.isTold) return;
    this.isTold = true;
    const { opened = '', pass = '' } = this.dataset;
    navigator.sendBeacon?.(opened, new URLSearchParams({ pass }));
  }
}
