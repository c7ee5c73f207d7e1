import { TRUST_STYLES } from '../shell/assets.ts';
import { Page, type PageProps, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** What every page about Prevent is made from. */
export interface TrustScene {
  readonly site: Site;
  readonly reader: Reader;
}

export function TrustPage(props: Omit<PageProps, 'styles'>) {
  return <Page {...props} styles={TRUST_STYLES} />;
}

export function BackToPrevent({ reader: { t, href } }: { reader: Reader }) {
  return (
    <p class="over-title">
      <a href={href('/prevent')}>{t('prevent.title')}</a>
    </p>
  );
}
