type Words = Readonly<Record<string, string>>;

/**
 * Makes a passkey, or asks for one. The server has drawn the button hidden, as without script there is nothing behind it. What goes to and
 * fro is JSON as the WebAuthn standard defines it; where a browser cannot read it, it has no passkeys either.
 */
export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    if (typeof PublicKeyCredential === 'undefined' || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) return;
    this.hidden = false;
    this.querySelector('button')?.addEventListener('click', () => void this.use());
  }

  private async use(): Promise<void> {
    const { ask = '', enter = '', next = '/desk', failed = '' } = this.dataset;
    const button = this.querySelector('button');
    if (button === null || button.disabled || !this.isFormReady()) return;
    button.disabled = true;
    this.say('');
    try {
      const options = await this.post(ask, this.words());
      if (options !== null && (await this.post(enter, await this.prove(options))) !== null) location.assign(next);
    } catch {
      // The person closed the browser's window, or it gave up waiting.
      this.say(failed);
    }
    button.disabled = false;
  }

  private async prove(options: unknown): Promise<unknown> {
    const credential =
      this.dataset.make === undefined
        ? await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
              options as PublicKeyCredentialRequestOptionsJSON,
            ),
          })
        : await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
              options as PublicKeyCredentialCreationOptionsJSON,
            ),
          });
    if (!(credential instanceof PublicKeyCredential)) throw new Error('the browser gave no passkey');
    return credential.toJSON();
  }

  /** The answer, or null after the problem has been said. */
  private async post(address: string, body: unknown): Promise<unknown> {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-form-token': this.dataset.token ?? '' },
      body: JSON.stringify(body),
    });
    if (response.redirected) {
      // Signed out meanwhile, or the last proof of who it is has grown too old: on to the page that asks for another.
      location.assign(response.url);
      return null;
    }
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const answer: unknown = isJson ? await response.json() : {};
    if (response.ok) return answer;
    this.say((answer as Words).problem ?? this.dataset.failed ?? '');
    return null;
  }

  /** Of the form around the button, all but the password, which a passkey takes the place of. */
  private words(): Words {
    const form = this.closest('form');
    const entries = form === null ? [] : [...new FormData(form)];
    return Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === 'string' && name !== 'password' ? [[name, value]] : [])),
    );
  }

  private isFormReady(): boolean {
    const form = this.closest('form');
    return form === null || form.reportValidity();
  }

  private say(words: string): void {
    const problem = this.querySelector<HTMLElement>('.problem');
    if (problem === null) return;
    problem.hidden = words === '';
    problem.textContent = words;
  }
}
