import type { Person } from '#domains/desk';
import type { PasswordProblem } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import type { Visit } from '../frame/visit.ts';
import { HowToSignIn } from './how-to-sign-in.tsx';

/** The page behind a link that lets somebody in again: nothing to say about themselves, only how they will sign in from now on. */
export function RecoverPage({
  visit,
  assets,
  token,
  person,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  token: string;
  person: Person;
  problem?: PasswordProblem;
}) {
  const { t } = visit.reader;
  const address = `/desk/recover/${token}`;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.recover.title')} hasIsland>
      <h1>{t('desk.recover.title')}</h1>
      <p class="lead">{t('desk.recover.lead', { name: person.name })}</p>
      <p>{t('desk.recover.about')}</p>
      {problem && <Problem>{t('desk.welcome.wrong')}</Problem>}
      <form method="post" action={address} class="narrow">
        <Token visit={visit} />
        <h2>{t('desk.welcome.how')}</h2>
        <HowToSignIn visit={visit} address={address} problem={problem} />
      </form>
    </DeskPage>
  );
}
