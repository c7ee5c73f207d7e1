import type { PasswordProblem } from '#platform/auth';
import { PasskeyButton } from '../frame/desk-page.tsx';
import type { Visit } from '../frame/visit.ts';
import { NewPasswordField } from './new-password-field.tsx';

/** The choice within the form of a one-time link: a passkey, or a password whose code app is set up on the next page. */
export function HowToSignIn({
  visit,
  address,
  problem,
}: {
  visit: Visit;
  address: string;
  problem: PasswordProblem | undefined;
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <>
      <PasskeyButton
        visit={visit}
        label={t('desk.welcome.passkey')}
        ask={`${address}/passkey/offer`}
        enter={`${address}/passkey/keep`}
        next="/desk"
        make
      />
      <p class="hint">{t('desk.welcome.passkey.hint')}</p>
      <details class="card" {...(problem && { open: true })}>
        <summary>{t('desk.welcome.password')}</summary>
        <p>{t('desk.welcome.password.lead')}</p>
        <NewPasswordField reader={reader} problem={problem} />
        <button type="submit">{t('desk.welcome.go-on')}</button>
      </details>
    </>
  );
}
