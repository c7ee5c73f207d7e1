import type { Obstacle, PublicationRequest } from '#domains/mapping';
import { describeCoverage, type IndexVersion, type StoredSensitivity, type VersionAudit } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { AuditPart } from './audit-part.tsx';
import { SensitivityPart } from './sensitivity-part.tsx';
import { type MapProblem, type Names, nameOf, obstacleWords, stateWords } from './words.ts';

export interface VersionView {
  readonly version: IndexVersion;
  /** Everything that was ever asked of it, the oldest first. */
  readonly requests: readonly PublicationRequest[];
  readonly names: Names;
  readonly obstacles: readonly Obstacle[];
  readonly isPublic: boolean;
  readonly audit: VersionAudit | null;
  readonly sensitivity: StoredSensitivity | null;
  /** Whether it can be shown by the boundaries of its areas. */
  readonly hasMap: boolean;
}

/** What a version is, where it came from, how it stands, and what may be done about it. */
export function VersionPage({
  visit,
  assets,
  view,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: VersionView;
  problem?: MapProblem;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { version, requests, names } = view;
  const waiting = waitingOf(requests);
  return (
    <DeskPage visit={visit} assets={assets} title={version.title} section="maps">
      <p class="over-title">{version.id}</p>
      <h1>{version.title}</h1>
      {problem && <Problem>{problem.text}</Problem>}
      <p class="lead">{stateWords(reader, version, waiting, names)}</p>
      <Actions visit={visit} view={view} waiting={waiting} />
      <Reading reader={reader} view={view} />
      {(version.status === 'draft' || version.status === 'superseded') && (
        <Obstacles reader={reader} obstacles={view.obstacles} />
      )}
      <Facts reader={reader} version={version} />
      <section aria-labelledby="warnings">
        <h2 id="warnings">{t('desk.map.warnings')}</h2>
        <Lines lines={version.provenance.warnings} none={t('desk.map.warnings.none')} />
      </section>
      {version.coverage.length > 0 && (
        <section aria-labelledby="coverage">
          <h2 id="coverage">{t('desk.map.coverage')}</h2>
          <Lines lines={version.coverage.map((one) => describeCoverage(one, version.groups, version.indicators))} />
        </section>
      )}
      <SensitivityPart reader={reader} version={version} sensitivity={view.sensitivity} />
      <AuditPart reader={reader} version={version} audit={view.audit} />
      <Indicators reader={reader} version={version} />
      <Groups reader={reader} version={version} />
      <section aria-labelledby="inputs">
        <h2 id="inputs">{t('desk.map.inputs')}</h2>
        <ul class="files">
          {version.provenance.inputs.map(({ file, sha256 }) => (
            <li key={file}>
              {file} <code>{sha256}</code>
            </li>
          ))}
        </ul>
      </section>
      <History reader={reader} requests={requests} names={names} />
    </DeskPage>
  );
}

export function waitingOf(requests: readonly PublicationRequest[]): PublicationRequest | null {
  return requests.find(({ decision }) => decision === null) ?? null;
}

/** What this person may do about it now. */
function Actions({
  visit,
  view,
  waiting,
}: {
  visit: StaffVisit;
  view: VersionView;
  waiting: PublicationRequest | null;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  const { version, obstacles } = view;
  const address = `/desk/maps/${version.id}`;
  const mayAct = opensTo('GET /desk/maps/:id/decide', person);
  const isOwn = waiting?.askedBy === person.id;
  return (
    <>
      <div class="buttons">
        {mayAct && waiting !== null && !isOwn && (
          <a class="button" href={`${address}/decide`}>
            {t('desk.map.decide')}
          </a>
        )}
        {mayAct && waiting === null && obstacles.length === 0 && (
          <a class="button" href={`${address}/publish`}>
            {t('desk.map.publish')}
          </a>
        )}
        {mayAct && waiting?.kind === 'publish' && isOwn && (
          <form method="post" action={`${address}/take-back`}>
            <Token visit={visit} />
            <button type="submit" class="second">
              {t('desk.map.take-back')}
            </button>
          </form>
        )}
        {mayAct && version.status === 'published' && waiting === null && (
          <a class="button second" href={`${address}/withdraw`}>
            {t('desk.map.withdraw')}
          </a>
        )}
      </div>
      {!mayAct && <p class="hint">{t('desk.map.limited')}</p>}
    </>
  );
}

/** Where the version can be read, each page for one question. */
function Reading({ reader, view: { version, isPublic, hasMap } }: { reader: Reader; view: VersionView }) {
  const { t } = reader;
  const address = `/desk/maps/${version.id}`;
  const pages = [
    ...(hasMap ? ([[`${address}/map`, 'desk.map.on-map']] as const) : []),
    [`${address}/areas`, 'desk.map.areas.open'],
    [`${address}/intervals`, 'desk.intervals.title'],
    [`${address}/clusters`, 'desk.map.clusters.open'],
    [`${address}/compare`, 'desk.compare.title'],
    [`${address}/records`, 'desk.map.records'],
    [`${address}/report`, 'desk.report.title'],
    ...(isPublic ? ([[`/map?map=${version.id}`, 'desk.map.see']] as const) : []),
  ] as const;
  return (
    <nav aria-label={t('desk.map.read')}>
      <ul class="links row">
        {pages.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{t(name)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Obstacles({ reader, obstacles }: { reader: Reader; obstacles: readonly Obstacle[] }) {
  const { t } = reader;
  return (
    <section aria-labelledby="obstacles">
      <h2 id="obstacles">{t('desk.map.obstacles')}</h2>
      <Lines lines={obstacles.map((obstacle) => obstacleWords(reader, obstacle))} none={t('desk.map.obstacles.none')} />
    </section>
  );
}

function Lines({ lines, none }: { lines: readonly string[]; none?: string }) {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <ul class="rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Facts({ reader, version }: { reader: Reader; version: IndexVersion }) {
  const { t } = reader;
  const { recipeId, areaCount, vintage, createdAt, provenance } = version;
  const { draws, seed, programVersion, associationGate } = provenance;
  const facts = [
    ['desk.map.recipe', recipeId],
    ['desk.map.areas', t('desk.map.areas.of', { areas: areaCount, vintage })],
    ['desk.map.stored', moment(reader, new Date(createdAt))],
    ['desk.map.program', `Outspoken ${programVersion}`],
    [
      'desk.map.draws',
      draws === 0 ? t('desk.map.draws.none') : t('desk.map.draws.some', { draws, seed: String(seed) }),
    ],
    ['desk.map.gate', t(`desk.map.gate.${associationGate}`)],
  ] as const;
  return (
    <section aria-labelledby="what">
      <h2 id="what">{t('desk.map.what')}</h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function Indicators({ reader, version }: { reader: Reader; version: IndexVersion }) {
  const { t } = reader;
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{t('desk.map.indicators')}</h2>
      <ul class="rules">
        {version.indicators.map(({ id, title, source, year, licence, direction, imputed, treated }) => {
          const changed = [
            ...(imputed > 0 ? [t('desk.map.indicator.imputed', { count: imputed })] : []),
            ...(treated > 0 ? [t('desk.map.indicator.treated', { count: treated })] : []),
          ];
          const said = [
            `${source}, ${year}`,
            licence,
            t(direction === 1 ? 'desk.map.more' : 'desk.map.less'),
            ...changed,
          ];
          return (
            <li key={id}>
              <strong>{title}</strong> <span class="hint">{said.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Groups({ reader, version }: { reader: Reader; version: IndexVersion }) {
  const { t } = reader;
  const titles = new Map([...version.indicators, ...version.groups].map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('desk.map.groups')}</h2>
      {version.groups.map(({ id, title, aggregate, members }) => (
        <div key={id}>
          <h3>{t('desk.map.group', { title, aggregate })}</h3>
          <ul class="rules">
            {members.map((member) => (
              <li key={member.id}>
                {t('desk.map.member', {
                  title: titles.get(member.id) ?? member.id,
                  weight: reader.number(member.weight, 6),
                })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function History({
  reader,
  requests,
  names,
}: {
  reader: Reader;
  requests: readonly PublicationRequest[];
  names: Names;
}) {
  const { t } = reader;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('desk.map.history')}</h2>
      {requests.length === 0 && <p>{t('desk.map.history.none')}</p>}
      {requests.flatMap(({ id, kind, askedBy, askedAt, note, decision }) => [
        <NoteCard
          key={`${id} asked`}
          title={t(`desk.request.${kind}`, { name: nameOf(reader, names, askedBy), moment: moment(reader, askedAt) })}
          note={note}
        />,
        decision && (
          <NoteCard
            key={`${id} decided`}
            title={t(
              decision.outcome === 'taken-back'
                ? 'desk.request.taken-back'
                : `desk.request.${decision.outcome}.${kind}`,
              {
                name: nameOf(reader, names, decision.by),
                moment: moment(reader, decision.at),
              },
            )}
            note={decision.outcome === 'taken-back' ? '' : decision.note}
          />
        ),
      ])}
    </section>
  );
}

/** What somebody wrote, under what they did. */
export function NoteCard({ title, note }: { title: string; note: string }) {
  return (
    <figure class="note">
      <figcaption>{title}</figcaption>
      {note !== '' && (
        <blockquote dir="auto">
          {note.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
      )}
    </figure>
  );
}
