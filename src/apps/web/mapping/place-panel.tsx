import { AXES } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Atlas } from './atlas.ts';

/** The words that an island says of a place, with blanks for it to fill; attributes of its element. */
export function panelWords({ t }: Reader) {
  const blanks = { low: '{low}', high: '{high}', band: '{band}' };
  return {
    'data-band': t('band.name', blanks),
    'data-open': t('map.open', { name: '{name}' }),
    'data-sure': t('sure.sure.short', blanks),
    'data-fair': t('sure.fair.short', blanks),
    'data-unsure': t('sure.unsure.short', blanks),
    'data-unknown': t('sure.unknown.short', blanks),
  };
}

/** Where an island says what somebody points at, and the form of it. */
export function PlacePanel({ atlas, reader, hints }: { atlas: Atlas; reader: Reader; hints: readonly string[] }) {
  const { t } = reader;
  return (
    <>
      <div class="panel" role="status">
        {hints.map((hint) => (
          <p key={hint} class="pick">
            {t(hint)}
          </p>
        ))}
      </div>
      <template>
        <p class="place" lang="en" dir="ltr" />
        <dl>
          {AXES.filter((name) => atlas.counts[name] !== null).map((name) => (
            <div key={name} class={name} data-axis={name}>
              <dt>{t(`axis.${name}.name`)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <a class="button" href="areas" />
      </template>
    </>
  );
}
