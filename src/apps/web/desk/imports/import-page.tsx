import type { FileLook, TileSet } from '#domains/geography';
import type { Import } from '#domains/imports/core';
import type { ImportReport } from '../../../worker/flows/work-on-import.ts';
import { explainAll } from '../../../worker/sentences/imports.ts';
import type { Assets } from '../../shell/assets.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { ColumnsForm, type ColumnsTyped, FileBeginning } from './columns-form.tsx';
import { FindingsOf } from './findings.tsx';

/** How often a page looks again, with script and without. */
const lookSeconds = 2;
const refreshSeconds = 4;

export interface ImportProps {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly one: Import;
  readonly name: string;
  /** Of the boundaries that it brought; null where it brought none, or newer ones have come. */
  readonly tiles: TileSet | null;
  readonly typed: ColumnsTyped;
  readonly problem?: string;
}

/** One file on its way in: what is said of it, what its check found, how far it is, and what it brought. */
export function ImportPage({ visit, assets, one, name, tiles, typed, problem }: ImportProps) {
  const { reader } = visit;
  const { t, number } = reader;
  const { id, kind, fileName, state, bytes, receivedAt } = one;
  const isWorking = state === 'checking' || state === 'storing';
  const isWaiting = isWorking || tiles?.state === 'making';
  // The flow wrote it, which has no other kinds.
  const report = one.report as ImportReport | null;
  const look = one.look as FileLook | null;
  const columns = look !== null && !isWorking && <ColumnsForm {...{ visit, one, look, typed }} />;
  return (
    <DeskPage
      visit={visit}
      assets={assets}
      title={t('desk.imports.title-of', { file: fileName })}
      section="imports"
      hasIsland={isWaiting}
      {...(isWaiting && { refreshSeconds })}
    >
      <p class="crumb">
        <a href="/desk/imports">{t('desk.imports.title')}</a>
      </p>
      <h1>{fileName}</h1>
      <p class="hint">
        {t('desk.imports.about', {
          kind: t(`desk.imports.kind.${kind}`),
          size:
            bytes < 2 ** 20
              ? t('desk.imports.kilobytes', { size: number(Math.ceil(bytes / 1024)) })
              : t('desk.imports.megabytes', { size: number(bytes / 2 ** 20, 1) }),
          by: t('desk.imports.by', { name, moment: moment(reader, receivedAt) }),
        })}
      </p>
      {problem && <Problem>{problem}</Problem>}
      {isWorking && <Working visit={visit} one={one} />}
      {(state === 'removed' || state === 'failed') && <p class="notice">{t(`desk.imports.${state}`)}</p>}
      {report?.kind === 'faults' && <Faults visit={visit} one={one} report={report} />}
      {report?.kind === 'found' && state === 'checked' && (
        <section aria-labelledby="found">
          <h2 id="found">{t('desk.imports.found')}</h2>
          <FindingsOf findings={report.findings} reader={reader} />
          <form method="post" action={`/desk/imports/${id}/store`} class="after">
            <Token visit={visit} />
            <input type="hidden" name="turn" value={one.turn} />
            <p>{t('desk.imports.store.about')}</p>
            <button type="submit">{t('desk.imports.store')}</button>
          </form>
        </section>
      )}
      {report?.kind === 'stored' && <Stored visit={visit} report={report} tiles={tiles} />}
      {look !== null && !isWorking && <FileBeginning visit={visit} look={look} />}
      {columns && (
        <section aria-labelledby="columns">
          <h2 id="columns">{t('desk.imports.columns')}</h2>
          {state === 'checked' ? (
            <details>
              <summary>{t('desk.imports.columns.again')}</summary>
              {columns}
            </details>
          ) : (
            <>
              <p>{t('desk.imports.columns.about')}</p>
              {columns}
            </>
          )}
        </section>
      )}
      {look !== null && !isWorking && (
        <form method="post" action={`/desk/imports/${id}/remove`} class="after">
          <Token visit={visit} />
          <input type="hidden" name="turn" value={one.turn} />
          <button type="submit" class="second">
            {t('desk.imports.remove')}
          </button>
        </form>
      )}
    </DeskPage>
  );
}

function Working({ visit, one }: { visit: StaffVisit; one: Import }) {
  const { t, number } = visit.reader;
  const { id, state, progress, turn } = one;
  const { done, total } = progress ?? { done: 0, total: null };
  return (
    <section aria-labelledby="work">
      <h2 id="work">{t(`desk.imports.state.${state}`)}</h2>
      <look-again data-seconds={lookSeconds} data-then="reload">
        <p>
          {progress === null
            ? t(`desk.imports.${state}.waiting`)
            : total === null
              ? t('desk.imports.read', { done: number(done) })
              : t('desk.imports.read-of', { done: number(done), total: number(total) })}
        </p>
        <progress aria-label={t('desk.imports.how-far')} {...(total !== null && { value: done, max: total })} />
      </look-again>
      <p data-waiting>
        <a href={`/desk/imports/${id}`}>{t('desk.imports.look-again')}</a>
      </p>
      <form method="post" action={`/desk/imports/${id}/stop`}>
        <Token visit={visit} />
        <input type="hidden" name="turn" value={turn} />
        <button type="submit" class="second">
          {t('desk.imports.stop')}
        </button>
      </form>
    </section>
  );
}

function Faults({
  visit,
  one,
  report,
}: {
  visit: StaffVisit;
  one: Import;
  report: Extract<ImportReport, { kind: 'faults' }>;
}) {
  const { t, number } = visit.reader;
  const said = explainAll(one.kind, report.problems);
  return (
    <section aria-labelledby="faults" class="notice problem faults">
      <h2 id="faults">
        {report.isAll
          ? t('desk.imports.faults', { count: said.length })
          : t('desk.imports.faults.some', { count: number(said.length) })}
      </h2>
      <ul>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>{t('desk.imports.faults.then')}</p>
    </section>
  );
}

function Stored({
  visit,
  report: { findings, outcome },
  tiles,
}: {
  visit: StaffVisit;
  report: Extract<ImportReport, { kind: 'stored' }>;
  tiles: TileSet | null;
}) {
  const { reader, person } = visit;
  const { t, number } = reader;
  const isMaking = tiles?.state === 'making';
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{t('desk.imports.stored')}</h2>
      <p>{t(`desk.imports.stored.${findings.kind}`)}</p>
      {tiles !== null && (
        <look-again {...(isMaking && { 'data-seconds': lookSeconds })}>
          {isMaking ? (
            <p>
              {tiles.total === 0
                ? t('desk.imports.tiles.waiting')
                : t('desk.imports.tiles', { done: number(tiles.done), total: number(tiles.total) })}{' '}
              <progress
                aria-label={t('desk.imports.tiles.how-far')}
                {...(tiles.total > 0 && { value: tiles.done, max: tiles.total })}
              />
            </p>
          ) : (
            <p>{t('desk.imports.tiles.ready')}</p>
          )}
        </look-again>
      )}
      <p class="buttons">
        {outcome.table !== undefined && opensTo('GET /desk/workbench/begin', person) && (
          <>
            <a class="button" href={`/desk/workbench/begin?table=${outcome.table}`}>
              {t('desk.imports.next.begin')}
            </a>
            <a class="button second" href={`/desk/workbench/tables/${outcome.table}`}>
              {t('desk.imports.next.table')}
            </a>
            <a class="button second" href="/desk/workbench">
              {t('desk.imports.next.workbench')}
            </a>
          </>
        )}
        <a class="button second" href="/desk/imports/new">
          {t('desk.imports.next.another')}
        </a>
      </p>
      <h3>{t('desk.imports.brought')}</h3>
      <FindingsOf findings={findings} reader={reader} />
    </section>
  );
}
