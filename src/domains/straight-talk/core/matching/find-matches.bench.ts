import { openKey } from '#foundations/text';
import { shapeOf } from './shape.ts';
import { corpora } from './testing/corpus.ts';
import { type Half, indexOf, measure, measureRetold, precisionOf, textsOf } from './testing/measure.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

function rowOf(corpus: (typeof corpora)[number], half: Half): string {
  const measured = measure(corpus, half);
  const { copies, strangers, astray, byEdit } = measured;
  const missed = [...byEdit].filter(([, { found, of }]) => found < of);
  return [
    `${corpus.language}, ${half} half: recall ${percent(copies.found, copies.of)} of ${copies.of} edited copies`,
    `precision ${percent(precisionOf(measured), 1)}, ${astray} copies brought to another claim`,
    `${strangers.found} of ${strangers.of} texts of no known claim brought to one`,
    `below 100%: ${missed.map(([name, { found, of }]) => `${name} ${percent(found, of)}`).join(', ') || 'none'}`,
  ].join('; ');
}

const retold = (name: string, corpus: (typeof corpora)[number], texts: Parameters<typeof measureRetold>[1]) => {
  const { found, of, astray } = measureRetold(corpus, texts);
  return `${corpus.language}, ${name}: ${found} of ${of} brought to their claim, ${astray} to another`;
};

export const benches = [
  {
    title:
      'Copies of rumours brought to their claims: a corpus in six languages, and the time of one match among 2,151 claims',
    target: 'recall at least 90% and precision at least 98% for each language',
    rounds: 5,
    async prepare() {
      const halves = corpora.flatMap((corpus) => [rowOf(corpus, 'training'), rowOf(corpus, 'report')]);
      const told = corpora.map((corpus) => retold('told in other words', corpus, corpus.paraphrases));
      const latin = corpora.flatMap((corpus) =>
        corpus.romanised === undefined ? [] : [retold('in Latin letters', corpus, corpus.romanised)],
      );
      return ['', ...halves, ...told, ...latin].join('\n   ');
    },
    contestants: () => {
      const index = indexOf(corpora.flatMap(textsOf));
      const asked = corpora.flatMap(({ claims }) => claims.slice(0, 20));
      return [
        {
          name: 'shape alone',
          per: asked.length,
          unit: 'text',
          run: () => asked.map((text) => shapeOf(text, openKey)),
        },
        { name: 'shape and match', per: asked.length, unit: 'text', run: () => asked.map((text) => index.match(text)) },
      ];
    },
  },
];
