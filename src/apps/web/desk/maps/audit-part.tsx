import type { IndexVersion, VersionAudit } from '#domains/mapping/core';
import { AuditedGroups, auditedAxes } from '../../mapping/audit-section.tsx';
import { statisticsOf } from '../../mapping/statistics.ts';
import type { Reader } from '../../shell/reader.ts';

/** On whom a version falls, as the public will see it. */
export function AuditPart({
  reader,
  version,
  audit,
}: {
  reader: Reader;
  version: IndexVersion;
  audit: VersionAudit | null;
}) {
  const { t } = reader;
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">{t('desk.audit')}</h2>
      {audit === null ? (
        <p>{t('desk.audit.none')}</p>
      ) : (
        <>
          <p>{t('desk.audit.lead', { table: audit.table.fileName })}</p>
          {auditedAxes(reader, audit, version, statisticsOf(version, null)).map((axis) => (
            <AuditedGroups key={axis.name} axis={axis} reader={reader} />
          ))}
          <p>{t('audit.careful')}</p>
        </>
      )}
    </section>
  );
}
