import type { Credentials } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, PasskeyButton, Problem, Token } from '../frame/desk-page.tsx';
import type { Visit } from '../frame/visit.ts';

/** The ways in: a passkey, or a password and then a code. */
export function SignInPage({
  visit,
  assets,
  next,
  email = '',
  problem,
}: {
  visit: Visit;
  assets: Assets;
  next: string;
  email?: string;
  problem?: 'wrong' | 'too-many' | 'ended';
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.sign-in.title')} hasIsland>
      <h1>{t('desk.sign-in.title')}</h1>
      <p class="lead">{t('desk.sign-in.lead')}</p>
      {problem && <Problem>{t(`desk.sign-in.${problem}`)}</Problem>}
      <div class="narrow">
        <PasskeyButton
          visit={visit}
          label={t('desk.sign-in.passkey')}
          ask="/desk/passkey/ask"
          enter="/desk/passkey/enter"
          next={next}
        />
        <form method="post" action="/desk/sign-in" class="card">
          <h2>{t('desk.sign-in.password.title')}</h2>
          <Token visit={visit} />
          <input type="hidden" name="next" value={next} />
          <Field
            reader={reader}
            name="email"
            label={t('desk.field.email')}
            type="email"
            value={email}
            autocomplete="username"
            required
          />
          <Field
            reader={reader}
            name="password"
            label={t('desk.field.password')}
            type="password"
            autocomplete="current-password"
            required
          />
          <button type="submit">{t('desk.sign-in.go-on')}</button>
        </form>
        <p class="hint">{t('desk.sign-in.lost')}</p>
      </div>
    </DeskPage>
  );
}

/** The second step after a password. */
export function CodePage({
  visit,
  assets,
  next,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  next: string;
  problem?: 'wrong' | 'too-many';
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.code.title')}>
      <h1>{t('desk.code.title')}</h1>
      <p class="lead">{t('desk.code.lead')}</p>
      <form method="post" action="/desk/sign-in/code" class="narrow">
        <Token visit={visit} />
        <input type="hidden" name="next" value={next} />
        <CodeField visit={visit} problem={problem && t(`desk.code.${problem}`)} />
        <button type="submit">{t('desk.code.go-on')}</button>
      </form>
      <p>
        <a href="/desk/sign-in">{t('desk.code.again')}</a>
      </p>
    </DeskPage>
  );
}

export function CodeField({ visit, problem }: { visit: Visit; problem?: string | undefined }) {
  const { reader } = visit;
  return (
    <Field
      reader={reader}
      name="code"
      label={reader.t('desk.field.code')}
      hint={reader.t('desk.field.code.hint')}
      problem={problem}
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength={7}
      required
    />
  );
}

/** Asks again who somebody is, before what cannot be undone. */
export function ConfirmPage({
  visit,
  assets,
  next,
  ways,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  next: string;
  ways: Credentials;
  problem?: 'wrong' | 'too-many';
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.confirm.title')} hasIsland>
      <h1>{t('desk.confirm.title')}</h1>
      <p class="lead">{t('desk.confirm.lead')}</p>
      {problem && <Problem>{t(`desk.confirm.${problem}`)}</Problem>}
      <div class="narrow">
        {ways.passkeys.length > 0 && (
          <>
            <PasskeyButton
              visit={visit}
              label={t('desk.confirm.passkey')}
              ask="/desk/passkey/ask"
              enter="/desk/confirm/passkey"
              next={next}
            />
            <noscript>
              <p>{t('desk.passkey.needs-script')}</p>
            </noscript>
          </>
        )}
        {ways.hasPassword && (
          <form method="post" action="/desk/confirm" class="card">
            <Token visit={visit} />
            <input type="hidden" name="next" value={next} />
            <Field
              reader={reader}
              name="password"
              label={t('desk.field.password')}
              type="password"
              autocomplete="current-password"
              required
            />
            <CodeField visit={visit} />
            <button type="submit">{t('desk.confirm.go-on')}</button>
          </form>
        )}
        <p>
          <a href="/desk">{t('desk.confirm.leave')}</a>
        </p>
      </div>
    </DeskPage>
  );
}
