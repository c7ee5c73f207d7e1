import type { Reader } from '../shell/reader.ts';
import type { Atlas } from './atlas.ts';

/** Names of all places for the browser to suggest. Once on a page; several fields may use it. */
export function PlaceNames({ atlas }: { atlas: Atlas }) {
  const names = atlas.places.map(({ name }) => name).toSorted(new Intl.Collator('en').compare);
  return (
    <datalist id="places">
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  );
}

/** Finds a place by name, with or without script. The page that uses it holds `PlaceNames`. */
export function FindForm({ reader, query = '' }: { reader: Reader; query?: string }) {
  const { t } = reader;
  return (
    <form class="find" action={reader.href('/areas')} role="search">
      <label for="place">{t('map.find')}</label>
      <span class="hint" id="place-hint">
        {t('map.find.hint')}
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
