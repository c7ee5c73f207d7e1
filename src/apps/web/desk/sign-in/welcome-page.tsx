import type { Invitation, JoinProblem } from '#domains/desk';
import type { PasswordProblem } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import type { Visit } from '../frame/visit.ts';
import { HowToSignIn } from './how-to-sign-in.tsx';
import { isPasswordProblem } from './new-password-field.tsx';
import type { Words } from './set-up-routes.tsx';

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
  words: Words;
  problem?: WelcomeProblem;
}) {
  const { reader } = visit;
  const { t } = reader;
  const address = `/desk/welcome/${token}`;
  const about = (fields: readonly WelcomeProblem[]) =>
    problem !== undefined && fields.includes(problem) ? t(`desk.welcome.${problem}`) : undefined;
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
        <HowToSignIn visit={visit} address={address} problem={isPasswordProblem(problem) ? problem : undefined} />
      </form>
    </DeskPage>
  );
}
