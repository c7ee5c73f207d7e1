import { mayRenew, type Signature, type SignProblem, type Standing } from '#domains/coalition/core';
import type { WrittenCode } from '#platform/codes';
import { VOICES_STYLES } from '../shell/assets.ts';
import { CodeForm } from '../shell/code-form.tsx';
import { Page, type PageProps, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

export interface CoalitionScene {
  readonly site: Site;
  readonly reader: Reader;
}

function CoalitionPage({
  h1,
  isFirst = false,
  children,
  ...props
}: Omit<PageProps, 'title'> & { h1: string; isFirst?: boolean }) {
  const { reader } = props;
  return (
    <Page {...props} title={h1} styles={VOICES_STYLES}>
      {!isFirst && (
        <p class="over-title">
          <a href={reader.href('/coalition')}>{reader.t('coalition.title')}</a>
        </p>
      )}
      <h1>{h1}</h1>
      {children}
    </Page>
  );
}

function Statement({ reader: { t } }: { reader: Reader }) {
  return (
    <blockquote class="card statement">
      {[1, 2, 3, 4].map((line) => (
        <p key={line}>{t(`coalition.statement.${line}`)}</p>
      ))}
    </blockquote>
  );
}

/** The statement, and who stands by it today. */
export function StatementPage({ site, reader, signed }: CoalitionScene & { readonly signed: readonly Signature[] }) {
  const { t, href, date } = reader;
  return (
    <CoalitionPage site={site} reader={reader} h1={t('coalition.title')} description={t('coalition.lead')} isFirst>
      <p class="lead">{t('coalition.lead')}</p>
      <Statement reader={reader} />
      <section aria-labelledby="signed">
        <h2 id="signed">{t('coalition.signed', { count: signed.length })}</h2>
        {signed.length === 0 && <p>{t('coalition.nobody')}</p>}
        <ul class="points">
          {signed.map(({ id, name, website, signedOn, until }) => (
            <li key={id}>
              <a href={website} rel="noreferrer nofollow">
                <bdi>{name}</bdi>
              </a>{' '}
              <span class="hint">{t('coalition.since', { date: date(signedOn ?? ''), until: date(until ?? '') })}</span>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a class="button" href={href('/coalition/sign')}>
          {t('coalition.sign')}
        </a>
      </p>
      <p>
        <a href={href('/coalition/mine')}>{t('coalition.mine')}</a>
      </p>
    </CoalitionPage>
  );
}

export interface TypedSignature {
  readonly name: string;
  readonly website: string;
}

export function SignPage({
  site,
  reader,
  typed,
  problems,
  isFull = false,
}: CoalitionScene & {
  readonly typed: TypedSignature;
  readonly problems: readonly SignProblem[];
  readonly isFull?: boolean;
}) {
  const { t, href } = reader;
  const isTyped = typed.name + typed.website !== '';
  return (
    <CoalitionPage
      site={site}
      reader={reader}
      h1={t('coalition.sign')}
      description={t('coalition.sign.lead')}
      {...(isTyped && { carry: { form: 'sign', path: '/coalition/sign' } })}
    >
      <p class="lead">{t('coalition.sign.lead')}</p>
      <Statement reader={reader} />
      {isFull && (
        <p class="notice" role="alert">
          {t('coalition.full')}
        </p>
      )}
      <form id="sign" method="post" action={href('/coalition/sign')} class="narrow">
        {(['name', 'website'] as const).map((field) => {
          const problem = problems.find((one) => one.field === field);
          return (
            <div key={field} class={problem ? 'field wrong' : 'field'}>
              <label for={field}>{t(`coalition.${field}`)}</label>
              {problem && (
                <p class="problem" id={`${field}-problem`}>
                  {t(`coalition.problem.${problem.kind}`)}
                </p>
              )}
              <input
                id={field}
                name={field}
                value={typed[field]}
                maxlength={field === 'name' ? 80 : 200}
                autocomplete="off"
                {...(field === 'website' && {
                  dir: 'ltr' as const,
                  inputmode: 'url' as const,
                  placeholder: 'https://',
                })}
                {...(problem && { 'aria-invalid': 'true' as const, 'aria-describedby': `${field}-problem` })}
              />
            </div>
          );
        })}
        <button type="submit">{t('coalition.send')}</button>
      </form>
    </CoalitionPage>
  );
}

export function AskedPage({ site, reader, code }: CoalitionScene & { readonly code: WrittenCode }) {
  const { t } = reader;
  return (
    <CoalitionPage
      site={site}
      reader={reader}
      h1={t('coalition.asked')}
      description={t('coalition.lead')}
      hasAddress={false}
    >
      <p class="lead">{t('coalition.asked.about')}</p>
      <section class="card" aria-labelledby="words">
        <h2 id="words">{t('coalition.words')}</h2>
        <p dir="ltr">
          <strong>{code.words}</strong>
        </p>
        <p dir="ltr">{code.figures}</p>
        <p>{t('coalition.words.about')}</p>
      </section>
    </CoalitionPage>
  );
}

export function OwnWordsPage({
  site,
  reader,
  problem,
}: CoalitionScene & { readonly problem: 'unknown' | 'too-many' | null }) {
  const { t } = reader;
  return (
    <CoalitionPage site={site} reader={reader} h1={t('coalition.mine')} description={t('coalition.words.about')}>
      <CodeForm
        reader={reader}
        action="/coalition/mine"
        label={t('coalition.words')}
        problem={problem}
        submit={t('mine.open')}
      />
    </CoalitionPage>
  );
}

export function OwnSignaturePage({
  site,
  reader,
  code,
  signature,
  standing,
  today,
}: CoalitionScene & {
  readonly code: string;
  readonly signature: Signature;
  readonly standing: Standing;
  readonly today: string;
}) {
  const { t, href, date } = reader;
  const act = (to: 'renew' | 'leave', isMain: boolean) => (
    <form method="post" action={href(`/coalition/mine/${to}`)}>
      <input type="hidden" name="code" value={code} />
      <p>{t(`coalition.${to}.about`)}</p>
      <button type="submit" {...(!isMain && { class: 'second' })}>
        {t(`coalition.${to}`)}
      </button>
    </form>
  );
  return (
    <CoalitionPage
      site={site}
      reader={reader}
      h1={t('coalition.mine')}
      description={t('coalition.words.about')}
      carry={{ form: 'again', path: '/coalition/mine' }}
    >
      <form id="again" method="post">
        <input type="hidden" name="code" value={code} />
      </form>
      <p class="lead">
        <bdi>{signature.name}</bdi>: {t(`coalition.state.${standing}`)}
      </p>
      {signature.until !== null && <p>{t('coalition.until', { date: date(signature.until) })}</p>}
      {standing !== 'taken-out' && mayRenew(signature, today) && act('renew', true)}
      {act('leave', false)}
    </CoalitionPage>
  );
}

export function LeftCoalitionPage({ site, reader }: CoalitionScene) {
  const { t } = reader;
  return (
    <CoalitionPage site={site} reader={reader} h1={t('coalition.mine')} description={t('coalition.lead')}>
      <p class="lead">{t('coalition.left')}</p>
    </CoalitionPage>
  );
}
