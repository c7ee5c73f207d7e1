import type { ComponentChildren } from 'preact';
import type { FactId, StandingFact } from '#domains/facts/core';
import { HELP_ISLANDS, HELP_STYLES } from '../shell/assets.ts';
import { Page, type PageProps, type Site, whenChecked } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** What every page for somebody with a worry is made from. */
export interface HelpScene {
  readonly site: Site;
  readonly reader: Reader;
}

/** Where somebody goes who has to leave at once: a page that anybody might be reading. */
export const LEAVE_FOR = 'https://www.bbc.co.uk/weather';

/**
 * A page for somebody with a worry: a way out above everything, the promise that nothing is sent before and after what she reads, and a title that says nothing to
 * whoever looks over her shoulder.
 */
export function HelpPage({
  h1,
  isFirst = false,
  promise = 'help.not-sent',
  children,
  ...props
}: Omit<PageProps, 'styles' | 'script' | 'title' | 'privacy'> & {
  readonly h1: string;
  readonly isFirst?: boolean;
  /** What becomes of what she does here; null where somebody who is listed changes what is kept of her. */
  readonly promise?: 'help.not-sent' | 'people.forgotten' | null;
}) {
  const { reader } = props;
  const { t, href } = reader;
  return (
    <Page {...props} title={t('help.title')} styles={HELP_STYLES} script={HELP_ISLANDS} privacy={t('help.safety.5')}>
      <LeaveBar reader={reader} />
      {!isFirst && (
        <p class="over-title">
          <a href={href('/help')}>{t('help.title')}</a>
        </p>
      )}
      <h1>{h1}</h1>
      {promise !== null && <p class="not-sent">{t(promise)}</p>}
      {children}
      {promise !== null && <p class="not-sent">{t(promise)}</p>}
    </Page>
  );
}

function LeaveBar({ reader: { t, href } }: { reader: Reader }) {
  return (
    <leave-page
      data-two-more={t('help.exit.two-more')}
      data-one-more={t('help.exit.one-more')}
      data-leaving={t('help.exit.leaving')}
      data-expired={t('help.exit.expired')}
    >
      <a class="leave" href={LEAVE_FOR} rel="noreferrer nofollow">
        {t('help.exit')}
      </a>
      <span class="keys" hidden>
        {t('help.exit.keys')}
      </span>
      <a href={href('/help/leaving')}>{t('help.safety.title')}</a>
      <span class="unseen" role="status" />
    </leave-page>
  );
}

export const factOf = ({ facts }: Reader, id: FactId): StandingFact | null =>
  facts.find((fact) => fact.id === id) ?? null;

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

/** "daily 09:00-17:00" as a sentence. */
export function hoursInWords({ t, apart }: Reader, hours: string): string {
  if (hours === '') return t('help.hours.unknown');
  const [, days = '', from = '', to = ''] = /^(daily|weekdays) ([\d:]+)-([\d:]+)$/.exec(hours) ?? [];
  return days === '' ? t('help.hours.always') : t(`help.hours.${days}`, { from: apart(from), to: apart(to) });
}

export function Numbered({ reader, of, count }: { reader: Reader; of: string; count: number }) {
  return (
    <ul class="points">
      {Array.from({ length: count }, (_, at) => (
        <li key={at}>{reader.t(`${of}.${at + 1}`)}</li>
      ))}
    </ul>
  );
}
