import type { Import } from '#domains/imports/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** Every file that was brought in, the newest first. */
export function ImportsPage({
  visit,
  assets,
  imports,
  names,
}: {
  visit: StaffVisit;
  assets: Assets;
  imports: readonly Import[];
  names: ReadonlyMap<string, string>;
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.imports.title')} section="imports">
      <h1>{t('desk.imports.title')}</h1>
      <p class="lead">{t('desk.imports.lead')}</p>
      <p class="buttons">
        <a class="button" href="/desk/imports/new">
          {t('desk.imports.new')}
        </a>
      </p>
      {imports.length === 0 ? (
        <p>{t('desk.imports.none')}</p>
      ) : (
        <ul class="entries">
          {imports.map(({ id, kind, fileName, state, receivedBy, receivedAt }) => (
            <li key={id} class={`card import-${state}`}>
              <div>
                <h2>
                  <a href={`/desk/imports/${id}`}>{fileName}</a>
                </h2>
                <p>{t(`desk.imports.kind.${kind}`)}</p>
                <p class="hint">
                  {t('desk.imports.by', {
                    name: names.get(receivedBy) ?? receivedBy,
                    moment: moment(reader, receivedAt),
                  })}
                </p>
              </div>
              <span class="standing">{t(`desk.imports.state.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}
