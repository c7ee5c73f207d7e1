import type { Checked } from '#domains/readiness';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** The checklist: what has to be recorded before anything is published, how it stands with each, and whether the gate is open. */
export function ReadinessPage({
  visit,
  assets,
  checked,
  names,
}: {
  visit: StaffVisit;
  assets: Assets;
  checked: readonly Checked[];
  names: ReadonlyMap<string, string>;
}) {
  const { reader } = visit;
  const { t } = reader;
  const ready = checked.filter(({ standing }) => standing === 'recorded' || standing === 'due').length;
  const isOpen = ready === checked.length;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.readiness.title')} section="readiness">
      <h1>{t('desk.readiness.title')}</h1>
      <p class="lead">{t(isOpen ? 'desk.readiness.open' : 'desk.readiness.closed')}</p>
      <Progress reader={reader} ready={ready} checked={checked} />
      <p>{t('desk.readiness.about')}</p>
      <ol class="entries">
        {checked.map((one) => (
          <li key={one.requirement.id} class={`card standing-${one.standing}`}>
            <div>
              <h2>
                <a href={`/desk/readiness/${one.requirement.id}`}>{t(`desk.readiness.${one.requirement.id}`)}</a>
              </h2>
              <p>
                <strong class="standing">{t(`desk.readiness.standing.${one.standing}`)}</strong>{' '}
                {describeEntry(reader, one, names)}
              </p>
              <p class="hint">{t(one.requirement.isPublic ? 'desk.readiness.for-all' : 'desk.readiness.for-staff')}</p>
            </div>
          </li>
        ))}
      </ol>
    </DeskPage>
  );
}

export function describeEntry(reader: Reader, { entry }: Pick<Checked, 'entry'>, names: ReadonlyMap<string, string>) {
  if (entry === null) return '';
  return reader.t('desk.readiness.recorded-by', {
    name: names.get(entry.recordedBy) ?? '',
    date: reader.date(entry.recordedAt),
    review: dayInWords(reader, entry.reviewBy),
  });
}

/** Eight fields, filled for what is in order: to be seen at a glance, and said in a sentence beside it. */
function Progress({ reader, ready, checked }: { reader: Reader; ready: number; checked: readonly Checked[] }) {
  const label = reader.t('desk.readiness.progress', { ready, all: checked.length });
  return (
    <p class="progress">
      <span aria-hidden="true">
        {checked.map(({ requirement, standing }) => (
          <i key={requirement.id} class={standing} />
        ))}
      </span>
      <span>{label}</span>
    </p>
  );
}
