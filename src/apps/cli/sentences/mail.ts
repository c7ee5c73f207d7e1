import type { MailProblem } from '#platform/mail';

/** Why the mail server of SMTP_URL cannot be used. */
export function explainMail(problem: MailProblem): string {
  return `SMTP_URL: ${sentences[problem]}`;
}

const sentences: Readonly<Record<MailProblem, string>> = {
  'no-connection': 'nobody answers at this address; look at the name, the port and the firewall.',
  'no-answer': 'the mail server takes too long to answer; look at the port, and whether it wants smtp: or smtps:.',
  'not-encrypted':
    'the mail server offers no encryption that this computer trusts; it needs STARTTLS or smtps:, and a certificate that NODE_EXTRA_CA_CERTS can add.',
  'login-refused':
    'the mail server refuses the user or the password; write signs such as @ and : in them as %40 and %3A.',
  'address-refused': 'the mail server refuses the address in MAIL_FROM.',
  refused: 'what answers at this address does not speak as a mail server should.',
};
