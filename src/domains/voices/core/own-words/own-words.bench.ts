import { openKey } from '#foundations/text';
import { findOwnWords } from './find-own-words.ts';
import { shapeOf } from './shape.ts';
import { corpora } from './testing/corpus.ts';
import { type Half, measure, paraphrasesNear } from './testing/measure.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

function rowOf(corpus: (typeof corpora)[number], half: Half): string {
  const { byEdit, edits, found, foundThroughIndex, different, wronglyNear, wronglyNearKept } = measure(corpus, half);
  const missed = [...byEdit].filter(([, counted]) => counted.found < counted.of);
  return [
    `${corpus.language}, ${half} half: recall ${percent(found, edits)} of ${edits} edits (${percent(foundThroughIndex, edits)} through the index)`,
    `precision ${percent(found, found + wronglyNear.length)}, ${wronglyNear.length} of ${different} different texts said to be near (${wronglyNearKept.length})`,
    `below 100%: ${missed.map(([name, counted]) => `${name} ${percent(counted.found, counted.of)}`).join(', ') || 'none'}`,
  ].join('; ');
}

const texts = corpora.flatMap(({ statements }) => statements.map(({ text }) => text));
const examples = texts.slice(0, 3).map((text, at) => ({ id: String(at), shape: shapeOf(text, openKey) }));

export const benches = [
  {
    title:
      'Whether words are somebody’s own: the corpus in six languages, and the time of one check against three examples',
    target: 'recall at least 90% and precision at least 98% for each language',
    rounds: 11,
    async prepare() {
      const halves = corpora.flatMap((corpus) => [rowOf(corpus, 'training'), rowOf(corpus, 'report')]);
      const paraphrases = corpora.map((corpus) => {
        const { near, of } = paraphrasesNear(corpus);
        return `${corpus.language} ${near} of ${of}`;
      });
      return ['', ...halves, `paraphrases said to be near: ${paraphrases.join(', ')}`].join('\n   ');
    },
    contestants: () => [
      {
        name: `${texts.length} statements`,
        per: texts.length,
        unit: 'check',
        run: () =>
          texts.map((text) => findOwnWords(shapeOf(text, openKey), { examples, statements: [], elsewhere: [] })),
      },
    ],
  },
];
