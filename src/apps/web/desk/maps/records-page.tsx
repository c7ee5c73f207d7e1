import type { IndexVersion } from '#domains/mapping/core';
import { countBlanks, type MapRecord } from '#domains/mapping/core';
import type { MapRecords } from '../../../worker/flows/map-records.ts';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** The records of a version, with the blanks that people have to fill. To be read, printed, or taken along as a text. */
export function RecordsPage({
  visit,
  assets,
  version,
  records,
}: {
  visit: StaffVisit;
  assets: Assets;
  version: IndexVersion;
  records: MapRecords;
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.records.title')} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.records.title')}</h1>
      <p class="lead">{t('desk.records.lead')}</p>
      <Record visit={visit} id="transparency" record={records.transparency} address={`/desk/maps/${version.id}`} />
      <Record visit={visit} id="equality" record={records.equality} address={`/desk/maps/${version.id}`} />
    </DeskPage>
  );
}

function Record({
  visit,
  id,
  record,
  address,
}: {
  visit: StaffVisit;
  id: keyof MapRecords;
  record: MapRecord;
  address: string;
}) {
  const { t } = visit.reader;
  return (
    <section class="record" aria-labelledby={id}>
      <h2 id={id}>{record.title}</h2>
      <p>{record.about}</p>
      <p>
        <a href={`${address}/records/${id}.md`} class="button second">
          {t('desk.records.download')}
        </a>
      </p>
      <p class="hint">{t('desk.records.blanks', { count: countBlanks(record) })}</p>
      {record.sections.map((section) => (
        <details key={section.title} open>
          <summary>{section.title}</summary>
          <dl>
            {section.fields.map((field) => (
              <div key={field.label}>
                <dt>{field.label}</dt>
                {'question' in field ? (
                  <dd class="notice">
                    <strong>{t('desk.records.blank')}</strong> {field.question}
                  </dd>
                ) : (
                  field.lines.map((line) => <dd key={line}>{line}</dd>)
                )}
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
