import { AXES, type BandView } from '#domains/mapping/core';
import { discloseCount } from '#foundations/disclosure';
import type { Place } from './atlas.ts';
import type { Publication } from './publication.ts';

/** One area as the public sees it: bands and how sure they are, never a score or a rank. */
export function areaView(place: Place) {
  const { code, name, authority, region, result, bands } = place;
  const within = [authority, region].filter((area) => area !== null).filter((area) => area.name !== '');
  return {
    ...{ code, name, within: within.map((area) => ({ code: area.code, name: area.name })) },
    population: populationOf(result.population),
    bands: {
      vulnerability: bandOf(bands.vulnerability),
      amenability: bandOf(bands.amenability),
      propensity: bandOf(bands.propensity),
    },
  };
}

export function areaWithFiguresView(place: Place, { statistics }: Publication) {
  const figures = statistics.map(({ id }, at) => [id, place.result.raw[at] ?? null] as const);
  return { ...areaView(place), figures: Object.fromEntries(figures) };
}

function populationOf(population: number | null): number | null {
  if (population === null) return null;
  const count = discloseCount(population);
  return count.shown ? count.value : null;
}

function bandOf(view: BandView | null) {
  if (view === null) return null;
  const { band, low, high, sureness, interval } = view;
  return { band, low, high, sureness, interval: interval === null ? null : { from: interval.from, to: interval.to } };
}

/** The properties of an area in a file: flat, as map programs like them. */
export function areaProperties(
  place: Place,
  publication: Publication,
): Readonly<Record<string, string | number | null>> {
  const { code, name, within, population, bands, figures } = areaWithFiguresView(place, publication);
  return {
    ...{ code, name, within: within.map((area) => area.code).join(' '), population },
    ...Object.fromEntries(
      AXES.flatMap((axis) => {
        const view = bands[axis];
        return (['band', 'low', 'high', 'sureness'] as const).map((part) => [`${axis}_${part}`, view?.[part] ?? null]);
      }),
    ),
    ...figures,
  };
}
