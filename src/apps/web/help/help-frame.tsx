import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { FactId, StandingFact } from '#domains/facts/core';
import { HELP_ISLANDS, HELP_STYLES } from '../shell/assets.ts';
import { hoursInWords, nationsInWords, whenChecked } from '../shell/facts-in-words.ts';
import { LeaveBar } from '../shell/leave-bar.tsx';
import { Page, type PageProps, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** What every page for somebody with a worry is made from. */
export interface HelpScene {
  readonly site: Site;
  readonly reader: Reader;
}

type HelpPageProps = Omit<PageProps, 'styles' | 'script' | 'title' | 'privacy' | 'description' | 'children'> & {
  /** The keys of what stands at its top, and of what it is about. */
  readonly h1: string;
  readonly about: string;
  readonly isFirst?: boolean;
  /** What becomes of what she does here; null where somebody who is listed changes what is kept of her. */
  readonly promise?: 'help.not-sent' | 'people.forgotten' | null;
  readonly children?: ComponentChildren;
  /** Instead of children: what a page says about safety, which a translation that nobody has reviewed never says alone. */
  readonly Body?: (props: { readonly reader: Reader }) => VNode;
};

/**
 * A page for somebody with a worry: a way out above everything, the promise that nothing is sent before and after what she reads, and a title that says nothing to
 * whoever looks over her shoulder.
 */
export function HelpPage({
  h1,
  about,
  isFirst = false,
  promise = 'help.not-sent',
  children,
  Body,
  ...props
}: HelpPageProps) {
  const { reader } = props;
  const { t, href, language } = reader;
  const standsAlone = Body === undefined || language.reviewed;
  return (
    <Page
      {...props}
      title={t('help.title')}
      description={t(about)}
      styles={HELP_STYLES}
      script={HELP_ISLANDS}
      privacy={t('help.safety.5')}
    >
      <LeaveBar reader={reader} />
      {!isFirst && (
        <p class="over-title">
          <a href={href('/help')}>{t('help.title')}</a>
        </p>
      )}
      <h1>{t(h1)}</h1>
      {!standsAlone && (
        <p>
          <a href="#original">{t('help.original')}</a>
        </p>
      )}
      {promise !== null && <p class="not-sent">{t(promise)}</p>}
      {standsAlone ? (
        (children ?? (Body && <Body reader={reader} />))
      ) : (
        <div class="with-original">
          <div>
            <Body reader={reader} />
          </div>
          <Original reader={reader} h1={h1} Body={Body} />
        </div>
      )}
      {promise !== null && <p class="not-sent">{t(promise)}</p>}
    </Page>
  );
}

/** The same in English, for whoever helps her read. Its ids would stand twice on the page, so it has none. */
function Original({ reader, h1, Body }: { reader: Reader; h1: string; Body: NonNullable<HelpPageProps['Body']> }) {
  const english = reader.original();
  const html = renderToString(<Body reader={english} />);
  const plain = html.replaceAll(/ (?:id|for|aria-labelledby|aria-describedby)="[^"]*"/g, '');
  return (
    <section id="original" class="original" lang="en" dir="ltr" aria-labelledby="original-title">
      <p class="over-title" lang={reader.language.tag} dir={reader.language.dir}>
        {reader.t('help.original')}
      </p>
      <h2 id="original-title">{english.t(h1)}</h2>
      {/* Made by this program a line above. */}
      <div dangerouslySetInnerHTML={{ __html: plain }} />
    </section>
  );
}

/** A service with its number, where one is printed, and how fresh that is. */
export function NumberCard({
  reader,
  fact,
  children,
}: {
  reader: Reader;
  fact: StandingFact;
  children?: ComponentChildren;
}) {
  const { t, apart } = reader;
  return (
    <section class={`card number ${fact.freshness}`} aria-labelledby={`number-${fact.id}`}>
      <h3 id={`number-${fact.id}`}>{t(`facts.${fact.id}`)}</h3>
      {fact.number !== '' && (
        <p class="dial">
          <a href={`tel:${fact.dial}`} dir="ltr">
            {fact.number}
          </a>
        </p>
      )}
      {fact.textphone !== '' && (
        <p>
          {t('help.number.textphone')}: <bdi>{fact.textphone}</bdi>
        </p>
      )}
      {fact.hours !== '' && <p>{hoursInWords(reader, fact.hours)}</p>}
      {fact.nations.length < 4 && <p>{nationsInWords(reader, fact)}</p>}
      {fact.number === '' && fact.freshness === 'not-checked' && hasNumber(fact) && <p>{t('help.number.unchecked')}</p>}
      {fact.web !== '' && (
        <p>
          <a href={fact.web} rel="noreferrer">
            {t('help.number.page')}
          </a>{' '}
          <span class="hint">{apart(new URL(fact.web).hostname)}</span>
        </p>
      )}
      <p class="hint">
        {whenChecked(fact, reader)} {fact.freshness === 'overdue' && <strong>{t('help.number.overdue')}</strong>}
      </p>
      {children}
    </section>
  );
}

/** Services that are reached by their address alone say nothing of a number that is missing. */
const onlyOnline: readonly FactId[] = ['act-online', 'true-vision', 'british-muslim-trust', 'prevent-complaints'];
const hasNumber = ({ id }: StandingFact): boolean => !onlyOnline.includes(id);

export function Numbered({ reader, of, count }: { reader: Reader; of: string; count: number }) {
  return (
    <ul class="points">
      {Array.from({ length: count }, (_, at) => (
        <li key={at}>{reader.t(`${of}.${at + 1}`)}</li>
      ))}
    </ul>
  );
}
