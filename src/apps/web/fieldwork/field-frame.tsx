import type { ComponentChildren } from 'preact';
import type { AssessorView } from '#domains/fieldwork';
import { FIELD_STYLES } from '../shell/assets.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** Somebody with a link, and what it shows them. */
export interface FieldScene {
  readonly site: Site;
  readonly reader: Reader;
  readonly view: AssessorView;
  readonly nameOf: (areaCode: string) => string;
}

/** A page that only those shall find who have the link. */
export function FieldPage({
  site,
  reader,
  title,
  script,
  children,
}: {
  site: Site;
  reader: Reader;
  title: string;
  script?: string;
  children: ComponentChildren;
}) {
  return (
    <Page
      {...{ site, reader, title }}
      description={reader.t('field.lead')}
      styles={FIELD_STYLES}
      hasAddress={false}
      isListed={false}
      privacy={reader.t('field.privacy')}
      {...(script !== undefined && { script })}
    >
      {children}
    </Page>
  );
}

/** The name of an area, which is English wherever it stands. */
export function AreaName({ name }: { name: string }) {
  return (
    <bdi lang="en" class="area-name">
      {name}
    </bdi>
  );
}

export const dayWords = (reader: Reader, day: string): string => reader.date(day);
