import type { AnsweredChallenge, ChallengeAnswer } from '#domains/mapping/core';
import { ReportLink } from '../moderation/report-link.tsx';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { Words } from '../shell/words.tsx';
import { type Statistic, titleOf } from './statistics.ts';

/** What people say is wrong with figures of a map, and what was answered: everything that may be read, comfortable or not. */
export function ChallengesPage({
  site,
  reader,
  challenges,
  area,
  statistics,
  placeName,
  names,
}: {
  site: Site;
  reader: Reader;
  challenges: readonly AnsweredChallenge[];
  /** The area whose challenges these are; null for those of the whole map. */
  area: { readonly code: string; readonly name: string } | null;
  statistics: readonly Statistic[];
  /** The name of an area by its code. */
  placeName(code: string): string;
  names: ReadonlyMap<string, string>;
}) {
  const { t } = reader;
  const title = t('challenges.title');
  return (
    <Page site={site} reader={reader} title={title} description={t('challenges.description')} section="map">
      <h1>{title}</h1>
      <p class="lead">
        {area === null ? t('challenges.lead') : t('challenges.lead.area', { name: reader.apart(area.name) })}
      </p>
      {area !== null && (
        <p>
          <a class="button" href={reader.href(`/map/challenge?area=${area.code}`)} rel="nofollow">
            {t('challenge.title')}
          </a>
        </p>
      )}
      {challenges.length === 0 && <p>{t('challenges.none')}</p>}
      <ol class="challenges">
        {challenges.map((challenge) => (
          <li key={challenge.id} class="card">
            <p class="over-title">
              <time datetime={challenge.askedOn}>{reader.date(new Date(`${challenge.askedOn}T00:00:00Z`))}</time>
            </p>
            <h2>
              <a href={reader.href(`/areas/${challenge.areaCode}`)}>
                <bdi lang="en">{placeName(challenge.areaCode)}</bdi>
              </a>
              : {aboutOf(reader, statistics, challenge.indicator)}
            </h2>
            <blockquote class="said">
              <Words words={challenge.words} language={challenge.language} />
            </blockquote>
            {challenge.answers.length === 0 && <p class="hint">{t('challenges.waiting')}</p>}
            {challenge.answers.map((answer) => (
              <Answer key={answer.at.getTime()} reader={reader} answer={answer} names={names} />
            ))}
            <ReportLink reader={reader} kind="challenge" subject={challenge.id} isShort={true} />
          </li>
        ))}
      </ol>
      <section aria-labelledby="take-back">
        <h2 id="take-back">{t('challenge.take-back.title')}</h2>
        <p>{t('challenge.take-back.lead')}</p>
        <p>
          <a href={reader.href('/map/challenge/take-back')}>{t('challenge.take-back.link')}</a>
        </p>
      </section>
    </Page>
  );
}

/** What a challenge is about: an indicator in the reader's words, or the area as a whole. */
export function aboutOf(reader: Reader, statistics: readonly Statistic[], indicator: string | null): string {
  const statistic = statistics.find(({ id }) => id === indicator);
  return statistic === undefined ? reader.t('challenge.about.area') : titleOf(reader, statistic);
}

function Answer({
  reader,
  answer: { outcome, words, correctedIn, by, at },
  names,
}: {
  reader: Reader;
  answer: ChallengeAnswer;
  names: ReadonlyMap<string, string>;
}) {
  const { t } = reader;
  return (
    <figure class="note answer">
      <figcaption>
        <strong>{t(`challenge.outcome.${outcome}`, { version: reader.apart(correctedIn ?? '') })}</strong>{' '}
        {t('challenges.answered', {
          name: reader.apart(names.get(by) ?? t('history.somebody')),
          date: reader.apart(reader.date(at)),
        })}
      </figcaption>
      <blockquote lang="en" dir="auto">
        {words.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
    </figure>
  );
}
