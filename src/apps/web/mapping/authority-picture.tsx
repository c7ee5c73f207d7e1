import type { AxisId } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Authority, OutlineAtlas } from './atlas.ts';
import { pictureAddress, sheetAround } from './picture-sheet.ts';

/** An authority's part of the map, with one of its places outlined where that is asked for. */
export function AuthorityPicture({
  atlas,
  authority,
  axis,
  reader,
  mark = null,
  alt,
}: {
  atlas: OutlineAtlas;
  authority: Authority;
  axis: AxisId;
  reader: Reader;
  /** The outline of one of its places, on the sheet of the picture. */
  mark?: string | null;
  alt?: string;
}) {
  if (authority.bounds === null) return null;
  const { box } = sheetAround(authority.bounds, 'authority');
  const words = reader.t('authority.picture', {
    name: reader.apart(authority.name),
    axis: reader.t(`axis.${axis}.name`),
  });
  return (
    <figure class={`sheet part ${axis}`}>
      <img src={pictureAddress(atlas, axis, authority)} alt={alt ?? words} width={box.width} height={box.height} />
      {mark && (
        <svg viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} aria-hidden="true">
          <path class="halo" d={mark} />
          <path class="here" d={mark} />
        </svg>
      )}
    </figure>
  );
}
