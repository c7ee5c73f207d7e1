import { countByArea, listHours } from '#domains/voices';
import { publicNumbers, signsIn, toldHours, type Wave } from '#domains/voices/core';
import { discloseCount, discloseTable } from '#foundations/disclosure';
import { namesOf } from '../../voices/wave-reader.ts';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { respondAtDesk } from '../frame/respond-at-desk.ts';
import { waveDoors } from './at-wave.tsx';
import { NumbersPage, type NumbersView } from './numbers-page.tsx';

/** How a wave goes, by the same rules of disclosure as in public. */
export function numbersHandlers(parts: DeskParts): Pick<DeskHandlers, 'GET /desk/waves/:id/numbers'> {
  const { db, assets, now } = parts;
  const { forWave } = waveDoors(parts);

  return {
    'GET /desk/waves/:id/numbers': forWave(async ({ visit, wave, head }) => {
      const hours = await listHours(db, wave.id);
      const publication = await parts.publications.current();
      const view: NumbersView = {
        head,
        figures: (['prepared', 'opened', 'shared', 'declined', 'shown', 'withdrawn'] as const).map((name) => ({
          name,
          figure:
            name === 'prepared' || name === 'shared' || name === 'shown'
              ? publicNumbers(hours, now())[name]
              : standingOf(name),
        })),
        until: publicNumbers(hours, now()).until,
        hours: toldHours(hours, 'prepared', now()),
        areas: await heard(wave),
        hasWall: wave.hasWall,
        signs: signsIn(hours),
        map: publication === null ? null : publication.atlas.version.title,
      };
      return respondAtDesk(visit, <NumbersPage visit={visit} assets={assets} view={view} />);

      function standingOf(name: 'opened' | 'declined' | 'withdrawn') {
        const told = toldHours(hours, name, now());
        return told.length === 0
          ? discloseCount(0)
          : { shown: true as const, value: told.reduce((sum, { count }) => sum + count, 0) };
      }
    }),
  };

  /** Voices on the wall by area, none of which can be found by taking one from another, with what the map says of the need there. */
  async function heard(wave: Wave): Promise<NumbersView['areas']> {
    const all = await countByArea(db, wave.id);
    const counts = all.flatMap(({ areaCode, count }) => (areaCode === null ? [] : [{ areaCode, count }]));
    const names = await namesOf(
      db,
      counts.map(({ areaCode }) => areaCode),
    );
    const cells = [...counts, ...all.filter(({ areaCode }) => areaCode === null)].map(({ count }) => count);
    // How many are on the wall is told as well.
    const views = [...counts.map((_, at) => [at]), cells.map((_, at) => at)];
    const figures = counts.length === 0 ? [] : discloseTable(cells, views);
    const publication = await parts.publications.current();
    const shown = counts.map(({ areaCode }, at) => ({
      name: names[at] ?? areaCode,
      code: areaCode,
      figure: figures[at] ?? discloseCount(0),
      bands: bandsOf(areaCode),
    }));
    return shown.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

    function bandsOf(code: string): readonly string[] {
      const place = publication?.atlas.find(code);
      if (place == null) return [];
      return (['vulnerability', 'amenability'] as const).flatMap((axis) => {
        const view = place.bands[axis];
        return view === null ? [] : [parts.staffWords.translator('en')(`desk.waves.need.${axis}`, { band: view.band })];
      });
    }
  }
}
