export { attemptsMigrations } from './migrations.ts';
export { type Allowance, forgetAttempts, returnAttempt, sweepAttempts, takeAttempt } from './take-attempt.ts';
