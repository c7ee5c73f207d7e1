import type { AnsweredChallenge } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { Words } from '../../shell/words.tsx';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** A challenge with the names that its ids stand for. */
export interface SeenChallenge extends AnsweredChallenge {
  readonly areaName: string;
  readonly mapTitle: string;
  /** What the indicator is called; null for the area as a whole. */
  readonly figureTitle: string | null;
}

/** What waits for an answer, the oldest first, then what has one. */
export function ChallengesDeskPage({
  visit,
  assets,
  challenges,
}: {
  visit: StaffVisit;
  assets: Assets;
  challenges: readonly SeenChallenge[];
}) {
  const { t } = visit.reader;
  const waiting = challenges.filter(({ answers }) => answers.length === 0).toReversed();
  const answered = challenges.filter(({ answers }) => answers.length > 0);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.challenges.title')} section="challenges">
      <h1>{t('desk.challenges.title')}</h1>
      <p class="lead">{t('desk.challenges.lead')}</p>
      {challenges.length === 0 && <p>{t('desk.challenges.none')}</p>}
      {waiting.length > 0 && <List visit={visit} title={t('desk.challenges.unanswered')} challenges={waiting} />}
      {answered.length > 0 && <List visit={visit} title={t('desk.challenges.answered')} challenges={answered} />}
    </DeskPage>
  );
}

function List({
  visit,
  title,
  challenges,
}: {
  visit: StaffVisit;
  title: string;
  challenges: readonly SeenChallenge[];
}) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="challenges">
        {challenges.map((challenge) => (
          <li key={challenge.id} class="card">
            <h3>
              <a href={`/desk/challenges/${challenge.id}`}>
                <About visit={visit} challenge={challenge} />
              </a>
            </h3>
            <Asked visit={visit} challenge={challenge} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Leeds: People on low incomes". */
export function About({ visit, challenge }: { visit: StaffVisit; challenge: SeenChallenge }) {
  return (
    <>
      <bdi>{challenge.areaName}</bdi>: {challenge.figureTitle ?? visit.reader.t('desk.challenges.area')}
    </>
  );
}

/** When, about which map, and what. */
export function Asked({ visit, challenge }: { visit: StaffVisit; challenge: SeenChallenge }) {
  const { t, date } = visit.reader;
  return (
    <>
      <p class="hint">
        {t('desk.challenges.asked', {
          date: date(new Date(`${challenge.askedOn}T00:00:00Z`)),
          map: challenge.mapTitle,
        })}
      </p>
      <blockquote class="said">
        <Words words={challenge.words} language={challenge.language} />
      </blockquote>
    </>
  );
}
