import type { ClaimQueue, ClaimToAnswer, ListedClaim } from '#domains/straight-talk';
import { moment } from '../frame/moment.ts';
import { languageName } from '../moderation/moderation-frame.tsx';
import {
  ClaimName,
  type ClaimsDesk,
  ClaimsDeskPage,
  hoursBetween,
  hoursInWords,
  nameIn,
  takenBy,
} from './claims-frame.tsx';

/** What checkers have before them: first of all for how long a rumour has gone around unanswered. */
export function ClaimsQueuePage({ desk, queue }: { desk: ClaimsDesk; queue: ClaimQueue }) {
  const { t } = desk.visit.reader;
  const { clock } = queue;
  const beyond = queue.allToLookAt - queue.toLookAt.length;
  return (
    <ClaimsDeskPage desk={desk} title={t('desk.claims.title')}>
      <h1>{t('desk.claims.title')}</h1>
      <section class="unchallenged" aria-labelledby="clock">
        <h2 id="clock">{t('desk.claims.clock')}</h2>
        <p class="figure" id="longest">
          {clock.longestHours === null ? t('desk.claims.clock.none') : hoursInWords(desk, clock.longestHours)}
        </p>
        <p>
          {t('desk.claims.clock.unanswered', { count: clock.unanswered })}{' '}
          {clock.medianHoursToAnswer !== null &&
            t('desk.claims.clock.median', { span: hoursInWords(desk, clock.medianHoursToAnswer) })}
        </p>
      </section>

      <section aria-labelledby="to-answer">
        <h2 id="to-answer">{t('desk.claims.to-answer')}</h2>
        {queue.toAnswer.length === 0 ? (
          <p>{t('desk.claims.to-answer.none')}</p>
        ) : (
          <div class="scroll" tabindex={0} role="region" aria-labelledby="to-answer">
            <table class="claims">
              <thead>
                <tr>
                  <th scope="col">{t('desk.claims.claim')}</th>
                  <th scope="col">{t('desk.claims.risk')}</th>
                  <th scope="col">{t('desk.claims.copies')}</th>
                  <th scope="col">{t('desk.claims.stands')}</th>
                  <th scope="col">{t('desk.claims.due')}</th>
                </tr>
              </thead>
              <tbody>
                {queue.toAnswer.map((waiting) => (
                  <WaitingRow key={waiting.claim.id} desk={desk} waiting={waiting} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>

      <section aria-labelledby="to-look-at">
        <h2 id="to-look-at">{t('desk.claims.to-look-at')}</h2>
        <p class="hint">{t('desk.claims.to-look-at.about')}</p>
        <ListedClaims desk={desk} claims={queue.toLookAt} none={t('desk.claims.to-look-at.none')} />
        {beyond > 0 && <p>{t('desk.claims.beyond', { count: beyond })}</p>}
      </section>

      {queue.held.length > 0 && (
        <section aria-labelledby="held">
          <h2 id="held">{t('desk.claims.held')}</h2>
          <p class="hint">{t('desk.claims.held.about')}</p>
          <ListedClaims desk={desk} claims={queue.held} none="" />
        </section>
      )}

      <section aria-labelledby="answered">
        <h2 id="answered">{t('desk.claims.answered')}</h2>
        <ListedClaims desk={desk} claims={queue.answered} none={t('desk.claims.answered.none')} />
      </section>
    </ClaimsDeskPage>
  );
}

function WaitingRow({ desk, waiting }: { desk: ClaimsDesk; waiting: ClaimToAnswer }) {
  const { visit, now } = desk;
  const { t } = visit.reader;
  const { claim, due, hoursUnchallenged, spread } = waiting;
  const { violence = 0, harm = 0 } = claim.worded?.risk ?? {};
  return (
    <tr {...(due < now && { class: 'late' })}>
      <th scope="row">
        <a href={`/desk/claims/${claim.id}`}>
          <ClaimName desk={desk} listed={waiting} />
        </a>
        <Notes desk={desk} listed={waiting} />
      </th>
      <td>
        {t('desk.claims.levels', {
          violence: t(`desk.claims.level.${violence}`),
          harm: t(`desk.claims.level.${harm}`),
          spread: t(`desk.claims.level.${spread}`),
        })}
      </td>
      <td>{t('desk.claims.copies.both', { confirmed: waiting.confirmed, suggested: waiting.suggested })}</td>
      <td>{hoursUnchallenged === null ? t('desk.claims.not-around') : hoursInWords(desk, hoursUnchallenged)}</td>
      <td>
        {due < now ? (
          <strong>{t('desk.claims.late')}</strong>
        ) : (
          t('desk.claims.in', { span: hoursInWords(desk, hoursBetween(now, due)) })
        )}
      </td>
    </tr>
  );
}

function ListedClaims({ desk, claims, none }: { desk: ClaimsDesk; claims: readonly ListedClaim[]; none: string }) {
  const { visit } = desk;
  const { reader } = visit;
  if (claims.length === 0) return <p>{none}</p>;
  return (
    <ul class="rows">
      {claims.map((listed) => (
        <li key={listed.claim.id}>
          <a href={`/desk/claims/${listed.claim.id}`}>
            <ClaimName desk={desk} listed={listed} />
          </a>{' '}
          <span class="hint">
            {reader.t('desk.claims.listed', {
              copies: listed.suggested + listed.confirmed,
              language: languageName(visit, listed.language === 'und' ? null : listed.language),
              moment: moment(reader, listed.lastHour),
            })}
          </span>
          <Notes desk={desk} listed={listed} />
        </li>
      ))}
    </ul>
  );
}

/** What somebody should know before they open it. */
function Notes({ desk, listed }: { desk: ClaimsDesk; listed: ListedClaim }) {
  const { t } = desk.visit.reader;
  const { claim, isOffered } = listed;
  const by = takenBy(claim, desk.now);
  const notes = [
    isOffered && t('desk.claims.note.offered'),
    by !== null && t('desk.claims.note.taken', { name: nameIn(desk, by) }),
    claim.asked !== null && t(`desk.claims.note.${claim.asked.for}`),
    claim.state === 'closed' && t('desk.claims.note.closed'),
    claim.state === 'private' && claim.answeredAt !== null && t('desk.claims.note.hidden'),
  ].filter((note) => note !== false);
  return (
    <>
      {notes.map((note) => (
        <small key={note} class="tag">
          {note}
        </small>
      ))}
    </>
  );
}
