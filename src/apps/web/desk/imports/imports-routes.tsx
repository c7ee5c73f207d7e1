import { type FileLook, findTileSetById } from '#domains/geography';
import { type AskProblem, findImport, listImports, removeImport, type Seen, stopWork } from '#domains/imports';
import { type Import, type ImportKind, importKinds, uploadLimitBytes } from '#domains/imports/core';
import type { Result } from '#foundations/result';
import { storeFile } from '#platform/files';
import { guessWishes } from '../../../worker/flows/import-wishes.ts';
import { tidyFileName } from '../../../worker/flows/uploaded-file.ts';
import {
  type ImportReport,
  receiveUpload,
  requestCheck,
  requestStoring,
} from '../../../worker/flows/work-on-import.ts';
import { explainImport } from '../../../worker/sentences/imports.ts';
import type { DeskRoute } from '../frame/access.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { type Upload, UploadBroken } from '../frame/read-upload.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import type { ColumnsTyped } from './columns-form.tsx';
import { ImportPage } from './import-page.tsx';
import { ImportsPage } from './imports-page.tsx';
import { limitMegabytes, NewImportPage } from './new-import-page.tsx';
import { readWishes } from './read-wishes.ts';

type ImportsRoutes = Pick<DeskHandlers, Extract<DeskRoute, `${string} /desk/imports${string}`>>;

const listed = 100;
/** What a form says around its file. */
const aroundFile = 64 * 1024;

/** Files that are brought in: sent, checked, stored, by the code of the command line. */
export function importsHandlers({ db, assets, now }: DeskParts): ImportsRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });

  const showNew = (visit: StaffVisit, kind: ImportKind | null, problem?: string, status: 413 | 422 = 422) => {
    const page = <NewImportPage {...{ visit, assets, kind }} {...(problem !== undefined && { problem })} />;
    return respondAtDesk(visit, page, problem === undefined ? 200 : status);
  };

  async function showImport(
    visit: StaffVisit,
    one: Import,
    { typed = typedOf(one), problem }: { typed?: ColumnsTyped; problem?: string } = {},
  ): Promise<Response> {
    const name = (await namesOf(db, [one.receivedBy], visit.reader)).get(one.receivedBy) ?? '';
    const report = one.report as ImportReport | null;
    const tileSet = report?.kind === 'stored' ? report.outcome.tileSet : undefined;
    const tiles = tileSet === undefined ? null : await findTileSetById(db, tileSet);
    const page = (
      <ImportPage {...{ visit, assets, one, name, tiles, typed }} {...(problem !== undefined && { problem })} />
    );
    return respondAtDesk(visit, page, problem === undefined && typed.wrong.length === 0 ? 200 : 422);
  }

  /** A handler of one import, which has to be there. */
  const forImport = (handler: (visit: StaffVisit, one: Import) => Promise<Response>) =>
    forStaff(async (visit) => {
      const one = await findImport(db, visit.context.req.param('id') ?? '');
      if (one !== null) return handler(visit, one);
      return respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);
    });

  /** Asks for something as it was seen; where somebody was quicker, the page shows how it stands now. */
  const ask = (wish: (visit: StaffVisit, one: Import, seen: Seen) => Promise<Result<null, AskProblem>>) =>
    forImport(async (visit, one) => {
      const asked = await wish(visit, one, seenOf(visit, one));
      if (asked.ok) return goTo(visit, `/desk/imports/${one.id}`);
      return showChanged(visit, one);
    });
  const showChanged = async (visit: StaffVisit, one: Import) =>
    showImport(visit, (await findImport(db, one.id)) ?? one, {
      problem: visit.reader.t('desk.imports.changed-meanwhile'),
    });

  async function take(visit: StaffVisit, kind: ImportKind, upload: Upload): Promise<Response> {
    const { t, number } = visit.reader;
    const fileName = tidyFileName(upload.fileName);
    const tooLarge = () => showNew(visit, kind, t('desk.imports.too-large', { limit: number(limitMegabytes) }), 413);
    if (Number(visit.context.req.header('content-length')) > uploadLimitBytes + aroundFile) return tooLarge();
    const stored = await storeFile(db, upload.bytes, { limitBytes: uploadLimitBytes });
    if (!stored.ok) return tooLarge();
    const received = await receiveUpload(db, { kind, fileName, file: stored.value }, doing(visit));
    if (!received.ok) return showNew(visit, kind, explainImport(kind, received.problem));
    return goTo(visit, `/desk/imports/${received.value}`);
  }

  return {
    'GET /desk/imports': forStaff(async (visit) => {
      const imports = await listImports(db, listed);
      const names = await namesOf(
        db,
        imports.map(({ receivedBy }) => receivedBy),
        visit.reader,
      );
      return respondAtDesk(visit, <ImportsPage {...{ visit, assets, imports, names }} />);
    }),

    'GET /desk/imports/new': forStaff((visit) => showNew(visit, null)),

    'POST /desk/imports': forStaff(async (visit) => {
      const { t } = visit.reader;
      const kind = importKinds.find((one) => one === field(visit, 'kind')) ?? null;
      if (kind === null) return showNew(visit, null, t('desk.imports.problem.kind'));
      if (visit.upload === null || tidyFileName(visit.upload.fileName) === '')
        return showNew(visit, kind, t('desk.imports.problem.file'));
      try {
        return await take(visit, kind, visit.upload);
      } catch (error) {
        if (error instanceof UploadBroken) return showNew(visit, kind, t('desk.imports.broken'));
        throw error;
      }
    }),

    'GET /desk/imports/:id': forImport((visit, one) => showImport(visit, one)),

    'POST /desk/imports/:id/check': forImport(async (visit, one) => {
      const wishes = readWishes(one.kind, visit.form);
      const values = Object.fromEntries(
        [...visit.form].map(([name, all]) => [name, name === 'figures' ? all : all[0]]),
      );
      if (!wishes.ok) return showImport(visit, one, { typed: { values, wrong: wishes.problem } });
      const asked = await requestCheck(db, seenOf(visit, one), wishes.value, doing(visit));
      return asked.ok ? goTo(visit, `/desk/imports/${one.id}`) : showChanged(visit, one);
    }),

    'POST /desk/imports/:id/store': ask((visit, _one, seen) => requestStoring(db, seen, doing(visit))),

    'POST /desk/imports/:id/stop': ask((visit, _one, seen) =>
      db.transaction().execute((trx) => stopWork(trx, seen, doing(visit))),
    ),

    'POST /desk/imports/:id/remove': ask((visit, { sha256 }, seen) =>
      db.transaction().execute((trx) => removeImport(trx, { ...seen, sha256 }, doing(visit))),
    ),
  };
}

/** The import as whoever sent a form saw it; there is no turn 0. */
function seenOf(visit: StaffVisit, { id }: Import): Seen {
  const turn = field(visit, 'turn');
  return { id, turn: /^\d{1,6}$/.test(turn) ? Number(turn) : 0 };
}

/** What the form says before anybody has typed: what was said last, or what the names tell. */
function typedOf({ kind, fileName, look, wishes }: Import): ColumnsTyped {
  const begins = look as FileLook | null;
  const guessed = begins === null ? {} : guessWishes(kind, { fileName, header: begins.header, rows: begins.rows });
  return { values: (wishes as Record<string, unknown> | null) ?? guessed, wrong: [] };
}
