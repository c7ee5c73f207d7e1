import { LeavePage } from './leave-page.ts';

customElements.define('leave-page', LeavePage);
