import type { PublicClaim } from '#domains/straight-talk';
import { type AnswerVersion, claimReviewOf, correctionsOf, helpedAnswers } from '#domains/straight-talk/core';
import { shareLinks } from '#domains/voices/core';
import { dayOf } from '#foundations/calendar';
import type { Paper } from '#foundations/paper';
import { ReportLink } from '../moderation/report-link.tsx';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { AnswerBody } from './answer-body.tsx';
import { addressOf, answerFor, ClaimsPage, publishedAt, Said } from './claim-frame.tsx';

interface Props {
  readonly site: Site;
  readonly reader: Reader;
  readonly claim: PublicClaim;
}

/** Whether a reader has yet to be asked if it helped, or what became of what she said. */
export type HelpedState = 'asked' | 'thanks' | 'not-counted';

/** An answer, in the order that leaves the fact behind and not the rumour. */
export function AnswerPage({ site, reader, claim, helped }: Props & { helped: HelpedState }) {
  const { t } = reader;
  const shown = answerFor(claim, reader);
  const { language, paper } = shown;
  const { body } = paper;
  const verdict = t(`claims.verdict.${body.verdict}`);
  const preview = {
    title: body.fact,
    description: body.card,
    picture: addressOf(claim, `/card-${language}-${paper.number}.jpg`),
    pictureWords: `${verdict}: ${body.card}`,
  };
  return (
    <ClaimsPage site={site} reader={reader} title={body.fact} description={body.card} preview={preview}>
      <p class="over-title">
        <a href={reader.href('/claims')}>{t('claims.title')}</a>
      </p>
      <InWhichLanguage reader={reader} claim={claim} />
      <AnswerBody reader={reader} language={language} paper={paper} />
      <Share site={site} reader={reader} claim={claim} />
      <DidItHelp reader={reader} claim={claim} helped={helped} />
      <History reader={reader} claim={claim} />
      <ReportLink reader={reader} kind="page" subject={`claim:${claim.slug}`} />
      <ReviewData site={site} reader={reader} claim={claim} verdict={verdict} />
    </ClaimsPage>
  );
}

/** A version that was public once, or is: readable for good, with what took its place. */
export function VersionPage({
  site,
  reader,
  claim,
  language,
  paper,
  next,
}: Props & { language: string; paper: Paper<AnswerVersion>; next: Paper<AnswerVersion> | null }) {
  const { t } = reader;
  const from = reader.apart(reader.date(dayOf(publishedAt(paper))));
  return (
    <ClaimsPage site={site} reader={reader} title={paper.body.fact} description={paper.body.card} isListed={false}>
      <p class="notice" id="version">
        {next === null
          ? t('claims.version.current', { number: paper.number, from })
          : t('claims.version.old', {
              number: paper.number,
              from,
              until: reader.apart(reader.date(dayOf(publishedAt(next)))),
            })}{' '}
        <a href={reader.href(addressOf(claim))}>{t('claims.version.now')}</a>
      </p>
      <AnswerBody reader={reader} language={language} paper={paper} />
    </ClaimsPage>
  );
}

function InWhichLanguage({ reader, claim }: { reader: Reader; claim: PublicClaim }) {
  const { t } = reader;
  const { language, isStale } = answerFor(claim, reader);
  const original = reader.languages.find(({ tag }) => tag === claim.papers.original);
  if (isStale)
    return (
      <p class="notice" id="stale">
        {t('claims.stale')}{' '}
        <a href={reader.hrefIn(claim.papers.original, addressOf(claim))} lang={claim.papers.original}>
          {original?.name ?? claim.papers.original}
        </a>
      </p>
    );
  return language === reader.language.tag ? null : (
    <p class="notice" id="untranslated">
      {t('claims.untranslated')}
    </p>
  );
}

function Share({ site, reader, claim }: Props) {
  const { t } = reader;
  const { language, paper } = answerFor(claim, reader);
  const address = site.publicUrl + reader.href(addressOf(claim));
  const links = shareLinks({ words: paper.body.card, address, subject: paper.body.fact });
  const whatsapp = links.find(({ target }) => target === 'whatsapp');
  return (
    <section aria-labelledby="share">
      <h2 id="share">{t('claims.share')}</h2>
      <p>{t('claims.share.lead')}</p>
      <blockquote class="own">
        <Said reader={reader} language={language} text={paper.body.card} />
      </blockquote>
      {whatsapp !== undefined && (
        <p>
          <a class="button" href={whatsapp.href} target="_blank" rel="noopener noreferrer">
            {t('claims.share.whatsapp')}
          </a>
        </p>
      )}
    </section>
  );
}

function DidItHelp({ reader, claim, helped }: { reader: Reader; claim: PublicClaim; helped: HelpedState }) {
  const { t, href } = reader;
  const { language, paper } = answerFor(claim, reader);
  if (helped !== 'asked')
    return (
      <p class="notice" id="helped" role="status">
        {t(`claims.helped.${helped}`)}
      </p>
    );
  return (
    <form method="post" action={`${href(addressOf(claim, '/helped'))}#helped`} class="helped" id="helped">
      <h2 id="did-it-help">{t('claims.helped')}</h2>
      <p class="hint">{t('claims.helped.hint')}</p>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="number" value={paper.number} />
      <div class="buttons">
        {helpedAnswers.map((said) => (
          <button key={said} type="submit" name="said" value={said} class="second">
            {t(`claims.helped.${said}`)}
          </button>
        ))}
      </div>
    </form>
  );
}

function History({ reader, claim }: { reader: Reader; claim: PublicClaim }) {
  const { t, href } = reader;
  const { original, byLanguage } = claim.papers;
  const papers = byLanguage.get(original) ?? [];
  const corrections = correctionsOf(papers);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('claims.history')}</h2>
      {corrections.length === 0 && <p>{t('claims.history.none')}</p>}
      <ol class="history">
        {corrections.map((correction) => (
          <CorrectionLine key={correction.number} reader={reader} language={original} correction={correction} />
        ))}
      </ol>
      <ul class="links row">
        {papers.map(({ number }) => (
          <li key={number}>
            <a href={href(addressOf(claim, `/versions/${original}/${number}`))} rel="nofollow">
              {t('claims.version', { number })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was put right, and when. */
export function CorrectionLine({
  reader,
  language,
  correction: { at, what, verdict },
}: {
  reader: Reader;
  language: string;
  correction: ReturnType<typeof correctionsOf>[number];
}) {
  const { t } = reader;
  return (
    <li>
      <strong>{reader.date(dayOf(at))}</strong>{' '}
      {verdict !== null &&
        t('claims.history.verdict', {
          from: t(`claims.verdict.${verdict.from}`),
          to: t(`claims.verdict.${verdict.to}`),
        })}{' '}
      <Said reader={reader} language={language} text={what} />
    </li>
  );
}

/** For programs that collect answers. Data, not a script: nothing in it runs. */
function ReviewData({ site, reader, claim, verdict }: Props & { verdict: string }) {
  const { language, paper } = answerFor(claim, reader);
  const data = claimReviewOf(paper.body, {
    address: site.publicUrl + reader.hrefIn(language, addressOf(claim)),
    language,
    publishedOn: dayOf(publishedAt(paper)),
    verdictName: verdict,
    by: { name: reader.t('site.name'), address: site.publicUrl },
  });
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
