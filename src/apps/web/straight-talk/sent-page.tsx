import type { VNode } from 'preact';
import type { PublicClaim } from '#domains/straight-talk';
import type { ReceiptState } from '#domains/straight-talk/core';
import type { NewCode } from '#platform/codes';
import { CodeCard } from '../moderation/code-card.tsx';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { addressOf, answerFor, ClaimsPage, Said, VerdictMark } from './claim-frame.tsx';

/** What whoever has sent something in is told at once: an answer to what seems to be the same, or to wait, and not to pass it on meanwhile. */
export function SentPage({
  site,
  reader,
  code,
  known,
}: {
  site: Site;
  reader: Reader;
  code: NewCode;
  /** A claim with an answer that it seems to be a copy of. */
  known: PublicClaim | null;
}) {
  const { t } = reader;
  const title = t(known === null ? 'claims.sent.title' : 'claims.sent.known');
  return (
    <ClaimsPage site={site} reader={reader} title={title} description={title} hasAddress={false}>
      <h1>{title}</h1>
      {known === null ? (
        <>
          <p class="lead">{t('claims.sent.hold')}</p>
          <p>{t('claims.sent.sender')}</p>
        </>
      ) : (
        <KnownAnswer reader={reader} claim={known} />
      )}
      <CodeCard reader={reader} code={code} />
      <p>
        <a href={reader.href('/receipt')}>{t('claims.sent.later')}</a>
      </p>
    </ClaimsPage>
  );
}

/** A program found it: nobody has looked whether the two are one. */
function KnownAnswer({ reader, claim }: { reader: Reader; claim: PublicClaim }) {
  const { t, href } = reader;
  const { language, paper } = answerFor(claim, reader);
  return (
    <>
      <p class="lead">
        <Said reader={reader} language={language} text={paper.body.fact} />
      </p>
      <p>
        <VerdictMark reader={reader} verdict={paper.body.verdict} />{' '}
        <span class="going-around">
          {t('claims.around')} <Said reader={reader} language={language} text={paper.body.claim} />
        </span>
      </p>
      <p>
        <a class="button" href={href(addressOf(claim))}>
          {t('claims.sent.read')}
        </a>
      </p>
      <p class="notice">{t('claims.sent.suggested')}</p>
    </>
  );
}

/** What became of a rumour, by its code. Not a word of it is here: a code may be found by somebody else. */
export function RumourReceiptPage({
  site,
  reader,
  state,
  known,
  languages,
}: {
  site: Site;
  reader: Reader;
  state: ReceiptState;
  /** The answer, where there is one. */
  known: PublicClaim | null;
  /** Buttons that take the code along to another language. */
  languages: VNode;
}) {
  const { t, href } = reader;
  const title = t(`claims.receipt.${state}.title`);
  return (
    <ClaimsPage site={site} reader={reader} title={title} description={title} hasAddress={false}>
      <p class="over-title">{t('receipt.title')}</p>
      <h1>{title}</h1>
      <p class="lead" id="rumour-state">
        {t(`claims.receipt.${state}`)}
      </p>
      {known !== null && (
        <p>
          <a class="button" href={href(addressOf(known))}>
            {t('claims.sent.read')}
          </a>
        </p>
      )}
      {languages}
    </ClaimsPage>
  );
}
