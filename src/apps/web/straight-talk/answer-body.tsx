import { type AnswerVersion, isLinkable, type Source } from '#domains/straight-talk/core';
import { dayOf } from '#foundations/calendar';
import type { Paper } from '#foundations/paper';
import type { Reader } from '../shell/reader.ts';
import { Paragraphs, publishedAt, Said, VerdictMark } from './claim-frame.tsx';

/** What an answer says, for its page and for whoever decides on it. */
export function AnswerBody({
  reader,
  language,
  paper,
  sourceAt,
}: {
  reader: Reader;
  language: string;
  paper: Paper<AnswerVersion>;
  /** For checkers, on a page of another title: where the text of a source is read. */
  sourceAt?: (sha256: string) => string;
}) {
  const { t } = reader;
  const { body } = paper;
  const inOwn = { reader, language };
  const [Title, heading] = sourceAt === undefined ? (['h1', 'h2'] as const) : (['h3', 'h4'] as const);
  return (
    <article class="claim-answer">
      <Title>
        <Said {...inOwn} text={body.fact} />
      </Title>
      <p class="around">
        <VerdictMark reader={reader} verdict={body.verdict} />{' '}
        <span class="going-around">
          {t('claims.around')} <Said {...inOwn} text={body.claim} />
        </span>
      </p>
      {body.warning.trim() !== '' && (
        <p class="notice">
          <Said {...inOwn} text={body.warning} />
        </p>
      )}
      <Part {...inOwn} heading={heading} title={t(`claims.why.${body.verdict}`)} text={body.why} />
      <Part {...inOwn} heading={heading} title={t('claims.cause')} text={body.cause} />
      <Part {...inOwn} heading={heading} title={t('claims.unknown')} text={body.unknown} />
      <Part {...inOwn} heading={heading} title={t('claims.change')} text={body.wouldChangeOurMind} />
      {body.sources.length > 0 && (
        <section>
          <Heading of={heading}>{t('claims.sources')}</Heading>
          <ol class="sources">
            {body.sources.map((source) => (
              <SourceLine
                key={source.address}
                reader={reader}
                source={source}
                textAt={sourceAt?.(source.copy.sha256)}
              />
            ))}
          </ol>
        </section>
      )}
      {sourceAt === undefined && (
        <p class="hint">
          {t('claims.two-people', {
            date: reader.apart(reader.date(dayOf(publishedAt(paper)))),
            number: paper.number,
          })}
        </p>
      )}
    </article>
  );
}

/** A part of an answer under its heading; nothing where it says nothing. */
function Part({
  reader,
  language,
  heading,
  title,
  text,
}: {
  reader: Reader;
  language: string;
  heading: 'h2' | 'h4';
  title: string;
  text: string;
}) {
  if (text.trim() === '') return null;
  return (
    <section>
      <Heading of={heading}>{title}</Heading>
      <Paragraphs reader={reader} language={language} text={text} />
    </section>
  );
}

const Heading = ({ of: Tag, children }: { of: 'h2' | 'h4'; children: string }) => <Tag>{children}</Tag>;

function SourceLine({ reader, source, textAt }: { reader: Reader; source: Source; textAt: string | undefined }) {
  const { t } = reader;
  const { title, address, date, copy } = source;
  return (
    <li>
      {isLinkable(address) ? (
        <a href={address} rel="noopener noreferrer nofollow external">
          <bdi>{title}</bdi>
        </a>
      ) : (
        <bdi>{title}</bdi>
      )}
      <br />
      <span class="hint">
        {t('claims.source.dated', { date: reader.apart(reader.date(date)) })}{' '}
        {t('claims.source.copy', { date: reader.apart(reader.date(copy.takenOn)) })}
      </span>
      <details class="hash">
        <summary>{t('claims.source.hash')}</summary>
        <code dir="ltr">{textAt === undefined ? copy.sha256 : <a href={textAt}>{copy.sha256}</a>}</code>
      </details>
    </li>
  );
}
