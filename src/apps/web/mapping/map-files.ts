import { AXES, type AxisId } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import { caveatsOf } from './caveats.ts';
import type { Drawn } from './draw-pictures.ts';
import { layoutKey } from './layout-key.ts';
import type { GeoJsonNotes } from './map-geojson.ts';
import { mapPicture } from './map-picture.tsx';
import type { MapRequest } from './map-request.tsx';
import type { Publication } from './publication.ts';

/** "outspoken-england-2025-vulnerability.svg". */
export function fileName({ atlas }: Publication, axis: AxisId | null, ending: string): string {
  return `outspoken-${atlas.version.recipeId}${axis === null ? '' : `-${axis}`}.${ending}`;
}

function versionLine(reader: Reader, { atlas: { version } }: Publication): string {
  const date = reader.date(version.publishedAt ?? version.createdAt);
  return `${reader.t('map.version', { date })} ${reader.apart(version.id)}`;
}

/** What is said beside the figures in every file that is made of them. */
export function notesOf(reader: Reader, publication: Publication, publicUrl: string): GeoJsonNotes {
  const { t } = reader;
  const { atlas, attributions, statistics } = publication;
  const key = AXES.map((axis) => {
    const name = t(`axis.${axis}.name`);
    return atlas.counts[axis] === null
      ? `${name}: ${t('site.sentence', { text: t('axis.propensity.empty') })} ${t('axis.propensity.why')}`
      : `${name}: 1 = ${t(`axis.${axis}.low`)}, 5 = ${t(`axis.${axis}.high`)}`;
  });
  const columns = statistics.map(({ id, title, publisher, release, period, unit, licence }) =>
    [`${id}: ${title}`, unit, publisher, release, period, licence].filter((part) => part !== null).join(', '),
  );
  const caveats = [...caveatsOf(reader, publication, publicUrl), versionLine(reader, publication)];
  return {
    ...{ title: atlas.version.title, map: atlas.version.id, caveats },
    ...{ key, columns, licences: [...new Set(statistics.map(({ licence }) => licence))], attributions },
  };
}

/** One axis as a picture with its words; `drawn` is what an atlas by boundaries looks like. */
export function pictureOf(
  { reader, publication, parts: { publicUrl } }: MapRequest,
  axis: AxisId,
  drawn: Drawn | null,
): string {
  const { t } = reader;
  const { atlas } = publication;
  const words = {
    title: t(layoutKey(atlas, 'export.title'), { axis: t(`axis.${axis}.name`), count: atlas.places.length }),
    plain: t(`axis.${axis}.plain`),
    about: t(`axis.${axis}.about`),
    low: t(`axis.${axis}.low`),
    high: t(`axis.${axis}.high`),
    sure: t('sure.sure.key'),
    fair: t('sure.fair.key'),
    unsure: t('sure.unsure.key'),
    version: versionLine(reader, publication),
    caveats: caveatsOf(reader, publication, publicUrl),
    sources: publication.attributions,
  };
  return mapPicture(atlas, axis, words, reader, drawn);
}
