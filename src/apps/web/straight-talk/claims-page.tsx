import type { PublicClaim } from '#domains/straight-talk';
import type { UnchallengedClock } from '#domains/straight-talk/core';
import { dayOf } from '#foundations/calendar';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { addressOf, answerFor, ClaimsPage, publishedAt, Said, VerdictMark } from './claim-frame.tsx';

/** Everything that is answered, the newest first. The fact leads: whoever reads no further takes that along, and not the rumour. */
export function ClaimsListPage({
  site,
  reader,
  claims,
  clock,
}: {
  site: Site;
  reader: Reader;
  claims: readonly PublicClaim[];
  clock: UnchallengedClock | null;
}) {
  const { t, href } = reader;
  return (
    <ClaimsPage site={site} reader={reader} title={t('claims.title')} description={t('claims.description')}>
      <h1>{t('claims.title')}</h1>
      <p class="lead">{t('claims.lead')}</p>
      <p>
        <a class="button" href={href('/claims/new')}>
          {t('claims.send.go')}
        </a>
      </p>
      <section aria-labelledby="answers">
        <h2 id="answers">{t('claims.answers')}</h2>
        {claims.length === 0 && <p>{t('claims.none')}</p>}
        <ul class="answers">
          {claims.map((claim) => (
            <ListedAnswer key={claim.id} reader={reader} claim={claim} />
          ))}
        </ul>
      </section>
      {clock !== null && <Clock reader={reader} clock={clock} />}
      <p>
        <a href={href('/claims/corrections')}>{t('claims.corrections.title')}</a>
      </p>
      <p>
        <a href={href('/talk')}>{t('talk.title')}</a>
      </p>
      <p>
        <a href="/claims/feed.json">{t('claims.feed')}</a>
      </p>
    </ClaimsPage>
  );
}

function ListedAnswer({ reader, claim }: { reader: Reader; claim: PublicClaim }) {
  const { t, href } = reader;
  const { language, paper } = answerFor(claim, reader);
  const { body } = paper;
  return (
    <li class="card">
      <h3>
        <a href={href(addressOf(claim))}>
          <Said reader={reader} language={language} text={body.fact} />
        </a>
      </h3>
      <p>
        <VerdictMark reader={reader} verdict={body.verdict} />{' '}
        <span class="going-around">
          {t('claims.around')} <Said reader={reader} language={language} text={body.claim} />
        </span>
      </p>
      <p class="hint">{t('claims.checked-on', { date: reader.apart(reader.date(dayOf(publishedAt(paper)))) })}</p>
    </li>
  );
}

/** How long rumours have stood without an answer of ours: what we owe, said first by us. */
function Clock({ reader, clock }: { reader: Reader; clock: UnchallengedClock }) {
  const { t } = reader;
  const { unanswered, longestHours, medianHoursToAnswer } = clock;
  if (longestHours === null && medianHoursToAnswer === null) return null;
  return (
    <section class="clock" aria-labelledby="clock">
      <h2 id="clock">{t('claims.clock')}</h2>
      <p>
        {longestHours === null
          ? t('claims.clock.none')
          : t('claims.clock.open', { count: unanswered, hours: Math.round(longestHours) })}{' '}
        {medianHoursToAnswer !== null && t('claims.clock.median', { hours: Math.round(medianHoursToAnswer) })}
      </p>
    </section>
  );
}
