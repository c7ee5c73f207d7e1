import { PasskeyButton } from './passkey-button.ts';

customElements.define('passkey-button', PasskeyButton);
