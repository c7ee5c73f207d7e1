export type { MailProblem } from './mail-problem.ts';
export { createMailer, type Letter, type Mailer, type MailSettings } from './mailer.ts';
