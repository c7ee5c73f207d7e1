import {
  type AnswerVersion,
  longest,
  longestOfRest,
  mostSources,
  type Source,
  verdicts,
} from '#domains/straight-talk/core';
import type { Paper } from '#foundations/paper';
import { directionOf } from '#foundations/text';
import { Field, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import { languageName } from '../moderation/moderation-frame.tsx';
import { type ClaimsDesk, ClaimsDeskPage, nameIn } from './claims-frame.tsx';
import { type TextPart, type TypedAnswer, textParts } from './typed-answer.ts';

export interface AnswerView {
  readonly claimId: string;
  readonly language: string;
  /** What is translated; null where this is the original. */
  readonly original: AnswerVersion | null;
  readonly papers: readonly Paper<AnswerVersion>[];
  readonly typed: TypedAnswer;
  /** The number of the version that the form was made from; 0 for none. */
  readonly after: number;
  readonly problems: ReadonlyMap<string, string>;
  /** Whether something of it was public before, so that what changes has to be said. */
  readonly wasPublic: boolean;
}

const rows: Readonly<Record<TextPart, number>> = {
  claim: 2,
  fact: 3,
  warning: 2,
  why: 8,
  cause: 5,
  unknown: 3,
  wouldChangeOurMind: 3,
  card: 2,
  correction: 2,
};
const limits: Readonly<Partial<Record<TextPart, number>>> = { ...longest, ...longestOfRest };

/** Where a checker writes an answer, or its translation beside the original. */
export function AnswerPage({ desk, view }: { desk: ClaimsDesk; view: AnswerView }) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { claimId, language, original, typed, problems, wasPublic } = view;
  const title = t(original === null ? 'desk.claims.answer' : 'desk.claims.translation', {
    language: languageName(visit, language),
  });
  const whole = problems.get('all');
  return (
    <ClaimsDeskPage desk={desk} title={title}>
      <p class="over-title">
        <a href={`/desk/claims/${claimId}`}>{t('desk.claims.back')}</a>
      </p>
      <h1>{title}</h1>
      {whole !== undefined && <Problem>{whole}</Problem>}
      {problems.size > 0 && whole === undefined && <Problem>{t('desk.claims.problem.some')}</Problem>}
      <p class="lead">{t(original === null ? 'desk.claims.answer.lead' : 'desk.claims.translation.lead')}</p>
      <SentBack desk={desk} papers={view.papers} />
      <form method="post" action={`/desk/claims/${claimId}/answers/${language}`} class="narrow">
        <Token visit={visit} />
        <input type="hidden" name="after" value={view.after} />
        {original === null ? (
          <SelectField
            name="verdict"
            label={t('desk.claims.verdict')}
            value={typed.verdict}
            choices={verdicts.map((value) => ({ value, label: t(`claims.verdict.${value}`) }))}
          />
        ) : (
          <p>
            {t('desk.claims.verdict')}: <strong>{t(`claims.verdict.${original.verdict}`)}</strong>
          </p>
        )}
        {textParts
          .filter((part) => part !== 'correction' || wasPublic)
          .map((part) => (
            <div key={part}>
              {original !== null && part !== 'correction' && original[part] !== '' && (
                <blockquote class="words original" dir={directionOf(original[part], 'en')}>
                  {original[part]}
                </blockquote>
              )}
              <TextField
                reader={reader}
                name={part}
                label={t(`desk.claims.part.${part}`)}
                hint={t('desk.claims.part.hint', {
                  about: t(`desk.claims.part.${part}.hint`),
                  most: limits[part] ?? 0,
                })}
                problem={problems.get(part)}
                value={typed.texts[part]}
                rows={rows[part]}
              />
            </div>
          ))}
        {original === null ? (
          <Sources desk={desk} view={view} />
        ) : (
          <OriginalSources desk={desk} sources={original.sources} />
        )}
        <Field
          reader={reader}
          name="interest"
          label={t('desk.claims.interest')}
          hint={t('desk.claims.interest.hint')}
          value={typed.interest}
          maxlength={300}
        />
        <div class="buttons">
          <button type="submit" name="offer" value="yes">
            {t('desk.claims.offer')}
          </button>
          <button type="submit" name="offer" value="no" class="second">
            {t('desk.claims.keep')}
          </button>
        </div>
      </form>
    </ClaimsDeskPage>
  );
}

/** Why the newest version came back from a second checker. */
function SentBack({ desk, papers }: { desk: ClaimsDesk; papers: readonly Paper<AnswerVersion>[] }) {
  const { reader } = desk.visit;
  const newest = papers.at(-1);
  if (newest?.decision?.outcome !== 'sent-back') return null;
  const { by, at, note } = newest.decision;
  return (
    <div class="notice" id="sent-back">
      <p>{reader.t('desk.claims.sent-back', { name: nameIn(desk, by), moment: moment(reader, at) })}</p>
      <p>{note}</p>
    </div>
  );
}

function Sources({ desk, view }: { desk: ClaimsDesk; view: AnswerView }) {
  const { reader } = desk.visit;
  const { t } = reader;
  const { typed, problems } = view;
  const places = Math.min(typed.sources.length + 2, mostSources);
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('desk.claims.sources')}</h2>
      <p class="hint">{t('desk.claims.sources.about')}</p>
      {problems.has('sources') && <p class="problem">{problems.get('sources')}</p>}
      {Array.from({ length: places }, (_, at) => {
        const source = typed.sources[at];
        const name = (of: string) => `source.${at}.${of}`;
        const problem = (of: string) => problems.get(name(of));
        return (
          <fieldset key={at}>
            <legend>{t('desk.claims.source', { number: at + 1 })}</legend>
            <Field
              reader={reader}
              name={name('title')}
              label={t('desk.claims.source.title')}
              problem={problem('title')}
              value={source?.title ?? ''}
              maxlength={longestOfRest.sourceTitle}
            />
            <Field
              reader={reader}
              name={name('address')}
              label={t('desk.claims.source.address')}
              problem={problem('address')}
              value={source?.address ?? ''}
              maxlength={500}
            />
            <Field
              reader={reader}
              name={name('date')}
              type="date"
              label={t('desk.claims.source.date')}
              problem={problem('date')}
              value={source?.date ?? ''}
            />
            <Field
              reader={reader}
              name={name('takenOn')}
              type="date"
              label={t('desk.claims.source.taken-on')}
              value={source?.takenOn ?? ''}
            />
            {source !== undefined && source.sha256 !== '' && (
              <>
                <input type="hidden" name={name('sha256')} value={source.sha256} />
                <p class="hint">
                  <a href={`/desk/claims/sources/${source.sha256}`}>{t('desk.claims.source.kept')}</a>
                </p>
              </>
            )}
            <TextField
              reader={reader}
              name={name('text')}
              label={t(
                source === undefined || source.sha256 === ''
                  ? 'desk.claims.source.text'
                  : 'desk.claims.source.text.again',
              )}
              hint={t('desk.claims.source.text.hint')}
              problem={problem('text')}
              value={source?.text ?? ''}
              rows={4}
            />
          </fieldset>
        );
      })}
    </section>
  );
}

function OriginalSources({ desk, sources }: { desk: ClaimsDesk; sources: readonly Source[] }) {
  const { t } = desk.visit.reader;
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('desk.claims.sources')}</h2>
      <ul>
        {sources.map(({ address, title }) => (
          <li key={address}>{title}</li>
        ))}
      </ul>
    </section>
  );
}
