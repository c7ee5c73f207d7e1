import { render } from 'preact';
import { App } from './app.tsx';

/** Forms that are filled in without a signal, on this phone alone until there is one. */
export class FieldForms extends HTMLElement {
  connectedCallback(): void {
    // Without a secure address there is no encryption, and in some private windows no store: then the forms of the server are there.
    if (!('indexedDB' in window) || crypto.subtle === undefined || !('serviceWorker' in navigator)) return;
    const data = this.dataset as Record<string, string>;
    const words = JSON.parse(data.words ?? '{}') as Record<string, string>;
    const scope = data.page ?? '';
    void navigator.serviceWorker.register(data.worker ?? '', { scope }).catch(() => {});
    this.replaceChildren();
    render(
      <App
        say={(key, count) => (words[key] ?? key).replace('#', String(count ?? '#'))}
        language={data.language ?? 'en'}
        addresses={{ state: data.state ?? '', sync: data.sync ?? '' }}
        most={{ note: Number(data.mostNote), people: Number(data.mostPeople) }}
      />,
      this,
    );
  }
}

customElements.define('field-forms', FieldForms);
