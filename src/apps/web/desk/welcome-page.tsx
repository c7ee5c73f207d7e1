import type { Invitation, JoinProblem } from '#domains/desk';
import { type CodeApp, longestPassword, type PasswordProblem } from '#platform/auth';
import type { Assets } from '../shell/assets.ts';
import { DeskPage, Field, PasskeyButton, Problem, Token } from './desk-page.tsx';
import { QrPicture } from './qr-picture.tsx';
import { CodeField } from './sign-in-page.tsx';
import type { Visit } from './visit.ts';

/** What somebody who joins has typed, to be kept when something is wrong with it. */
export interface WelcomeWords {
  readonly name: string;
  readonly email: string;
}

type WelcomeProblem = Exclude<JoinProblem, 'link-closed'> | PasswordProblem;

const aboutName: readonly WelcomeProblem[] = ['no-name', 'name-too-long'];
const aboutEmail: readonly WelcomeProblem[] = ['not-an-address', 'already-here'];

/** The page behind a one-time link: who somebody is, and how they will sign in. */
export function WelcomePage({
  visit,
  assets,
  token,
  invitation,
  words,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  token: string;
  invitation: Invitation;
  words: WelcomeWords;
  problem?: WelcomeProblem;
}) {
  const { reader } = visit;
  const { t } = reader;
  const address = `/desk/welcome/${token}`;
  const about = (fields: readonly WelcomeProblem[]) =>
    problem !== undefined && fields.includes(problem) ? t(`desk.welcome.${problem}`) : undefined;
  const isAboutPassword = problem !== undefined && ![...aboutName, ...aboutEmail].includes(problem);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.welcome.title')} hasIsland>
      <h1>{t('desk.welcome.title')}</h1>
      <p class="lead">{t(`desk.welcome.lead.${invitation.kind}`)}</p>
      <p>
        {t('desk.welcome.roles', { roles: reader.list(invitation.roles.map((role) => t(`desk.role.${role}`))) })}{' '}
        {invitation.areas.length > 0 && t('desk.welcome.areas', { areas: reader.list(invitation.areas) })}
      </p>
      {problem && <Problem>{t('desk.welcome.wrong')}</Problem>}
      <form method="post" action={address} class="narrow">
        <Token visit={visit} />
        <h2>{t('desk.welcome.who')}</h2>
        <Field
          reader={reader}
          name="name"
          label={t('desk.field.name')}
          hint={t('desk.field.name.hint')}
          value={words.name}
          problem={about(aboutName)}
          autocomplete="name"
          maxlength={100}
          required
        />
        <Field
          reader={reader}
          name="email"
          label={t('desk.field.email')}
          {...(invitation.email === null ? {} : { hint: t('desk.welcome.email.fixed'), readonly: true })}
          value={invitation.email ?? words.email}
          problem={about(aboutEmail)}
          type="email"
          autocomplete="username"
          required
        />
        <h2>{t('desk.welcome.how')}</h2>
        <PasskeyButton
          visit={visit}
          label={t('desk.welcome.passkey')}
          ask={`${address}/passkey/offer`}
          enter={`${address}/passkey/keep`}
          next="/desk"
          make
        />
        <p class="hint">{t('desk.welcome.passkey.hint')}</p>
        <details class="card" {...(isAboutPassword && { open: true })}>
          <summary>{t('desk.welcome.password')}</summary>
          <p>{t('desk.welcome.password.lead')}</p>
          <Field
            reader={reader}
            name="password"
            label={t('desk.field.password.new')}
            hint={t('desk.field.password.hint')}
            problem={isAboutPassword ? t(`desk.welcome.${problem}`) : undefined}
            type="password"
            autocomplete="new-password"
            maxlength={longestPassword}
          />
          <button type="submit">{t('desk.welcome.go-on')}</button>
        </details>
      </form>
    </DeskPage>
  );
}

/** The second step with a password: a code app is set up, and shows that it works. */
export function CodeAppPage({
  visit,
  assets,
  token,
  app,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  token: string;
  app: CodeApp;
  problem?: 'wrong';
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.app.title')}>
      <h1>{t('desk.app.title')}</h1>
      <p class="lead">{t('desk.app.lead')}</p>
      <div class="halves">
        <section aria-labelledby="scan">
          <h2 id="scan">{t('desk.app.scan')}</h2>
          <QrPicture text={app.uri} label={t('desk.app.picture')} />
          <p>{t('desk.app.or')}</p>
          <p class="typed">
            <code id="secret">{app.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={app.uri}>{t('desk.app.open')}</a>
          </p>
        </section>
        <section aria-labelledby="show">
          <h2 id="show">{t('desk.app.show')}</h2>
          <form method="post" action={`/desk/welcome/${token}/code`}>
            <Token visit={visit} />
            <CodeField visit={visit} problem={problem && t('desk.code.wrong')} />
            <button type="submit">{t('desk.app.go-on')}</button>
          </form>
        </section>
      </div>
    </DeskPage>
  );
}
