import type { Passage } from '#domains/moderation';
import type { KeptWords, StoredClaim } from '#domains/straight-talk';
import { type AnswerPapers, type HelpedFigures, leastCopies, reasonsToClose } from '#domains/straight-talk/core';
import { Field, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import { languageName } from '../moderation/moderation-frame.tsx';
import { Words } from '../moderation/words.tsx';
import { Answers, Asked, TakingBack } from './claim-answers.tsx';
import { ClaimName, type ClaimsDesk, ClaimsDeskPage, nameIn, takenBy } from './claims-frame.tsx';

/** What somebody typed into the form that puts a claim into words. */
export interface TypedWording {
  readonly slug: string;
  readonly original: string;
  readonly violence: string;
  readonly harm: string;
  readonly checkability: string;
  readonly seenElsewhere: string;
}

export interface ClaimView {
  readonly claim: StoredClaim;
  readonly name: string | null;
  readonly suggested: number;
  readonly confirmed: number;
  readonly answers: AnswerPapers | null;
  /** Of an answer in each language that is public. */
  readonly helped: ReadonlyMap<string, HelpedFigures>;
  /** For whoever has taken it: what was sent, with links that nobody opens by mistake, cut where it is long. */
  readonly words:
    | readonly (KeptWords & { readonly times: number; readonly passage: Passage; readonly isCut: boolean })[]
    | null;
  /** How many more copies there are whose words are kept. */
  readonly moreWords: number;
  readonly languages: readonly string[];
}

/** One claim: what was sent, what a checker does with it, and its answers. Words are read by whoever has taken it. */
export function ClaimPage({
  desk,
  view,
  typed,
  problem,
}: {
  desk: ClaimsDesk;
  view: ClaimView;
  typed?: TypedWording | undefined;
  problem?: string | undefined;
}) {
  const { t } = desk.visit.reader;
  const { claim, words } = view;
  const title = view.name ?? claim.worded?.slug ?? t('desk.claims.unworded', { id: claim.id.slice(0, 6) });
  return (
    <ClaimsDeskPage desk={desk} title={title}>
      <p class="over-title">
        <a href="/desk/claims">{t('desk.claims.title')}</a>
      </p>
      <h1>
        <ClaimName desk={desk} listed={{ claim, name: view.name, language: 'und' }} />
      </h1>
      {problem !== undefined && <Problem>{problem}</Problem>}
      <Facts desk={desk} view={view} />
      <Asked desk={desk} claim={claim} />
      {words === null ? (
        <Taking desk={desk} claim={claim} />
      ) : (
        <Looking desk={desk} view={view} words={words} typed={typed} />
      )}
      {view.answers !== null && (
        <Answers desk={desk} claim={claim} languages={view.languages} helped={view.helped} answers={view.answers} />
      )}
      <TakingBack desk={desk} claim={claim} />
    </ClaimsDeskPage>
  );
}

function Facts({ desk, view }: { desk: ClaimsDesk; view: ClaimView }) {
  const { reader } = desk.visit;
  const { t } = reader;
  const { claim, confirmed, suggested } = view;
  return (
    <dl class="facts">
      <dt>{t('desk.claims.state')}</dt>
      <dd>
        {t(`desk.claims.state.${claim.state}`)}
        {claim.closedBecause !== null && `: ${t(`desk.claims.because.${claim.closedBecause}`)}`}
        {claim.mergedInto !== null && (
          <>
            {' '}
            <a href={`/desk/claims/${claim.mergedInto}`}>{t('desk.claims.merged')}</a>
          </>
        )}
      </dd>
      <dt>{t('desk.claims.first')}</dt>
      <dd>{moment(reader, claim.firstHour)}</dd>
      <dt>{t('desk.claims.copies')}</dt>
      <dd>{t('desk.claims.copies.both', { confirmed, suggested })}</dd>
      {claim.worded !== null && (
        <>
          <dt>{t('desk.claims.address')}</dt>
          <dd>
            {claim.answeredAt !== null && claim.state === 'worded' ? (
              <a href={`/claims/${claim.worded.slug}`}>{`/claims/${claim.worded.slug}`}</a>
            ) : (
              `/claims/${claim.worded.slug}`
            )}
          </dd>
        </>
      )}
      {claim.deleteWordsBy !== null && (
        <>
          <dt>{t('desk.claims.deleted-by')}</dt>
          <dd>{moment(reader, claim.deleteWordsBy)}</dd>
        </>
      )}
    </dl>
  );
}

function Taking({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit, now } = desk;
  const { t } = visit.reader;
  const by = takenBy(claim, now);
  if (by !== null)
    return (
      <p class="notice" id="taken">
        {t('desk.claims.taken', { name: nameIn(desk, by), moment: moment(visit.reader, claim.taken?.until ?? now) })}
      </p>
    );
  if (claim.mergedInto !== null) return null;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/take`}>
      <Token visit={visit} />
      <p>{t('desk.claims.take.about')}</p>
      <button type="submit">{t('desk.claims.take')}</button>
    </form>
  );
}

function Looking({
  desk,
  view,
  words,
  typed,
}: {
  desk: ClaimsDesk;
  view: ClaimView;
  words: NonNullable<ClaimView['words']>;
  typed: TypedWording | undefined;
}) {
  const { visit, now } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { claim } = view;
  const isPrivate = claim.state === 'private';
  return (
    <>
      <section aria-labelledby="words">
        <h2 id="words">{t('desk.claims.words')}</h2>
        <p class="hint">
          {t('desk.claims.words.about', { moment: moment(reader, claim.taken?.until ?? now) })}{' '}
          <a href="/desk/moderation/danger">{t('desk.moderation.danger.link')}</a>
        </p>
        {words.length === 0 && <p>{t('desk.claims.words.none')}</p>}
        {words.map((kept) => (
          <Copy key={kept.rumourId} desk={desk} view={view} kept={kept} />
        ))}
        {view.moreWords > 0 && <p>{t('desk.claims.words.more', { count: view.moreWords })}</p>}
      </section>
      {isPrivate ? (
        <Freeing desk={desk} claim={claim} />
      ) : claim.state === 'closed' ? (
        <Step desk={desk} claim={claim} step="reopen" isQuiet={true} />
      ) : (
        <>
          {view.suggested > 0 && (
            <Step
              desk={desk}
              claim={claim}
              step="confirm"
              fields={{ suggested: String(view.suggested) }}
              count={view.suggested}
            />
          )}
          <Wording desk={desk} view={view} typed={typed} />
          <Step desk={desk} claim={claim} step="private" isQuiet={true} />
          {claim.answeredAt === null && <Closing desk={desk} claim={claim} />}
          {claim.answeredAt === null && <Merging desk={desk} claim={claim} />}
        </>
      )}
      <Step desk={desk} claim={claim} step="leave" isQuiet={true} />
    </>
  );
}

function Copy({
  desk,
  view,
  kept,
}: {
  desk: ClaimsDesk;
  view: ClaimView;
  kept: NonNullable<ClaimView['words']>[number];
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  return (
    <div class="copy">
      <p class="hint">
        {kept.share === null
          ? t('desk.claims.copy.first')
          : t('desk.claims.copy.share', { share: visit.reader.number(Math.round(kept.share * 100)) })}{' '}
        · {languageName(visit, kept.language === 'und' ? null : kept.language)}
        {kept.times > 1 && ` · ${t('desk.claims.copy.times', { count: kept.times })}`}
        {kept.isCut && ` · ${t('desk.claims.copy.cut')}`}
      </p>
      <Words visit={visit} content={{ passages: [kept.passage] }} />
      {(view.words?.length ?? 0) > 1 && view.claim.state !== 'private' && (
        <Step desk={desk} claim={view.claim} step="split" fields={{ rumour: kept.rumourId }} isQuiet={true} />
      )}
    </div>
  );
}

/** A button of its own, with what it does said beside it. */
function Step({
  desk,
  claim,
  step,
  fields = {},
  count = 0,
  isQuiet = false,
}: {
  desk: ClaimsDesk;
  claim: StoredClaim;
  step: 'confirm' | 'private' | 'leave' | 'reopen' | 'split';
  fields?: Readonly<Record<string, string>>;
  count?: number;
  isQuiet?: boolean;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/${step}`} class="step">
      <Token visit={visit} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(step === 'confirm' || step === 'private') && <p class="hint">{t(`desk.claims.${step}.about`)}</p>}
      <button type="submit" {...(isQuiet && { class: 'second' })}>
        {t(`desk.claims.${step}`, { count })}
      </button>
    </form>
  );
}

function Freeing({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit } = desk;
  const { t } = visit.reader;
  if (claim.heldBy === `staff:${visit.person.id}`) return <p class="notice">{t('desk.claims.free.own')}</p>;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/free`}>
      <Token visit={visit} />
      <p class="hint">{t('desk.claims.free.about')}</p>
      <button type="submit" class="second">
        {t('desk.claims.free')}
      </button>
    </form>
  );
}

function Wording({ desk, view, typed }: { desk: ClaimsDesk; view: ClaimView; typed: TypedWording | undefined }) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { worded, seenElsewhere, id } = view.claim;
  const given = (name: keyof TypedWording, kept: string | number | undefined) => typed?.[name] ?? String(kept ?? '');
  const levels = [0, 1, 2, 3].map((level) => ({ value: String(level), label: t(`desk.claims.level.${level}`) }));
  return (
    <section aria-labelledby="wording">
      <h2 id="wording">{t(worded === null ? 'desk.claims.word' : 'desk.claims.word.again')}</h2>
      <form method="post" action={`/desk/claims/${id}/word`} class="narrow">
        <Token visit={visit} />
        <Field
          reader={reader}
          name="slug"
          label={t('desk.claims.slug')}
          hint={t('desk.claims.slug.hint')}
          value={given('slug', worded?.slug)}
          maxlength={80}
          required={true}
        />
        <SelectField
          name="original"
          label={t('desk.claims.original')}
          value={given('original', worded?.original ?? 'en')}
          choices={view.languages.map((tag) => ({ value: tag, label: languageName(visit, tag) }))}
        />
        {(['violence', 'harm', 'checkability'] as const).map((name) => (
          <SelectField
            key={name}
            name={name}
            label={t(`desk.claims.${name}`)}
            hint={t(`desk.claims.${name}.hint`)}
            value={given(name, worded?.risk[name] ?? 0)}
            choices={levels}
          />
        ))}
        <Field
          reader={reader}
          name="seenElsewhere"
          label={t('desk.claims.seen-elsewhere')}
          hint={t('desk.claims.seen-elsewhere.hint', { count: leastCopies })}
          value={given('seenElsewhere', seenElsewhere)}
          maxlength={300}
        />
        <button type="submit">{t('desk.claims.word.go')}</button>
      </form>
    </section>
  );
}

function Closing({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit } = desk;
  const { t } = visit.reader;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/close`} class="narrow step">
      <Token visit={visit} />
      <SelectField
        name="because"
        id="close-because"
        label={t('desk.claims.close.because')}
        value="opinion"
        choices={reasonsToClose.map((value) => ({ value, label: t(`desk.claims.because.${value}`) }))}
      />
      <button type="submit" class="second">
        {t('desk.claims.close')}
      </button>
    </form>
  );
}

function Merging({ desk, claim }: { desk: ClaimsDesk; claim: StoredClaim }) {
  const { visit } = desk;
  const { reader } = visit;
  return (
    <form method="post" action={`/desk/claims/${claim.id}/merge`} class="narrow step">
      <Token visit={visit} />
      <Field
        reader={reader}
        name="into"
        label={reader.t('desk.claims.merge.into')}
        hint={reader.t('desk.claims.merge.hint')}
        maxlength={120}
        required={true}
      />
      <button type="submit" class="second">
        {reader.t('desk.claims.merge')}
      </button>
    </form>
  );
}
