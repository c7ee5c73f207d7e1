/**
 * Why a mail did not go out: nobody answered at the server's address, or too slowly; it offers no encryption that we can trust; it
 * refused our login, an address (ours or the person's), or the mail itself.
 */
export type MailProblem =
  | 'no-connection'
  | 'no-answer'
  | 'not-encrypted'
  | 'login-refused'
  | 'address-refused'
  | 'refused';

/** What went wrong, and what of it may stand in a log: codes, and never what a server said, as servers repeat addresses. */
export function mailProblemOf(error: unknown): { readonly problem: MailProblem; readonly details: object } {
  const { code = '', originalCode, responseCode } = error as Failure;
  const problem = responseCode === 530 ? 'login-refused' : name(code, originalCode ?? ''); // "Authentication required" (RFC 4954, 6).
  return { problem, details: { code, originalCode, responseCode } };
}

interface Failure {
  readonly code?: string;
  /** What the system said, such as ECONNREFUSED, where nodemailer has put its own code over it. */
  readonly originalCode?: string;
  readonly responseCode?: number;
}

function name(code: string, originalCode: string): MailProblem {
  if (isAboutCertificate(originalCode) || isAboutCertificate(code)) return 'not-encrypted';
  switch (code) {
    case 'ETLS':
      return 'not-encrypted';
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'no-answer';
    case 'EAUTH':
    case 'ENOAUTH':
      return 'login-refused';
    case 'EENVELOPE':
      return 'address-refused';
    case 'EMESSAGE':
    case 'EPROTOCOL':
      return 'refused';
    default:
      return 'no-connection';
  }
}

/** OpenSSL's names for a certificate that cannot be trusted (nodejs.org/api/tls.html#x509-certificate-error-codes), and for a failed handshake. */
const isAboutCertificate = (code: string) => /CERT|ISSUER|^ERR_(SSL|TLS)_|^EPROTO$/.test(code);
