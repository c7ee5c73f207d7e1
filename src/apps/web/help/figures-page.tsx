import type { QuarterFigures } from '#domains/intermediaries/core';
import type { Disclosed } from '#foundations/disclosure';
import { quarterInWords } from '../shell/quarter-in-words.ts';
import type { Reader } from '../shell/reader.ts';
import { HelpPage, type HelpScene } from './help-frame.tsx';

/** What may be public of talks with intermediaries: quarter by quarter, small counts hidden. */
export function FiguresPage({
  site,
  reader,
  quarters,
  areaNames,
}: HelpScene & { readonly quarters: readonly QuarterFigures[]; readonly areaNames: ReadonlyMap<string, string> }) {
  const { t } = reader;
  return (
    <HelpPage site={site} reader={reader} h1="people.figures" about="people.figures.lead">
      <p class="lead">{t('people.figures.lead')}</p>
      {quarters.length === 0 && <p>{t('people.figures.none')}</p>}
      {quarters.map((figures) => (
        <section key={figures.quarter} aria-labelledby={`q${figures.quarter}`}>
          <h2 id={`q${figures.quarter}`}>
            <bdi>{quarterInWords(reader, figures.quarter)}</bdi>
          </h2>
          <p>
            {t('people.figures.total')}: <strong>{shown(reader, figures.total)}</strong> · {t('people.figures.knew')}:{' '}
            <strong>{figures.knew.shown ? reader.percent(figures.knew.value) : t('people.figures.hidden')}</strong>
          </p>
          <Counts
            reader={reader}
            title={t('mine.topic')}
            rows={[...figures.topics].map(([topic, count]) => [t(`mine.topic.${topic}`), count])}
          />
          <Counts
            reader={reader}
            title={t('mine.area')}
            rows={[...figures.areas].map(([code, count]) => [areaNames.get(code) ?? code, count])}
          />
        </section>
      ))}
    </HelpPage>
  );
}

function Counts({
  reader,
  title,
  rows,
}: {
  reader: Reader;
  title: string;
  rows: readonly (readonly [string, Disclosed])[];
}) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>{shown(reader, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shown = (reader: Reader, count: Disclosed): string =>
  count.shown ? reader.number(count.value) : reader.t('people.figures.hidden');
