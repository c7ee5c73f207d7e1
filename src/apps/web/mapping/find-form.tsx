import type { Reader } from '../shell/reader.ts';
import { type Atlas, byName } from './atlas.ts';
import { layoutKey } from './layout-key.ts';

/** Names for the browser to suggest: of all places, or where they are too many of the authorities that they lie in. Once on a page. */
export function PlaceNames({ atlas }: { atlas: Atlas }) {
  const named = atlas.layout === 'hexagons' ? atlas.places : atlas.authorities;
  return (
    <datalist id="places">
      {named.toSorted(byName).map(({ code, name }) => (
        <option key={code}>{name}</option>
      ))}
    </datalist>
  );
}

/** Keeps a form to the map that its page shows. */
export function MapField({ reader }: { reader: Reader }) {
  return reader.map === null ? null : <input type="hidden" name="map" value={reader.map} />;
}

/** Finds a place by name, with or without script. The page that uses it holds `PlaceNames`. */
export function FindForm({ reader, atlas, query = '' }: { reader: Reader; atlas: Atlas; query?: string }) {
  const { t } = reader;
  return (
    <form class="find" action={reader.href('/areas')} role="search">
      <MapField reader={reader} />
      <label for="place">{t('map.find')}</label>
      <span class="hint" id="place-hint">
        {t(layoutKey(atlas, 'map.find.hint'))}
      </span>
      <div class="row">
        <input
          id="place"
          name="place"
          list="places"
          type="search"
          lang="en"
          dir="ltr"
          autocomplete="off"
          required
          aria-describedby="place-hint"
          value={query}
        />
        <button type="submit">{t('map.find.go')}</button>
      </div>
    </form>
  );
}
