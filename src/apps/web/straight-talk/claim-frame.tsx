import type { PublicClaim } from '#domains/straight-talk';
import { type AnswerVersion, type ShownAnswer, shownAnswer, type Verdict } from '#domains/straight-talk/core';
import type { Paper } from '#foundations/paper';
import { directionOf } from '#foundations/text';
import { CLAIMS_STYLES } from '../shell/assets.ts';
import { Page, type PageProps } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** A page about claims. */
export function ClaimsPage(props: Omit<PageProps, 'section' | 'styles'>) {
  return <Page {...props} section="claims" styles={CLAIMS_STYLES} />;
}

export const addressOf = ({ slug }: Pick<PublicClaim, 'slug'>, page = ''): string => `/claims/${slug}${page}`;

/** What a reader of a language is shown of a claim that is public: there is always something, as it would not be public otherwise. */
export function answerFor({ papers }: PublicClaim, { language }: Reader): ShownAnswer {
  const shown = shownAnswer(papers, language.tag);
  if (shown === null) throw new Error('a public claim has no answer');
  return shown;
}

/** When a version became public. */
export const publishedAt = ({ decision, writtenAt }: Paper<AnswerVersion>): Date => decision?.at ?? writtenAt;

/** Whether something is so, as a sign and a word. */
export function VerdictMark({ reader, verdict }: { reader: Reader; verdict: Verdict }) {
  return <strong class={`verdict-mark ${verdict}`}>{reader.t(`claims.verdict.${verdict}`)}</strong>;
}

/** Words of an answer, in its own language where that is not the reader's. */
export function Said({ reader, language, text }: { reader: Reader; language: string; text: string }) {
  if (language === reader.language.tag) return <>{text}</>;
  return (
    <bdi lang={language} dir={directionOf(text, language)}>
      {text}
    </bdi>
  );
}

/** Paragraphs of an answer, as they were written. */
export function Paragraphs({ reader, language, text }: { reader: Reader; language: string; text: string }) {
  const direction = language === reader.language.tag ? {} : { lang: language, dir: directionOf(text, language) };
  return text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} class="paragraph" {...direction}>
      {paragraph}
    </p>
  ));
}
