import { SelfCheck } from './self-check.ts';

customElements.define('self-check', SelfCheck);
