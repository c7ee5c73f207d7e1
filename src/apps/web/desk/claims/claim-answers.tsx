import type { StoredClaim } from '#domains/straight-talk';
import { type AnswerPapers, type HelpedFigures, reasonsToTakeBack, staleLanguages } from '#domains/straight-talk/core';
import { approvedOf, openOf } from '#foundations/paper';
import { Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import { languageName } from '../moderation/moderation-frame.tsx';
import { type ClaimsDesk, nameIn } from './claims-frame.tsx';

/** What is answered, language by language. */
export function Answers({
  desk,
  claim,
  languages,
  helped,
  answers,
}: {
  desk: ClaimsDesk;
  claim: StoredClaim;
  languages: readonly string[];
  helped: ReadonlyMap<string, HelpedFigures>;
  answers: AnswerPapers;
}) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  const stale = staleLanguages(answers);
  const hasOriginal = approvedOf(answers.byLanguage.get(answers.original) ?? []) !== null;
  const tags = [answers.original, ...languages.filter((tag) => tag !== answers.original)];
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('desk.claims.answers')}</h2>
      <ul class="rows">
        {tags.map((tag) => {
          const papers = answers.byLanguage.get(tag) ?? [];
          const [current, open] = [approvedOf(papers), openOf(papers)];
          const mayBegin = tag === answers.original || hasOriginal;
          const figures = helped.get(tag);
          const waits = open?.isOffered === true;
          return (
            <li key={tag}>
              {mayBegin ? (
                <a href={`/desk/claims/${claim.id}/answers/${tag}`}>{languageName(visit, tag)}</a>
              ) : (
                languageName(visit, tag)
              )}{' '}
              <span class="hint">
                {current === null
                  ? t('desk.claims.answer.none')
                  : t('desk.claims.answer.public', {
                      number: current.number,
                      moment: moment(reader, current.decision?.at ?? current.writtenAt),
                    })}
              </span>
              {stale.includes(tag) && <small class="tag">{t('desk.claims.answer.stale')}</small>}
              {waits && (
                <a class="button second" href={`/desk/claims/${claim.id}/answers/${tag}/decide`}>
                  {t('desk.claims.answer.decide')}
                </a>
              )}
              {open !== null && !waits && <small class="tag">{t('desk.claims.answer.draft')}</small>}
              {figures !== undefined && figures.total > 0 && (
                <p class="hint">
                  {t('desk.claims.helped', { yes: figures.yes, total: figures.total })}{' '}
                  {figures.isRush &&
                    t('desk.claims.helped.rush', { share: reader.number(Math.round(figures.onBusiestDay * 100)) })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The way to take an answered claim away, and to bring it back. */
export function TakingBack({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit } = desk;
  const { t } = visit.reader;
  if (claim.answeredAt === null || claim.asked !== null) return null;
  if (claim.state === 'closed' && claim.mergedInto === null)
    return (
      <form method="post" action={`/desk/claims/${claim.id}/take-back`} class="narrow step">
        <Token visit={visit} />
        <input type="hidden" name="for" value="restore" />
        <button type="submit" class="second">
          {t('desk.claims.restore')}
        </button>
      </form>
    );
  if (claim.state !== 'worded') return null;
  return (
    <section aria-labelledby="take-back">
      <h2 id="take-back">{t('desk.claims.take-back')}</h2>
      <form method="post" action={`/desk/claims/${claim.id}/take-back`} class="narrow">
        <Token visit={visit} />
        <input type="hidden" name="for" value="take-back" />
        <SelectField
          name="because"
          label={t('desk.claims.take-back.because')}
          value="court"
          choices={reasonsToTakeBack.map((value) => ({ value, label: t(`desk.claims.because.${value}`) }))}
        />
        <button type="submit" class="second">
          {t('desk.claims.take-back.go')}
        </button>
      </form>
    </section>
  );
}

/** What the first of two people asked for, and what the second says to it. */
export function Asked({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit } = desk;
  const { t } = visit.reader;
  const { asked } = claim;
  if (asked === null) return null;
  const isOwn = asked.by === `staff:${visit.person.id}`;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/settle`} class="notice" id="asked">
      <Token visit={visit} />
      <p>
        {t(`desk.claims.asked.${asked.for}`, {
          name: nameIn(desk, asked.by),
          because: t(`desk.claims.because.${asked.because}`),
        })}
      </p>
      <div class="buttons">
        {!isOwn && (
          <button type="submit" name="agrees" value="yes">
            {t('desk.claims.asked.agree')}
          </button>
        )}
        <button type="submit" name="agrees" value="no" class="second">
          {t(isOwn ? 'desk.claims.asked.own' : 'desk.claims.asked.refuse')}
        </button>
      </div>
    </form>
  );
}
