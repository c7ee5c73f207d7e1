import type { Reader } from '../shell/reader.ts';
import type { Publication } from './publication.ts';

/** What must be said wherever figures of a map are shown, and where its method stands. */
export function caveatsOf(reader: Reader, { isExample }: Publication, publicUrl: string): readonly string[] {
  const { t } = reader;
  return [
    ...(isExample ? [t('export.caveat.example')] : []),
    t('export.caveat.1'),
    t('export.caveat.2'),
    t('export.method', { address: reader.apart(publicUrl + reader.href('/method')) }),
  ];
}
