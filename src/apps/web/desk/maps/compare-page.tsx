import type { VersionHeading } from '#domains/mapping';
import type { IndexVersion } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import type { ComparedVersions } from './comparison.ts';
import { ComparisonView } from './comparison-view.tsx';

/** What a version changes from any other of the same edition of areas: the recipe, the figures, which areas move and why. */
export function CompareVersionsPage({
  visit,
  assets,
  version,
  others,
  compared,
}: {
  visit: StaffVisit;
  assets: Assets;
  version: IndexVersion;
  others: readonly VersionHeading[];
  compared: ComparedVersions | null;
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.compare.title')} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.compare.title')}</h1>
      {others.length === 0 ? (
        <p>{t('desk.compare.none')}</p>
      ) : (
        <form method="get" action={`/desk/maps/${version.id}/compare`} class="narrow">
          <SelectField
            name="with"
            label={t('desk.compare.with')}
            value={compared?.before.id ?? ''}
            choices={others.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }))}
          />
          <button type="submit" class={compared ? 'second' : ''}>
            {t('desk.compare.go')}
          </button>
        </form>
      )}
      {compared !== null && <ComparisonView reader={visit.reader} compared={compared} />}
    </DeskPage>
  );
}
