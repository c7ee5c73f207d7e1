export {
  type Account,
  type Credentials,
  createAccount,
  credentialsOf,
  deleteAccount,
  deletePasskey,
  deletePassword,
  endOtherSessions,
  endSessions,
  findAccountByEmail,
  findAccounts,
  handOver,
  hashPassword,
  holdAccount,
  listSessions,
  type NewAccount,
  normaliseEmail,
  type Passkey,
  renamePasskey,
  type SessionEntry,
  setPassword,
} from './accounts.ts';
export { type Auth, type CodeApp, createAuth, type Session, type SignedIn, type SignInProblem } from './auth.ts';
export { readAuthSecret } from './auth-secret.ts';
export { type AuthSettings, cookiePath } from './better-auth.ts';
export { checkPassword, longestPassword, type PasswordProblem, shortestPassword } from './check-password.ts';
export { authMigrations } from './migrations.ts';
