import { type Checked, type Entry, latestReview, type RecordProblem, type Requirement } from '#domains/readiness';
import type { Assets } from '../../shell/assets.ts';
import { PlainText } from '../../shell/plain-text.tsx';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage, Field, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { describeEntry } from './readiness-page.tsx';

/** A text that somebody is writing, and the version it is to follow. */
export interface Writing {
  readonly text: string;
  readonly reviewBy: string;
  readonly after: number;
}

interface Props {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly checked: Checked;
  /** Every version, the newest first. */
  readonly versions: readonly Entry[];
  readonly names: ReadonlyMap<string, string>;
  /** Null for whoever may read only. */
  readonly writing: Writing | null;
  readonly today: string;
  readonly problems?: readonly RecordProblem[];
  readonly isPreview?: boolean;
}

/** One requirement: what it is and why, what is on record, and where a steward writes the next version. */
export function RequirementPage(props: Props) {
  const { visit, assets, checked, versions, names, writing, problems = [], isPreview = false } = props;
  const { reader } = visit;
  const { t } = reader;
  const { requirement, entry, standing } = checked;
  const title = t(`desk.readiness.${requirement.id}`);
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="readiness">
      <p class="crumb">
        <a href="/desk/readiness">{t('desk.readiness.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{t(`desk.readiness.${requirement.id}.what`)}</p>
      <p>{t(`desk.readiness.${requirement.id}.why`)}</p>
      <p class={`standing-${standing}`}>
        <strong class="standing">{t(`desk.readiness.standing.${standing}`)}</strong>{' '}
        {describeEntry(reader, checked, names)}{' '}
        {requirement.isPublic && entry !== null && (
          <a href={`/policies/${requirement.id}`}>{t('desk.readiness.public-page')}</a>
        )}
      </p>
      {problems.length > 0 && <Problem>{t('desk.readiness.not-recorded')}</Problem>}
      {isPreview && writing !== null && (
        <section aria-labelledby="preview">
          <h2 id="preview">{t('desk.readiness.preview.title')}</h2>
          <div class="card preview">
            <PlainText text={writing.text} />
          </div>
        </section>
      )}
      {writing !== null && <WritingForm {...props} writing={writing} />}
      {writing === null && entry === null && <p class="notice">{t('desk.readiness.steward-writes')}</p>}
      {entry !== null && !isPreview && (
        <section aria-labelledby="on-record">
          <h2 id="on-record">{t('desk.readiness.on-record')}</h2>
          <div class="card preview">
            <PlainText text={entry.text} />
          </div>
        </section>
      )}
      <Versions reader={reader} requirement={requirement} versions={versions} names={names} />
    </DeskPage>
  );
}

function WritingForm({ visit, checked, writing, today, problems = [] }: Props & { writing: Writing }) {
  const { reader } = visit;
  const { t } = reader;
  const { id } = checked.requirement;
  const address = `/desk/readiness/${id}`;
  return (
    <section aria-labelledby="writing">
      <h2 id="writing">{t(checked.entry === null ? 'desk.readiness.write-first' : 'desk.readiness.write-next')}</h2>
      {checked.entry === null && <p>{t('desk.readiness.template')}</p>}
      <form method="post" action={address}>
        <Token visit={visit} />
        <input type="hidden" name="after" value={writing.after} />
        <TextField
          reader={reader}
          name="text"
          label={t('desk.readiness.text')}
          hint={t('desk.readiness.text.hint')}
          value={writing.text}
          problem={explain(reader, problems, aboutText)}
          rows={24}
        />
        <div class="narrow">
          <Field
            reader={reader}
            name="review"
            label={t('desk.readiness.review')}
            hint={t('desk.readiness.review.hint', { latest: dayInWords(reader, latestReview(today)) })}
            type="date"
            value={writing.reviewBy}
            problem={explain(reader, problems, aboutReview)}
            required
          />
        </div>
        <p class="buttons">
          <button type="submit" class="second" formaction={`${address}/preview`}>
            {t('desk.readiness.preview')}
          </button>{' '}
          <button type="submit">{t('desk.readiness.record')}</button>
        </p>
        <p class="hint">
          {t(checked.requirement.isPublic ? 'desk.readiness.record.public' : 'desk.readiness.record.hint')}
        </p>
      </form>
    </section>
  );
}

const aboutText: readonly RecordProblem['kind'][] = ['no-text', 'text-too-long', 'placeholders', 'changed-meanwhile'];
const aboutReview: readonly RecordProblem['kind'][] = ['not-a-day', 'review-past', 'review-too-late'];

function explain(
  reader: Reader,
  problems: readonly RecordProblem[],
  about: readonly RecordProblem['kind'][],
): string | undefined {
  const sentences = problems.filter(({ kind }) => about.includes(kind)).map((problem) => sentence(reader, problem));
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function sentence(reader: Reader, problem: RecordProblem): string {
  const { t, list } = reader;
  switch (problem.kind) {
    case 'placeholders':
      return t('desk.readiness.problem.placeholders', { count: problem.found.length, found: list(problem.found) });
    case 'review-too-late':
      return t('desk.readiness.problem.review-too-late', { latest: dayInWords(reader, problem.latest) });
    default:
      return t(`desk.readiness.problem.${problem.kind}`);
  }
}

function Versions({
  reader,
  requirement,
  versions,
  names,
}: {
  reader: Reader;
  requirement: Requirement;
  versions: readonly Entry[];
  names: ReadonlyMap<string, string>;
}) {
  const { t } = reader;
  if (versions.length < 2) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('desk.readiness.versions')}</h2>
      <ul class="links">
        {versions.map((entry) => (
          <li key={entry.id}>
            <a href={`/desk/readiness/${requirement.id}/versions/${entry.version}`}>
              {t('desk.readiness.version', { version: entry.version })}
            </a>
            : {describeEntry(reader, { entry }, names)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One version as it was recorded. */
export function VersionPage({
  visit,
  assets,
  requirement,
  entry,
  names,
}: {
  visit: StaffVisit;
  assets: Assets;
  requirement: Requirement;
  entry: Entry;
  names: ReadonlyMap<string, string>;
}) {
  const { reader } = visit;
  const { t } = reader;
  const name = t(`desk.readiness.${requirement.id}`);
  const title = `${name}, ${t('desk.readiness.version', { version: entry.version })}`;
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="readiness">
      <p class="crumb">
        <a href={`/desk/readiness/${requirement.id}`}>{name}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{describeEntry(reader, { entry }, names)}</p>
      <div class="card preview">
        <PlainText text={entry.text} />
      </div>
    </DeskPage>
  );
}
