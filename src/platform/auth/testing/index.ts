export { codeFor } from './code-for.ts';
