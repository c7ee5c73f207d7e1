import { isIPv4 } from 'node:net';

/**
 * How to reach a mail server. On another computer nothing goes out unencrypted: neither the password nor a link that lets somebody in. On
 * this very computer there is nobody in between, and certificates for "localhost" do not exist.
 */
export function serverOptions(smtpUrl: string, patienceMilliseconds: number) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const secure = protocol === 'smtps:';
  const isHere = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(!secure && (isHere ? { ignoreTLS: true } : { requireTLS: true })),
    ...(username !== '' && {
      forceAuth: true,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    socketCloseTimeout: 0,
  };
}
