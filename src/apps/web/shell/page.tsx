import type { ComponentChildren } from 'preact';
import { standingNumbers } from '#domains/facts/core';
import type { PolicyId } from '#domains/readiness';
import { type Assets, ISLANDS, STYLES } from './assets.ts';
import { MARK_LINES, MARK_SHAPE } from './brand-mark.ts';
import { whenChecked } from './facts-in-words.ts';
import { type Carry, Languages } from './languages.tsx';
import { type Preview, PreviewTags } from './preview-tags.tsx';
import type { Reader } from './reader.ts';

/** What every page is wrapped in, apart from its own words. */
export interface Site {
  readonly assets: Assets;
  /** Where readers find this site, without a slash at the end. */
  readonly publicUrl: string;
  /** ISO date. */
  readonly today: string;
  /** Whether what is shown is the worked example, which says so on every page. */
  readonly isExample: boolean;
  /** Lines that must travel with the figures. */
  readonly attributions: readonly string[];
  /** Texts that the organisation has put on record, each a page of its own. */
  readonly policies: readonly PolicyId[];
}

export interface PageProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly title: string;
  readonly description: string;
  readonly section?: (typeof sections)[number];
  /** Whether the page has an island. Most have none. */
  readonly hasIsland?: boolean;
  /** Styles and script that this part of the site has beside those of all. */
  readonly styles?: string;
  readonly script?: string;
  /** False for pages that have no address of their own, such as "not found". */
  readonly hasAddress?: boolean;
  /** False for pages that only those shall find who have the link. */
  readonly isListed?: boolean;
  /** What messengers show of the page when somebody sends its link. */
  readonly preview?: Preview;
  /** Where a form holds what somebody has written, so that another language does not lose it. */
  readonly carry?: Carry;
  /** What a part of the site keeps in a browser, where that is more than nothing. */
  readonly privacy?: string;
  /** Said above the page, before anything else. */
  readonly warning?: ComponentChildren;
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
          <Banners {...props} />
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer site={site} reader={reader} privacy={props.privacy ?? reader.t('footer.privacy')} />
        <SafetyStrip reader={reader} />
      </body>
    </html>
  );
}

function Head(props: PageProps) {
  const { site, reader, title, description, styles, hasIsland, script, preview } = props;
  const { hasAddress = true, isListed = true } = props;
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
      {!isListed && <meta name="robots" content="noindex, nofollow" />}
      {preview && <PreviewTags publicUrl={site.publicUrl} reader={reader} preview={preview} />}
      <link rel="stylesheet" href={site.assets.address(STYLES)} />
      {styles !== undefined && <link rel="stylesheet" href={site.assets.address(styles)} />}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="manifest" href={reader.href('/manifest.webmanifest')} />
      {hasAddress && (
        <>
          <link rel="canonical" href={site.publicUrl + reader.href(reader.here)} />
          {reader.languages.map(({ tag }) => (
            <link key={tag} rel="alternate" hreflang={tag} href={site.publicUrl + reader.hrefIn(tag, reader.here)} />
          ))}
        </>
      )}
      {hasIsland && <script type="module" src={site.assets.address(ISLANDS)} />}
      {script !== undefined && <script type="module" src={site.assets.address(script)} />}
    </head>
  );
}

const sections = ['waves', 'claims', 'map', 'compare', 'method'] as const;

function TopLine({ reader, section, carry }: PageProps) {
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
      <Languages reader={reader} carry={carry} />
    </div>
  );
}

/** What a reader has to know before she believes anything on the page. */
function Banners({ site, reader, warning }: PageProps) {
  const { language, t } = reader;
  return (
    <>
      {site.isExample && (
        <p class="banner" id="example">
          <strong>{t('site.example.name')}</strong> {t('site.example')}{' '}
          <a href={reader.href('/method')}>{t('site.example.link')}</a>
        </p>
      )}
      {warning !== undefined && (
        <p class="banner" id="warning">
          {warning}
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

function Footer({ site, reader, privacy }: { site: Site; reader: Reader; privacy: string }) {
  const { t } = reader;
  return (
    <footer class="foot">
      <section aria-labelledby="foot-numbers">
        <h2 id="foot-numbers">{t('footer.numbers')}</h2>
        {standingNumbers(reader.facts).map((fact) => (
          <p key={fact.id}>
            {t(`safety.source.${fact.id}`, { number: reader.apart(fact.number), source: reader.apart(fact.source) })}{' '}
            {whenChecked(fact, reader)}
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
        <p>{privacy}</p>
        <p>{t('footer.code')}</p>
        {site.policies.length > 0 && (
          <nav aria-label={t('policies.title')}>
            <ul class="links">
              {site.policies.map((id) => (
                <li key={id}>
                  <a href={reader.href(`/policies/${id}`)}>{t(`policies.${id}`)}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <ul class="links">
          {(
            [
              ['/mapping', 'heard.title'],
              ['/decisions', 'decision.title'],
              ['/centre', 'centre.title'],
              ['/talk', 'talk.title'],
              ['/help', 'help.title'],
              ['/prevent', 'prevent.title'],
              ['/coalition', 'coalition.title'],
            ] as const
          ).map(([path, words]) => (
            <li key={path}>
              <a href={reader.href(path)}>{t(words)}</a>
            </li>
          ))}
          <li>
            <a href={reader.href('/moderation')}>{t('footer.rules')}</a>
          </li>
          <li>
            <a href={reader.href('/receipt')}>{t('footer.receipt')}</a>
          </li>
        </ul>
      </section>
    </footer>
  );
}

export function SafetyStrip({ reader }: { reader: Reader }) {
  const [emergency, ...others] = standingNumbers(reader.facts).map((fact) => (
    <a key={fact.id} href={`tel:${fact.dial}`}>
      <span>{reader.t(`safety.${fact.id}`)}</span> <b dir="ltr">{fact.number}</b>
    </a>
  ));
  return (
    <aside class="safety" aria-label={reader.t('safety.label')}>
      {emergency}
      <a href={reader.href('/help')}>
        <u>{reader.t('help.title')}</u>
      </a>
      {others}
    </aside>
  );
}
