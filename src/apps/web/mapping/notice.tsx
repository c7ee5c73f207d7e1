import { AXES, coverageOf } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Atlas } from './atlas.ts';
import { layoutKey } from './layout-key.ts';

/** What the map does not say, with how many people live outside the places that stand out: computed, not boilerplate. */
export function Notice({ atlas, reader, id }: { atlas: Atlas; reader: Reader; id: string }) {
  const { t } = reader;
  const coverage = AXES.flatMap((axis) => {
    const statement = coverageOf(atlas.version, axis);
    return statement === null ? [] : [{ axis, ...statement }];
  });
  return (
    <section class="notice" aria-labelledby={id}>
      <h2 id={id}>{t('notice.title')}</h2>
      <ul>
        <li>{t('notice.people')}</li>
        {coverage.map(({ axis, of, shareInTopDecile }) => (
          <li key={axis} data-coverage={axis}>
            {t(`notice.coverage.${of}`, {
              axis: t(`axis.${axis}.name`),
              high: t(`axis.${axis}.high`),
              share: reader.apart(reader.percent(shareInTopDecile)),
              rest: reader.apart(reader.percent(1 - Math.round(shareInTopDecile * 100) / 100)),
            })}
          </li>
        ))}
        <li>{t(layoutKey(atlas, 'notice.size'))}</li>
        <li>{t('notice.nobody')}</li>
        <li>{t('notice.advice')}</li>
      </ul>
    </section>
  );
}
