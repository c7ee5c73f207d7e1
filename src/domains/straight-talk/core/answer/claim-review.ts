import type { AnswerBody, Verdict } from './answer.ts';

/** The longest claim that readers of ClaimReview data take in whole. */
const longestReviewed = 75;

/** On a scale from 1 for false to 5 for true; what cannot be told has no number. */
const ratings: Readonly<Record<Verdict, number | null>> = { true: 5, misleading: 2, false: 1, 'cannot-tell': null };

/**
 * An answer as ClaimReview data (schema.org/ClaimReview), for programs that collect answers. `verdictName`: the verdict in the words of the page's language.
 */
export function claimReviewOf(
  { claim, verdict, sources }: Pick<AnswerBody, 'claim' | 'verdict' | 'sources'>,
  page: {
    readonly address: string;
    readonly language: string;
    readonly publishedOn: string;
    readonly verdictName: string;
    readonly by: { readonly name: string; readonly address: string };
  },
): object {
  const rating = ratings[verdict];
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: page.address,
    inLanguage: page.language,
    datePublished: page.publishedOn,
    claimReviewed: shortened(claim),
    author: { '@type': 'Organization', name: page.by.name, url: page.by.address },
    reviewRating: {
      '@type': 'Rating',
      ...(rating !== null && { ratingValue: rating, bestRating: 5, worstRating: 1 }),
      alternateName: page.verdictName,
    },
    citation: sources.map(({ address }) => address),
  };
}

/** Cut between words, and never through the middle of a character. */
function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= longestReviewed) return text;
  const kept = letters.slice(0, longestReviewed - 1).join('');
  const atWord = kept.replace(/\s+\S*$/u, '');
  return `${(atWord.length > longestReviewed / 2 ? atWord : kept).trimEnd()}…`;
}
