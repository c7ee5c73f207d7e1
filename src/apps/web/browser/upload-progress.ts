/**
 * Around a form with a file: sends it, and shows how far that is. A file that is too large is told of before anything is sent. Where the server refuses
 * the file, its words are shown and the form stays as it is. Without script the browser sends the form by itself.
 */
export class UploadProgress extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(event.currentTarget as HTMLFormElement);
    });
  }

  #send(form: HTMLFormElement): void {
    this.querySelector('[role="alert"]')?.remove();
    const file = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
    if (file !== undefined && file.size > Number(this.dataset.limit)) {
      this.#tell(this.dataset.tooLarge);
      return;
    }
    const button = form.querySelector('button');
    const status = this.#begin();
    if (button) button.disabled = true;
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => status.show(loaded, total);
    request.onload = () => {
      if (request.status === 200) return location.assign(request.responseURL);
      status.end();
      const page = new DOMParser().parseFromString(request.responseText, 'text/html');
      this.#tell(page.querySelector('main [role="alert"], main .lead')?.textContent ?? this.dataset.broken);
      if (button) button.disabled = false;
    };
    request.onerror = () => {
      status.end();
      this.#tell(this.dataset.broken);
      if (button) button.disabled = false;
    };
    request.open('POST', form.action);
    request.send(new FormData(form));
  }

  #begin() {
    const box = document.createElement('div');
    box.className = 'sending';
    const bar = document.createElement('progress');
    bar.max = 1;
    const words = document.createElement('p');
    words.setAttribute('role', 'status');
    words.id = 'sending';
    bar.setAttribute('aria-labelledby', 'sending');
    box.append(words, bar);
    this.append(box);
    return {
      show: (loaded: number, total: number) => {
        bar.value = loaded / total;
        const isSent = loaded === total;
        if (isSent) bar.removeAttribute('value');
        const said = (isSent ? this.dataset.looking : this.dataset.sending) ?? '';
        // Every change is read aloud: tenths are enough.
        const share = `${Math.floor((loaded / total) * 10) * 10}%`;
        const text = said.replace('{share}', share);
        if (words.textContent !== text) words.textContent = text;
      },
      end: () => box.remove(),
    };
  }

  #tell(words: string | undefined): void {
    const notice = document.createElement('p');
    notice.className = 'notice problem';
    notice.setAttribute('role', 'alert');
    notice.textContent = words ?? '';
    this.prepend(notice);
    notice.scrollIntoView({ block: 'nearest' });
  }
}
