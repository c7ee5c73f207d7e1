import type { ComponentChildren } from 'preact';
import { emergencyFacts, freshness, type OfficialFact } from '#domains/facts';
import { type Language, SOURCE_LANGUAGE } from '#platform/i18n';
import { type Assets, ISLANDS, STYLES } from './assets.ts';
import { MARK_LINES, MARK_SHAPE } from './brand-mark.ts';
import type { Reader } from './reader.ts';

/** What every page is wrapped in, apart from its own words. */
export interface Site {
  readonly assets: Assets;
  /** Where readers find this site, without a slash at the end. */
  readonly publicUrl: string;
  /** ISO date: how fresh the emergency numbers are is judged by it. */
  readonly today: string;
  /** Whether what is shown is the worked example, which says so on every page. */
  readonly isExample: boolean;
  /** Lines that must travel with the figures. */
  readonly attributions: readonly string[];
}

export interface PageProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly title: string;
  readonly description: string;
  readonly section?: 'map' | 'compare' | 'method';
  /** Whether the page has an island. Most have none. */
  readonly hasIsland?: boolean;
  /** False for pages that have no address of their own, such as "not found". */
  readonly hasAddress?: boolean;
  readonly children: ComponentChildren;
}

/** The whole document: head, header, banners, the page, footer and the numbers that never leave the screen. */
export function Page(props: PageProps) {
  const { site, reader, children } = props;
  const { language, t } = reader;
  return (
    <html lang={language.tag} dir={language.dir}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header>
          <TopLine {...props} />
          <Banners site={site} reader={reader} />
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer site={site} reader={reader} />
        <SafetyStrip reader={reader} />
      </body>
    </html>
  );
}

function Head({ site, reader, title, description, hasIsland, hasAddress = true }: PageProps) {
  const name = reader.t('site.name');
  const full = title === name ? name : `${title} · ${name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{full}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light" />
      <meta name="theme-color" content="#fbf7ef" />
      <link rel="stylesheet" href={site.assets.address(STYLES)} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {hasAddress && (
        <>
          <link rel="canonical" href={site.publicUrl + reader.href(reader.here)} />
          {reader.languages.map(({ tag }) => (
            <link key={tag} rel="alternate" hreflang={tag} href={site.publicUrl + reader.hrefIn(tag, reader.here)} />
          ))}
        </>
      )}
      {hasIsland && <script type="module" src={site.assets.address(ISLANDS)} />}
    </head>
  );
}

const sections = ['map', 'compare', 'method'] as const;

function TopLine({ reader, section }: PageProps) {
  const { t } = reader;
  return (
    <div class="top">
      <a class="brand" href={reader.href('/')}>
        <Mark />
        {t('site.name')}
      </a>
      <nav class="menu" aria-label={t('site.menu')}>
        {sections.map((name) => (
          <a key={name} href={reader.href(`/${name}`)} {...(section === name ? { 'aria-current': 'page' } : {})}>
            {t(`nav.${name}`)}
          </a>
        ))}
      </nav>
      <nav class="languages" aria-label={t('site.languages')}>
        {inOrderOfNeed(reader.languages).map(({ tag, name, dir }) => (
          <a
            key={tag}
            href={reader.hrefIn(tag, reader.here)}
            lang={tag}
            hreflang={tag}
            dir={dir}
            {...(tag === reader.language.tag ? { 'aria-current': 'true' } : {})}
          >
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** English, then names in other scripts, then the rest: on a phone the first are seen at once, and who reads no Latin needs that most. */
function inOrderOfNeed(languages: readonly Language[]): readonly Language[] {
  const place = ({ tag, name }: Language) => (tag === SOURCE_LANGUAGE ? 0 : /^\p{Script=Latin}/u.test(name) ? 2 : 1);
  return languages.toSorted((one, other) => place(one) - place(other));
}

/** What a reader has to know before she believes anything on the page. */
function Banners({ site, reader }: { site: Site; reader: Reader }) {
  const { language, t } = reader;
  return (
    <>
      {site.isExample && (
        <p class="banner" id="example">
          <strong>{t('site.example.name')}</strong> {t('site.example')}{' '}
          <a href={reader.href('/method')}>{t('site.example.link')}</a>
        </p>
      )}
      {!language.reviewed && (
        <p class="banner quiet" id="unreviewed">
          {t('site.unreviewed')}
        </p>
      )}
    </>
  );
}

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 26" width="28" height="30" aria-hidden="true">
      <path d={MARK_SHAPE} />
      <path class="line" d={MARK_LINES} />
    </svg>
  );
}

function Footer({ site, reader }: { site: Site; reader: Reader }) {
  const { t } = reader;
  return (
    <footer class="foot">
      <section aria-labelledby="foot-numbers">
        <h2 id="foot-numbers">{t('footer.numbers')}</h2>
        {emergencyFacts().map((fact) => (
          <p key={fact.id}>
            {t(`safety.source.${fact.id}`, { number: reader.apart(fact.number), source: reader.apart(fact.source) })}{' '}
            {checked(fact, site.today, reader)}
          </p>
        ))}
      </section>
      {site.attributions.length > 0 && (
        <section aria-labelledby="foot-data">
          <h2 id="foot-data">{t('footer.data')}</h2>
          {site.attributions.map((line) => (
            <p key={line} lang="en" dir="ltr">
              {line}
            </p>
          ))}
        </section>
      )}
      <section aria-labelledby="foot-about">
        <h2 id="foot-about">{t('footer.about')}</h2>
        <p>{t('footer.privacy')}</p>
        <p>{t('footer.code')}</p>
      </section>
    </footer>
  );
}

function checked(fact: OfficialFact, today: string, reader: Reader): string {
  const state = freshness(fact, today);
  if (fact.checkedOn === null || state === 'not-checked') return reader.t('safety.not-checked');
  return reader.t(`safety.${state}`, { date: reader.date(fact.checkedOn) });
}

export function SafetyStrip({ reader }: { reader: Reader }) {
  return (
    <aside class="safety" aria-label={reader.t('safety.label')}>
      {emergencyFacts().map((fact) => (
        <a key={fact.id} href={`tel:${fact.dial}`}>
          <span>{reader.t(`safety.${fact.id}`)}</span> <b dir="ltr">{fact.number}</b>
        </a>
      ))}
    </aside>
  );
}
