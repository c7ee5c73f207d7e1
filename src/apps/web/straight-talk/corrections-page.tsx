import type { PublicClaim } from '#domains/straight-talk';
import { correctionsOf } from '#domains/straight-talk/core';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { CorrectionLine } from './answer-page.tsx';
import { addressOf, answerFor, ClaimsPage, Said } from './claim-frame.tsx';

/** Every change of what was public, the newest first. */
export function CorrectionsPage({
  site,
  reader,
  claims,
}: {
  site: Site;
  reader: Reader;
  claims: readonly PublicClaim[];
}) {
  const { t, href } = reader;
  const corrected = claims
    .map((claim) => ({ claim, corrections: correctionsOf(claim.papers.byLanguage.get(claim.papers.original) ?? []) }))
    .flatMap(({ claim, corrections }) => corrections.map((correction) => ({ claim, correction })))
    .toSorted((one, other) => other.correction.at.getTime() - one.correction.at.getTime());
  return (
    <ClaimsPage
      site={site}
      reader={reader}
      title={t('claims.corrections.title')}
      description={t('claims.corrections.lead')}
    >
      <p class="over-title">
        <a href={href('/claims')}>{t('claims.title')}</a>
      </p>
      <h1>{t('claims.corrections.title')}</h1>
      <p class="lead">{t('claims.corrections.lead')}</p>
      {corrected.length === 0 && <p>{t('claims.corrections.none')}</p>}
      <ul class="answers">
        {corrected.map(({ claim, correction }) => (
          <li key={`${claim.id} ${correction.number}`} class="card">
            <h2>
              <a href={href(addressOf(claim))}>
                <Said
                  reader={reader}
                  language={answerFor(claim, reader).language}
                  text={answerFor(claim, reader).paper.body.fact}
                />
              </a>
            </h2>
            <ul class="history">
              <CorrectionLine reader={reader} language={claim.papers.original} correction={correction} />
            </ul>
          </li>
        ))}
      </ul>
    </ClaimsPage>
  );
}
