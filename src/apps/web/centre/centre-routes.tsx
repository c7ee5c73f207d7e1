import { Hono } from 'hono';
import { findEvidence, listEvidence, sourceOf } from '#domains/centre';
import { type Evidence, type Finding, LETTERS } from '#domains/centre/core';
import { catalogueEntry, type Sourced } from '#domains/interventions/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';

/** What works: the evidence library, which changes with the program alone. `edition` tells one program from another. */
export function centreRoutes({ site, edition }: { readonly site: () => Site; readonly edition: string }): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get('/centre', (context) => {
    const known = stillTrue(context, edition);
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: '/centre' };
    return respond(context, <LibraryPage site={site()} reader={reader} />);
  });

  routes.get('/centre/:id', (context) => {
    const evidence = findEvidence(context.req.param('id'));
    if (evidence === null) return context.notFound();
    const known = stillTrue(context, edition);
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: `/centre/${evidence.id}` };
    return respond(context, <EvidencePage site={site()} reader={reader} evidence={evidence} />);
  });
  return routes;
}

export const centrePaths: readonly string[] = ['/centre', ...listEvidence().map(({ id }) => `/centre/${id}`)];

function LibraryPage({ site, reader }: { site: Site; reader: Reader }) {
  const { t } = reader;
  return (
    <Page site={site} reader={reader} title={t('centre.title')} description={t('centre.about')}>
      <h1>{t('centre.title')}</h1>
      <p class="lead">{t('centre.about')}</p>
      <ul class="evidence-list">
        {listEvidence().map(({ id, emmie }) => (
          <li key={id}>
            <a href={reader.href(`/centre/${id}`)}>{t(`help.${id}`)}</a>
            <ul class="letters" aria-label={t('centre.letters')}>
              {LETTERS.map((letter) => (
                <li key={letter} class={`quality ${emmie[letter].quality}`}>
                  {t('centre.letter.quality', {
                    letter: t(`centre.letter.${letter}`),
                    quality: t(`centre.quality.${emmie[letter].quality}`),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p>
        <a href={reader.href('/decisions')}>{t('decision.title')}</a>
      </p>
    </Page>
  );
}

function EvidencePage({ site, reader, evidence }: { site: Site; reader: Reader; evidence: Evidence }) {
  const { t } = reader;
  const title = t(`help.${evidence.id}`);
  return (
    <Page site={site} reader={reader} title={title} description={t('centre.about')}>
      <p class="over-title">
        <a href={reader.href('/centre')}>{t('centre.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead" lang="en" dir="ltr">
        {evidence.about}
      </p>
      {reader.language.tag !== 'en' && <p class="hint">{t('centre.english')}</p>}
      {LETTERS.map((letter) => (
        <FindingPart
          key={letter}
          reader={reader}
          title={t(`centre.letter.${letter}`)}
          finding={evidence.emmie[letter]}
        />
      ))}
      <FindingPart reader={reader} title={t('centre.harms')} finding={evidence.harms} />
      <InPlans reader={reader} id={evidence.id} />
      <p class="hint">{t('centre.checked', { day: reader.date(evidence.checkedOn) })}</p>
    </Page>
  );
}

function FindingPart({ reader, title, finding }: { reader: Reader; title: string; finding: Finding }) {
  const { t } = reader;
  return (
    <section class="finding">
      <h2>{title}</h2>
      <p>
        <span class={`quality ${finding.quality}`}>{t(`centre.quality.${finding.quality}`)}</span>
      </p>
      <p lang="en" dir="ltr">
        {finding.says}
      </p>
      {finding.sources.length > 0 && (
        <ul class="sources" lang="en" dir="ltr">
          {finding.sources.map((id) => {
            const { cite, design, url } = sourceOf(id);
            return (
              <li key={id}>
                {url === null ? (
                  cite
                ) : (
                  <a href={url} rel="noreferrer">
                    {cite}
                  </a>
                )}{' '}
                <small>({design})</small>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** What plans reckon with: numbers of the catalogue, each with its source or none. */
function InPlans({ reader, id }: { reader: Reader; id: string }) {
  const { t, number, list, apart } = reader;
  const entry = catalogueEntry(id);
  if (entry === null) return null;
  const { drivers, places, costPerPlace, effect, effectSd, staff, languages } = entry;
  const percent = (value: number) => apart(`${number(value * 100, 1)}%`);
  const names = new Map(reader.languages.map(({ tag, name }) => [tag, name]));
  return (
    <section aria-labelledby="in-plans">
      <h2 id="in-plans">{t('centre.plan')}</h2>
      <p>{t('centre.plan.about')}</p>
      <dl class="in-plans">
        <dt>{t('centre.plan.drivers')}</dt>
        <dd>{list(drivers.map((driver) => t(`driver.${driver}`)))}</dd>
        <dt>{t('centre.plan.places')}</dt>
        <dd>{number(places)}</dd>
        <dt>{t('centre.plan.cost')}</dt>
        <dd>
          {apart(`£${number(costPerPlace.value)}`)} <FromWhere reader={reader} of={costPerPlace} />
        </dd>
        <dt>{t('centre.plan.effect')}</dt>
        <dd>
          {t('centre.plan.effect.value', { effect: percent(effect.value), sd: percent(effectSd) })}{' '}
          <FromWhere reader={reader} of={effect} />
        </dd>
        <dt>{t('centre.plan.staff')}</dt>
        <dd>{t(`help.staff.${staff}`)}</dd>
        <dt>{t('centre.plan.languages')}</dt>
        <dd>{list(languages.map((tag) => apart(names.get(tag) ?? tag)))}</dd>
      </dl>
    </section>
  );
}

function FromWhere({ reader, of }: { reader: Reader; of: Sourced }) {
  return of.source === null ? (
    <span class="quality none">{reader.t('centre.plan.illustrative')}</span>
  ) : (
    <small lang="en" dir="ltr">
      {sourceOf(of.source).cite}
    </small>
  );
}
