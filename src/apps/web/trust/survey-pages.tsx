import { ages, opinions, regions, type Section, type SurveyProblem, statements } from '#domains/trust/core';
import type { Reader } from '../shell/reader.ts';
import { PreventSection } from './prevent-sections.tsx';
import { BackToPrevent, TrustPage, type TrustScene } from './trust-frame.tsx';

/** What is typed, by the names of the fields. */
export type TypedSurvey = ReadonlyMap<string, string>;

interface Asked {
  readonly typed: TypedSurvey;
  readonly problems: readonly SurveyProblem[];
}

/** The questions before reading. */
export function BeforePage({ site, reader, asked }: TrustScene & { readonly asked: Asked }) {
  const { t, href } = reader;
  return (
    <TrustPage
      site={site}
      reader={reader}
      title={t('survey.title')}
      description={t('prevent.ask.about')}
      {...(asked.problems.length > 0 && { carry: { form: 'before', path: '/prevent/questions' } })}
    >
      <BackToPrevent reader={reader} />
      <h1>{t('survey.title')}</h1>
      <p class="lead">{t('survey.lead')}</p>
      <p>
        {t('survey.kept')} {t('survey.minors')}
      </p>
      {asked.problems.length > 0 && <Missing reader={reader} />}
      <form id="before" method="post" action={href('/prevent/questions')}>
        <Questions reader={reader} asked={asked} />
        <button type="submit">{t('survey.read')}</button>
      </form>
    </TrustPage>
  );
}

/** The page in an order given out by chance, and the same questions after it. */
export function ReadingPage({
  site,
  reader,
  order,
  sealed,
  asked,
}: TrustScene & { readonly order: readonly Section[]; readonly sealed: string; readonly asked: Asked }) {
  const { t, href } = reader;
  const problemOf = (name: SurveyProblem) => asked.problems.includes(name);
  return (
    <TrustPage
      site={site}
      reader={reader}
      title={t('prevent.title')}
      description={t('prevent.lead')}
      carry={{ form: 'after', path: '/prevent/answers' }}
    >
      <h1>{t('prevent.title')}</h1>
      {asked.problems.length > 0 && (
        <p class="notice" role="alert">
          {t('survey.problem')} <a href="#now">{t('survey.after')}</a>
        </p>
      )}
      {order.map((section) => (
        <PreventSection key={section} reader={reader} section={section} />
      ))}
      <section aria-labelledby="now">
        <h2 id="now">{t('survey.after')}</h2>
        <p>{t('survey.after.lead')}</p>
        <form id="after" method="post" action={href('/prevent/answers')}>
          <input type="hidden" name="sealed" value={sealed} />
          <Questions reader={reader} asked={asked} />
          <Choice
            reader={reader}
            name="age"
            legend={t('survey.age')}
            choices={ages.map((value) => [value, t(`survey.age.${value}`)])}
            asked={asked}
          />
          <div class={problemOf('region') ? 'field wrong' : 'field'}>
            <label for="region">{t('survey.region')}</label>
            {problemOf('region') && <p class="problem">{t('survey.missing')}</p>}
            <select id="region" name="region">
              <option value="" />
              {regions.map((code) => (
                <option key={code} value={code} selected={asked.typed.get('region') === code}>
                  {regionName(reader, code)}
                </option>
              ))}
            </select>
          </div>
          <p class="hint">{t('survey.kept')}</p>
          <button type="submit">{t('survey.send')}</button>
        </form>
      </section>
    </TrustPage>
  );
}

/** The regions of England by their official names, which are not translated. */
const regionNames: Readonly<Record<string, string>> = {
  ...{ E12000001: 'North East', E12000002: 'North West', E12000003: 'Yorkshire and The Humber' },
  ...{ E12000004: 'East Midlands', E12000005: 'West Midlands', E12000006: 'East of England', E12000007: 'London' },
  ...{ E12000008: 'South East', E12000009: 'South West' },
};
export const regionName = ({ t }: Reader, code: string): string => regionNames[code] ?? t('survey.elsewhere');

function Missing({ reader: { t } }: { reader: Reader }) {
  return (
    <p class="notice" role="alert">
      {t('survey.problem')}
    </p>
  );
}

function Questions({ reader, asked }: { reader: Reader; asked: Asked }) {
  const { t } = reader;
  return (
    <>
      {opinions.map((name) => (
        <Choice
          key={name}
          reader={reader}
          name={name}
          legend={t(`survey.${name}`)}
          choices={['1', '2', '3', '4', '5', '0'].map((value) => [value, t(`survey.agree.${value}`)])}
          asked={asked}
        />
      ))}
      {statements.map(([name]) => (
        <Choice
          key={name}
          reader={reader}
          name={name}
          legend={t(`survey.${name}`)}
          choices={['true', 'false', 'unknown'].map((value) => [value, t(`survey.${value}`)])}
          asked={asked}
        />
      ))}
    </>
  );
}

function Choice({
  reader,
  name,
  legend,
  choices,
  asked,
}: {
  reader: Reader;
  name: SurveyProblem;
  legend: string;
  choices: readonly (readonly [value: string, label: string])[];
  asked: Asked;
}) {
  const isMissing = asked.problems.includes(name);
  return (
    <fieldset class={isMissing ? 'question wrong' : 'question'}>
      <legend>{legend}</legend>
      {isMissing && <p class="problem">{reader.t('survey.missing')}</p>}
      <div class="answers-row">
        {choices.map(([value, label]) => (
          <div class="choice" key={value}>
            <input
              type="radio"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={asked.typed.get(name) === value}
            />
            <label for={`${name}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export function ThanksPage({
  site,
  reader,
  before,
  after,
  isKept,
}: TrustScene & { readonly before: number; readonly after: number; readonly isKept: boolean }) {
  const { t, href, number } = reader;
  return (
    <TrustPage
      site={site}
      reader={reader}
      title={t('survey.thanks')}
      description={t('prevent.lead')}
      hasAddress={false}
    >
      <BackToPrevent reader={reader} />
      <h1>{t('survey.thanks')}</h1>
      <p class="lead">{t('survey.right', { before: number(before), after: number(after) })}</p>
      <p>{t(isKept ? 'survey.thanks.about' : 'survey.room')}</p>
      <p>
        <a class="button" href={href('/prevent/results')}>
          {t('prevent.results')}
        </a>
      </p>
    </TrustPage>
  );
}
