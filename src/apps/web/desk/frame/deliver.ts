import type { Letter, Mailer, MailProblem } from '#platform/mail';

/** How a link went out: by mail; not, and why; or by nobody, in an installation that sends no mail. */
export type Delivery = 'mailed' | 'no-mail' | MailProblem;

/**
 * Sends a letter at once, for somebody who waits for the page that says how it went. What the letter is about has been stored before: a
 * mail that fails loses nothing.
 */
export async function deliver(mailer: Mailer | null, letter: Letter): Promise<Delivery> {
  if (mailer === null) return 'no-mail';
  const sent = await mailer.send(letter);
  return sent.ok ? 'mailed' : sent.problem;
}
