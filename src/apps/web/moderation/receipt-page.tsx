import type { VNode } from 'preact';
import type { Receipt } from '#domains/moderation/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { CodeForm } from './code-form.tsx';

/** Where somebody learns what was decided, by their code. */
export function AskReceiptPage({
  site,
  reader,
  problem,
}: {
  site: Site;
  reader: Reader;
  problem?: 'unknown' | 'too-many';
}) {
  const { t } = reader;
  const title = t('receipt.title');
  return (
    <Page site={site} reader={reader} title={title} description={t('receipt.lead')} hasAddress={problem === undefined}>
      <h1>{title}</h1>
      <p class="lead">{t('receipt.lead')}</p>
      <CodeForm reader={reader} action="/receipt" go={t('receipt.go')} problem={problem} />
    </Page>
  );
}

/** What became of an appeal that was just made. */
export type AppealAnswer = 'sent' | 'late' | 'nothing';

/** What was decided and why. Not a word of what it is about: a code may be found by somebody else. */
export function ReceiptPage({
  site,
  reader,
  receipt,
  code,
  answer,
}: {
  site: Site;
  reader: Reader;
  receipt: Receipt;
  /** As it was typed: for an appeal, and to read on in another language. */
  code: string;
  answer?: AppealAnswer;
}) {
  const { t } = reader;
  const { holder, state, decision, appeal, mayAppealUntil } = receipt;
  const title = t(`receipt.${holder}.${state}.title`);
  return (
    <Page site={site} reader={reader} title={title} description={title} hasAddress={false}>
      <p class="over-title">{t('receipt.title')}</p>
      <h1>{title}</h1>
      <p class="lead">{t(`receipt.${holder}.${state}`)}</p>
      {answer !== undefined && answer !== 'sent' && (
        <p class="notice problem" role="alert">
          {t(`receipt.appeal.${answer}`)}
        </p>
      )}
      {decision !== null && (
        <section class="card decision" aria-labelledby="why">
          <h2 id="why">{t('receipt.why')}</h2>
          <p class="verdict" data-reason={decision.reason}>
            {t('site.sentence', { text: t(`reason.${decision.reason}`) })}
          </p>
          {reader.has(`reason.${decision.reason}.about`) && <p>{t(`reason.${decision.reason}.about`)}</p>}
          <p class="hint">
            {t('receipt.when', { date: reader.apart(reader.date(decision.at)) })}{' '}
            <a href={reader.href('/moderation')}>{t('footer.rules')}</a>
          </p>
        </section>
      )}
      {appeal !== null && state !== 'appealed' && (
        <p class="notice" id="appeal-state">
          {t(`receipt.appeal.${appeal}`)}
        </p>
      )}
      {mayAppealUntil !== null && (
        <section aria-labelledby="appeal">
          <h2 id="appeal">{t('receipt.appeal.title')}</h2>
          <p>{t('receipt.appeal.lead', { date: reader.apart(reader.date(mayAppealUntil)) })}</p>
          <form method="post" action={reader.href('/receipt/appeal')}>
            <input type="hidden" name="code" value={code} />
            <button type="submit">{t('receipt.appeal.go')}</button>
          </form>
        </section>
      )}
      <CodeLanguages reader={reader} code={code} />
    </Page>
  );
}

/** A receipt of another part of the site, as a page. */
export type OtherReceipt = (scene: {
  readonly site: Site;
  readonly reader: Reader;
  /** Ways to other languages that take the code along. */
  readonly languages: VNode;
}) => VNode;

/** The links at the top would lose the code, which stands in no address: here it goes along. */
export function CodeLanguages({ reader, code }: { reader: Reader; code: string }) {
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">{reader.t('receipt.languages')}</h2>
      <form method="post" action={reader.href('/receipt')} class="in-languages">
        <input type="hidden" name="code" value={code} />
        {reader.languages
          .filter(({ tag }) => tag !== reader.language.tag)
          .map(({ tag, name, dir }) => (
            <button
              key={tag}
              type="submit"
              class="second"
              formaction={reader.hrefIn(tag, '/receipt')}
              lang={tag}
              dir={dir}
            >
              {name}
            </button>
          ))}
      </form>
    </section>
  );
}
