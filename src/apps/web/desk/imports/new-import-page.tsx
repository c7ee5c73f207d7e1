import { type ImportKind, importKinds, patienceDays, uploadLimitBytes } from '#domains/imports/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export const limitMegabytes = uploadLimitBytes / 2 ** 20;

/** Where a file is chosen and sent. What is said stands before the file in the form, so that it has arrived when the file begins to. */
export function NewImportPage({
  visit,
  assets,
  kind,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  kind: ImportKind | null;
  problem?: string;
}) {
  const { t, number } = visit.reader;
  const limit = number(limitMegabytes);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.imports.new')} section="imports" hasIsland>
      <p class="crumb">
        <a href="/desk/imports">{t('desk.imports.title')}</a>
      </p>
      <h1>{t('desk.imports.new')}</h1>
      <p class="lead">{t('desk.imports.new.lead')}</p>
      {problem && <Problem>{problem}</Problem>}
      <upload-progress
        data-limit={uploadLimitBytes}
        data-too-large={t('desk.imports.too-large', { limit })}
        data-sending={t('desk.imports.sending')}
        data-looking={t('desk.imports.looking')}
        data-broken={t('desk.imports.broken')}
      >
        <form method="post" action="/desk/imports" enctype="multipart/form-data" class="narrow">
          <Token visit={visit} />
          <fieldset>
            <legend>{t('desk.imports.kind')}</legend>
            {importKinds.map((choice) => (
              <div key={choice} class="choice">
                <input
                  type="radio"
                  name="kind"
                  id={`kind-${choice}`}
                  value={choice}
                  required
                  checked={choice === kind}
                />
                <label for={`kind-${choice}`}>{t(`desk.imports.kind.${choice}`)}</label>
                <span class="hint">{t(`desk.imports.kind.${choice}.about`)}</span>
              </div>
            ))}
          </fieldset>
          <div class="field">
            <label for="file">{t('desk.imports.file')}</label>
            <p class="hint" id="file-hint">
              {t('desk.imports.file.hint', { limit, days: number(patienceDays) })}
            </p>
            <input
              type="file"
              name="file"
              id="file"
              required
              aria-describedby="file-hint"
              accept=".csv,.json,.geojson,.topojson,.gz"
            />
          </div>
          <button type="submit">{t('desk.imports.upload')}</button>
        </form>
      </upload-progress>
    </DeskPage>
  );
}
