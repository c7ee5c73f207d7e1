import type { RefusedColumn } from '#domains/mapping';
import { AXES, type AxisId, axisGroup, effectiveWeights, type IndexVersion } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Atlas } from './atlas.ts';
import { AuditedGroups, auditedAxes } from './audit-section.tsx';
import type { LetIn, Publication } from './publication.ts';
import { EXAMPLE_RECIPE, type Statistic, slugOf, titleOf } from './statistics.ts';

const SECTIONS = [
  'short',
  'weights',
  'steps',
  'uncertainty',
  'statistics',
  'gate',
  'audit',
  'refused',
  'rebuild',
  'licences',
] as const;

const STEPS = ['missing', 'treat', 'normalise', 'aggregate', 'weight', 'bands'] as const;
type StepName = (typeof STEPS)[number];

/** How figures become bands, in plain words, with enough to rebuild every one of them. What the example does is said in every language, what another recipe does in the words of its sources. */
export function MethodPage({ site, reader, publication }: { site: Site; reader: Reader; publication: Publication }) {
  const { t } = reader;
  const { atlas, statistics, sources, attributions, isExampleRecipe } = publication;
  const { version } = atlas;
  const left = sources?.refused ?? [];
  const sections = SECTIONS.filter((name) => name !== 'refused' || left.length > 0);
  const draws = reader.number(version.provenance.draws);
  return (
    <Page site={site} reader={reader} title={t('method.title')} description={t('method.description')} section="method">
      <h1>{t('method.title')}</h1>
      <p class="lead">{t('method.lead')}</p>
      <nav class="contents" aria-labelledby="contents">
        <h2 id="contents">{t('method.contents')}</h2>
        <ul>
          {sections.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(name === 'audit' ? 'audit.title' : `method.${name}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="short">
        <h2 id="short">{t('method.short')}</h2>
        <ol class="steps">
          {[1, 2, 3, 4, 5, 6].map((step) => (
            <li key={step}>{t(`method.step.${step}`, { draws })}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="weights">
        <h2 id="weights">{t('method.weights')}</h2>
        <div class="halves">
          {AXES.filter((axis) => axisGroup(version, axis) !== null).map((axis) => (
            <Weights key={axis} axis={axis} version={version} statistics={statistics} reader={reader} />
          ))}
        </div>
        {axisGroup(version, 'propensity') === null && (
          <article class="card propensity">
            <h3>
              {t('axis.propensity.name')} <small>{t('axis.propensity.empty')}</small>
            </h3>
            <p>{t('axis.propensity.why')}</p>
          </article>
        )}
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('method.steps')}</h2>
        {STEPS.map((step) => (
          <Step key={step} step={step} publication={publication} reader={reader} />
        ))}
      </section>
      <Uncertainty atlas={atlas} draws={draws} reader={reader} />
      <section aria-labelledby="statistics">
        <h2 id="statistics">{t('method.statistics')}</h2>
        <dl class="statistics">
          {statistics.map((statistic) => (
            <StatisticEntry key={statistic.id} statistic={statistic} version={version} reader={reader} />
          ))}
        </dl>
        {isExampleRecipe && (
          <article class="card attention">
            <h3>{t('method.education.title')}</h3>
            <p>{t('method.education')}</p>
          </article>
        )}
      </section>
      <section aria-labelledby="gate">
        <h2 id="gate">{t('method.gate')}</h2>
        <p>{t('method.gate.words')}</p>
        <p>{t('method.gate.association', { spearman: '0.9', rSquared: '0.75' })}</p>
        <p>{t('method.gate.steward')}</p>
        <p>{t('method.gate.only')}</p>
        <p>{t(`method.gate.${version.provenance.associationGate}`)}</p>
        {publication.allowed.map((input) => (
          <Allowed key={`${input.of} ${input.id}`} input={input} publication={publication} reader={reader} />
        ))}
      </section>
      <Audit publication={publication} reader={reader} />
      {left.length > 0 && <Refused refused={left} reader={reader} />}
      <Rebuild version={version} draws={draws} reader={reader} />
      <section aria-labelledby="licences">
        <h2 id="licences">{t('method.licences')}</h2>
        <p>{t('method.licences.lead')}</p>
        <ul lang="en" dir="ltr">
          {attributions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {isExampleRecipe && <p>{t('method.population')}</p>}
      </section>
    </Page>
  );
}

/** How one step is done: in the reader's language for the example, in the words of its sources for another recipe. */
function Step({ step, publication, reader }: { step: StepName; publication: Publication; reader: Reader }) {
  const { t } = reader;
  const { atlas, sources, isExampleRecipe } = publication;
  const ours = isExampleRecipe || step === 'bands';
  const theirs = step === 'bands' ? null : (sources?.method[step === 'weight' ? 'weights' : step] ?? null);
  if (!ours && theirs === null) return null;
  return (
    <>
      <h3>{t(`method.${step}.title`)}</h3>
      {ours ? <p>{t(`method.${step}`, { count: atlas.version.areaCount })}</p> : <p lang="en">{theirs}</p>}
    </>
  );
}

/** What counts how much, as one bar cut into shares. */
function Weights({
  axis,
  version,
  statistics,
  reader,
}: {
  axis: AxisId;
  version: IndexVersion;
  statistics: readonly Statistic[];
  reader: Reader;
}) {
  const { t } = reader;
  const name = t(`axis.${axis}.name`);
  const shares = [...effectiveWeights(version, axis)].map(([id, share]) => ({
    statistic: statistics.find((known) => known.id === id),
    id,
    share,
  }));
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  let from = 0;
  return (
    <figure class={`weights ${axis}`}>
      <figcaption>{name}</figcaption>
      <svg
        class="turn"
        viewBox="0 0 100 12"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('method.weights.picture', { axis: name })}
      >
        {shares.map(({ id, share }, index) => {
          const x = from;
          from += (share / total) * 100;
          return (
            <rect key={id} class={`b${(index % 2) + 3}`} x={round(x)} y="0" width={round(from - x - 0.6)} height="12" />
          );
        })}
      </svg>
      <ol>
        {shares.map(({ id, share, statistic }) => (
          <li key={id}>
            <span>{statistic ? titleOf(reader, statistic, 'short') : id}</span> <b>{reader.percent(share / total)}</b>
          </li>
        ))}
      </ol>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

function Uncertainty({ atlas, draws, reader }: { atlas: Atlas; draws: string; reader: Reader }) {
  const { t } = reader;
  return (
    <section aria-labelledby="uncertainty">
      <h2 id="uncertainty">{t('method.uncertainty')}</h2>
      <p>{t('method.uncertainty.what', { draws })}</p>
      <p>{t('method.uncertainty.band')}</p>
      <ul>
        {AXES.map((axis) => {
          const counts = atlas.counts[axis]?.sureness;
          if (counts === undefined) return null;
          const number = (name: keyof typeof counts) => reader.number(counts[name]);
          const words = {
            axis: t(`axis.${axis}.name`),
            sure: number('sure'),
            fair: number('fair'),
            unsure: number('unsure'),
          };
          return <li key={axis}>{t('method.uncertainty.result', words)}</li>;
        })}
      </ul>
      <p>{t('method.uncertainty.not')}</p>
    </section>
  );
}

function StatisticEntry({
  statistic,
  version,
  reader,
}: {
  statistic: Statistic;
  version: IndexVersion;
  reader: Reader;
}) {
  const { t } = reader;
  const axis = AXES.find(
    (name) => version.groups.some(({ id }) => id === name) && effectiveWeights(version, name).has(statistic.id),
  );
  const why = `indicator.${statistic.id}.why`;
  return (
    <div id={`statistic-${statistic.id}`}>
      <dt>{titleOf(reader, statistic)}</dt>
      <dd>
        {statistic.why !== null && <p>{reader.has(why) ? t(why) : statistic.why}</p>}
        <p class="hint">
          {axis &&
            t(statistic.direction === 1 ? 'method.direction.up' : 'method.direction.down', {
              more: t(`axis.${axis}.more`),
            })}{' '}
          <span lang="en" dir="ltr">
            {[statistic.publisher, statistic.release, statistic.period, statistic.licence]
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        </p>
      </dd>
    </div>
  );
}

/** What a steward let in, in the steward's words. */
function Allowed({ input, publication, reader }: { input: LetIn; publication: Publication; reader: Reader }) {
  const { t } = reader;
  const statistic = publication.statistics.find(({ id }) => id === input.id);
  const group = publication.atlas.version.groups.find(({ id }) => id === input.id);
  const said = {
    title: statistic ? titleOf(reader, statistic) : (group?.title ?? input.id),
    figure: reader.apart(reader.number(input.association, 2)),
    date: reader.date(input.at),
    name: input.name === null ? t('history.somebody') : reader.apart(input.name),
  };
  return (
    <figure class="card attention">
      <figcaption>{t(input.share === null ? 'method.gate.allowed.all' : 'method.gate.allowed.one', said)}</figcaption>
      <blockquote dir="auto">
        {input.reason.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
    </figure>
  );
}

/** On whom the map falls, as it was found before two people published it, whatever it says. */
function Audit({ publication, reader }: { publication: Publication; reader: Reader }) {
  const { t } = reader;
  const { audit, atlas } = publication;
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">{t('audit.title')}</h2>
      {audit === null ? (
        <p>{t('audit.none')}</p>
      ) : (
        <>
          <p>{t('audit.lead')}</p>
          {auditedAxes(reader, audit, atlas.version, publication.statistics).map((axis) => (
            <AuditedGroups key={axis.name} axis={axis} reader={reader} />
          ))}
          <p>{t('audit.careful')}</p>
        </>
      )}
    </section>
  );
}

function Refused({ refused, reader }: { refused: readonly RefusedColumn[]; reader: Reader }) {
  const { t } = reader;
  const words = (title: string, kind: 'title' | 'why', fallback: string) => {
    const key = `refused.${slugOf(title)}.${kind}`;
    return reader.has(key) ? t(key) : fallback;
  };
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t('method.refused')}</h2>
      <table class="figures refused">
        <thead>
          <tr>
            <th scope="col">{t('method.refused.statistic')}</th>
            <th scope="col">{t('method.refused.why')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ title, reason, why, authorities, association }) => (
            <tr key={title}>
              <th scope="row">{words(title, 'title', title)}</th>
              <td>
                <strong>{t('site.sentence', { text: t(`method.reason.${reason}`) })}</strong> {words(title, 'why', why)}{' '}
                {reason === 'incomplete' && authorities !== null && t('method.authorities', { count: authorities })}
                {association !== null &&
                  reason !== 'incomplete' &&
                  t('method.figures', {
                    spearman: reader.apart(reader.number(association.spearman, 2)),
                    rSquared: reader.apart(reader.number(association.rSquared, 3)),
                  })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Rebuild({ version, draws, reader }: { version: IndexVersion; draws: string; reader: Reader }) {
  const { t } = reader;
  const { programVersion, seed, inputs } = version.provenance;
  return (
    <section aria-labelledby="rebuild">
      <h2 id="rebuild">{t('method.rebuild')}</h2>
      <p>{t('method.rebuild.how')}</p>
      <pre dir="ltr">
        <code>npx outspoken mapping build example/{EXAMPLE_RECIPE}/recipe.json --out out</code>
      </pre>
      <p>{t('method.rebuild.seed', { version: programVersion, seed: String(seed), draws })}</p>
      <table class="figures inputs">
        <thead>
          <tr>
            <th scope="col">{t('method.rebuild.input')}</th>
            <th scope="col">{t('method.rebuild.sha')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ file, sha256 }) => (
            <tr key={file}>
              <th scope="row" dir="ltr">
                {file}
              </th>
              <td>
                <code dir="ltr">{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('method.rebuild.selftest')}</p>
      <pre dir="ltr">
        <code>npx outspoken mapping selftest --data FOLDER</code>
      </pre>
    </section>
  );
}
