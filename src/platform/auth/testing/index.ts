export { type Authenticator, createAuthenticator } from './authenticator.ts';
export { codeFor } from './code-for.ts';
