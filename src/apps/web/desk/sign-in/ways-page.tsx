import { countWays } from '#domains/desk';
import type { Credentials, Passkey, PasswordProblem } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, PasskeyButton, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { isPasswordProblem, NewPasswordField } from './new-password-field.tsx';

/** What is wrong, and where: with the name of one passkey, with a new password, or with what was asked as a whole. */
export type WaysProblem =
  | { readonly kind: 'no-name' | 'name-too-long'; readonly passkey: string; readonly typed: string }
  | { readonly kind: PasswordProblem | 'unknown-passkey' | 'last-way-in' | 'has-password' | 'no-password' };

interface WaysProps {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly ways: Credentials;
  readonly problem?: WaysProblem;
}

/** How somebody signs in: passkeys and a password with a code app, each to be added and taken away, and never the last. */
export function WaysPage({ visit, assets, ways, problem }: WaysProps) {
  const { t } = visit.reader;
  const isOnly = countWays(ways) === 1;
  const aboutAll = problem !== undefined && !('passkey' in problem) && !isPasswordProblem(problem.kind);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.ways.title')} section="ways-in" hasIsland>
      <h1>{t('desk.ways.title')}</h1>
      {aboutAll && <Problem>{t(`desk.ways.${problem.kind}`)}</Problem>}
      {isOnly ? <p class="notice">{t('desk.ways.only')}</p> : <p class="lead">{t('desk.ways.lead')}</p>}
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{t('desk.ways.passkeys')}</h2>
        <p>{t('desk.ways.passkeys.about')}</p>
        <ul class="entries">
          {ways.passkeys.map((passkey) => (
            <PasskeyEntry key={passkey.id} visit={visit} passkey={passkey} isOnly={isOnly} problem={problem} />
          ))}
        </ul>
        <PasskeyButton
          visit={visit}
          label={t('desk.ways.passkey.make')}
          ask="/desk/ways-in/passkeys/offer"
          enter="/desk/ways-in/passkeys/keep"
          next="/desk/ways-in"
          make
        />
        <noscript>
          <p>{t('desk.passkey.needs-script')}</p>
        </noscript>
      </section>
      <section aria-labelledby="with-password">
        <h2 id="with-password">{t('desk.ways.password')}</h2>
        <PasswordPart visit={visit} ways={ways} problem={problem} />
      </section>
    </DeskPage>
  );
}

function PasskeyEntry({
  visit,
  passkey,
  isOnly,
  problem,
}: {
  visit: StaffVisit;
  passkey: Passkey;
  isOnly: boolean;
  problem: WaysProblem | undefined;
}) {
  const { reader } = visit;
  const { t } = reader;
  const address = `/desk/ways-in/passkeys/${passkey.id}`;
  const wrong = problem !== undefined && 'passkey' in problem && problem.passkey === passkey.id ? problem : null;
  const name = passkey.name === '' ? t('desk.ways.passkey.unnamed') : passkey.name;
  return (
    <li class="card">
      <div>
        <form method="post" action={`${address}/name`} class="rename">
          <Token visit={visit} />
          <Field
            reader={reader}
            id={`name-${passkey.id}`}
            name="name"
            label={t('desk.ways.passkey.name')}
            value={wrong === null ? name : wrong.typed}
            problem={wrong === null ? undefined : t(`desk.ways.${wrong.kind}`)}
            autocomplete="off"
            maxlength={60}
            required
          />
          <button type="submit" class="second">
            {t('desk.ways.passkey.save')} <span class="unseen">{name}</span>
          </button>
        </form>
        <p class="hint">
          {passkey.madeAt !== null && t('desk.ways.passkey.made', { moment: moment(reader, passkey.madeAt) })}{' '}
          {t(passkey.isCopied ? 'desk.ways.passkey.copied' : 'desk.ways.passkey.alone')}
        </p>
      </div>
      {!isOnly && (
        <form method="post" action={`${address}/remove`}>
          <Token visit={visit} />
          <button type="submit" class="second">
            {t('desk.ways.remove')} <span class="unseen">{name}</span>
          </button>
        </form>
      )}
    </li>
  );
}

/** A password with a code app: to be changed and removed where there is one, otherwise to be set up. */
function PasswordPart({
  visit,
  ways,
  problem,
}: Pick<WaysProps, 'visit' | 'ways'> & { problem: WaysProblem | undefined }) {
  const { reader } = visit;
  const { t } = reader;
  const { hasPassword, passkeys } = ways;
  const wrong = isPasswordProblem(problem?.kind) ? problem.kind : undefined;
  return (
    <>
      <p>{t(hasPassword ? 'desk.ways.password.have' : 'desk.ways.password.add')}</p>
      <details class="card narrow" {...(wrong !== undefined && { open: true })}>
        <summary>{t(hasPassword ? 'desk.ways.password.change' : 'desk.ways.password.begin')}</summary>
        <form method="post" action="/desk/ways-in/password">
          <Token visit={visit} />
          <NewPasswordField reader={reader} problem={wrong} />
          <button type="submit">{t(hasPassword ? 'desk.ways.password.save' : 'desk.welcome.go-on')}</button>
        </form>
      </details>
      {hasPassword && passkeys.length > 0 && (
        <form method="post" action="/desk/ways-in/password/remove" class="apart">
          <Token visit={visit} />
          <button type="submit" class="second">
            {t('desk.ways.password.remove')}
          </button>
          <p class="hint">{t('desk.ways.password.phone')}</p>
        </form>
      )}
    </>
  );
}
