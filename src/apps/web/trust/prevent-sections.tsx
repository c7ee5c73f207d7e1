import type { FactId, StandingFact } from '#domains/facts/core';
import type { Section } from '#domains/trust/core';
import { whenChecked } from '../shell/facts-in-words.ts';
import type { Reader } from '../shell/reader.ts';

/** One section of the page that explains Prevent. */
export function PreventSection({ reader, section }: { reader: Reader; section: Section }) {
  const { t } = reader;
  const Body = bodies[section];
  return (
    <section id={section} aria-labelledby={`${section}-title`} class="prevent-section">
      <h2 id={`${section}-title`}>{t(`prevent.section.${section}`)}</h2>
      <Body reader={reader} />
    </section>
  );
}

const bodies = { plain: Plain, journey: Journey, numbers: Numbers, critics: Critics };

function Plain({ reader: { t } }: { reader: Reader }) {
  return (
    <ul class="points">
      {[1, 2, 3, 4].map((line) => (
        <li key={line}>{t(`prevent.plain.${line}`)}</li>
      ))}
    </ul>
  );
}

/** The way of a referral as a picture made of words: boxes with what leads from one to the next. */
function Journey({ reader: { t, href } }: { reader: Reader }) {
  const box = (step: string, more = '') => (
    <div class={`step ${more}`}>
      <strong>{t(`prevent.journey.${step}`)}</strong>
      <span>{t(`prevent.journey.${step}.about`)}</span>
    </div>
  );
  return (
    <>
      <figure class="way">
        <p class="unseen">{t('prevent.journey.label')}</p>
        {box('1')}
        {box('2')}
        <div class="branches">
          {box('closed', 'end')}
          {box('service', 'end')}
          <div>
            {box('panel')}
            {box('agree', 'question')}
            {box('support', 'end')}
          </div>
        </div>
      </figure>
      <p class="notice">{t('help.referral.nations')}</p>
      <p class="hint">
        {t('help.q.source')}: {t('help.referral.source')}
      </p>
      <p>
        <a href={href('/help/what-happens/referral')}>{t('help.referral.title')}</a>
      </p>
    </>
  );
}

const about = ['prevent-no-ideology', 'prevent-extreme-right-wing', 'prevent-islamist'] as const;
const who = ['prevent-aged-11-to-15', 'prevent-aged-10-or-under', 'prevent-from-education'] as const;
const counts = ['prevent-referrals', 'prevent-growth', 'prevent-adopted', 'prevent-adopted-share'] as const;

/** Figures of the register, each with its day and its source; what two people took out of the register is not here. */
function Numbers({ reader }: { reader: Reader }) {
  const { t, date } = reader;
  const find = (ids: readonly FactId[]) => ids.flatMap((id) => reader.facts.find((fact) => fact.id === id) ?? []);
  const all = find([...counts, ...about, ...who]);
  const [first] = all;
  return (
    <>
      {first !== undefined && <p>{t('prevent.numbers.year', { date: date(first.asOf) })}</p>}
      <dl class="figures">
        {find(counts).map((fact) => (
          <Figure key={fact.id} reader={reader} fact={fact} />
        ))}
      </dl>
      <h3>{t('prevent.numbers.about')}</h3>
      <ul class="bars">
        {find(about).map((fact) => (
          <li key={fact.id}>
            <span>{t(`facts.${fact.id}`)}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={fact.figure ?? 0} height="8" />
            </svg>
            <b>{inFigures(reader, fact)}</b>
          </li>
        ))}
      </ul>
      <h3>{t('prevent.numbers.who')}</h3>
      <dl class="figures">
        {find(who).map((fact) => (
          <Figure key={fact.id} reader={reader} fact={fact} />
        ))}
      </dl>
      <p>{t('prevent.numbers.method')}</p>
      {first !== undefined && (
        <p class="hint">
          <a href={first.sourceUrl} rel="noreferrer">
            {first.source}
          </a>
          . {whenChecked(first, reader)}
        </p>
      )}
    </>
  );
}

function Figure({ reader, fact }: { reader: Reader; fact: StandingFact }) {
  return (
    <div>
      <dt>{reader.t(`facts.${fact.id}`)}</dt>
      <dd>{inFigures(reader, fact)}</dd>
    </div>
  );
}

const inFigures = ({ number, percent }: Reader, { figure, isPercent }: StandingFact): string =>
  figure === null ? '' : isPercent ? percent(figure / 100) : number(figure);

/** What critics say with its date, what was answered, and what nobody has answered: side by side, and nobody is argued with. */
function Critics({ reader: { t } }: { reader: Reader }) {
  return (
    <>
      {(['spying', 'muslims', 'data', 'missed'] as const).map((one) => (
        <article key={one} class="card critic" aria-labelledby={`critic-${one}`}>
          <h3 id={`critic-${one}`}>{t(`prevent.critics.${one}`)}</h3>
          <dl>
            {(['who', 'answer', 'open'] as const).map((part) => (
              <div key={part} class={part}>
                <dt>{t(`prevent.critics.${part === 'who' ? 'say' : part}`)}</dt>
                <dd>{t(`prevent.critics.${one}.${part}`)}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
      <h3>{t('prevent.critics.polls')}</h3>
      <ul class="points">
        <li>{t('prevent.critics.polls.crest')}</li>
        <li>{t('prevent.critics.polls.icm')}</li>
      </ul>
    </>
  );
}
