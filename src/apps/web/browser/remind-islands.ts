import { RemindMe } from './remind-me.ts';

customElements.define('remind-me', RemindMe);
