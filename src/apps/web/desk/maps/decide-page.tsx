import type { PublicationRequest, VersionHeading } from '#domains/mapping';
import type { IndexVersion, VersionAudit } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { AuditPart } from './audit-part.tsx';
import type { ComparedVersions } from './comparison.ts';
import { ComparisonView } from './comparison-view.tsx';
import { MapProblemNotice } from './propose-page.tsx';
import { NoteCard } from './version-page.tsx';
import { type MapProblem, type Names, nameOf } from './words.ts';

export interface DecideView {
  readonly version: IndexVersion;
  readonly audit: VersionAudit | null;
  /** Null where nothing waits, or no longer. */
  readonly request: PublicationRequest | null;
  readonly names: Names;
  /** The version of the same recipe that is public now, by its id. */
  readonly publicNow: string | null;
  readonly compared: ComparedVersions | null;
  /** Maps of other recipes that are public. */
  readonly others: readonly VersionHeading[];
}

/** What somebody asked for, what it changes, and the decision of a second person. */
export function DecidePage({
  visit,
  assets,
  view,
  note = '',
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: DecideView;
  note?: string;
  problem?: MapProblem;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  const { version, request, names } = view;
  const title = t(request === null ? 'desk.maps.decide' : `desk.decide.${request.kind}.title`);
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{title}</h1>
      {problem?.field === 'all' && <MapProblemNotice visit={visit} problem={problem} />}
      {request === null ? (
        <p class="lead">{t('desk.decide.none')}</p>
      ) : (
        <>
          <NoteCard
            title={t('desk.decide.wrote', {
              name: nameOf(reader, names, request.askedBy),
              moment: moment(reader, request.askedAt),
            })}
            note={request.note}
          />
          <p>
            <a href="#decision">{t('desk.decide.go')}</a>
          </p>
          {request.kind === 'publish' && <Changes visit={visit} view={view} />}
          {request.kind === 'publish' && <AuditPart reader={reader} version={version} audit={view.audit} />}
          <section aria-labelledby="decision">
            <h2 id="decision">{t('desk.decide.decision')}</h2>
            {request.askedBy === person.id ? (
              <p>{t('desk.decide.own')}</p>
            ) : (
              <form method="post" action={`/desk/maps/${version.id}/decide`} class="narrow">
                <Token visit={visit} />
                <input type="hidden" name="request" value={request.id} />
                <input type="hidden" name="against" value={view.publicNow ?? ''} />
                <TextField
                  reader={reader}
                  name="note"
                  label={t('desk.propose.note')}
                  hint={t(`desk.decide.${request.kind}.hint`)}
                  problem={problem?.field === 'note' ? problem.text : undefined}
                  value={note}
                  rows={5}
                  required
                />
                <div class="buttons">
                  <button type="submit" name="verdict" value="confirm">
                    {t(`desk.decide.${request.kind}.confirm`)}
                  </button>
                  <button type="submit" name="verdict" value="decline" class="second">
                    {t(`desk.decide.${request.kind}.decline`)}
                  </button>
                </div>
              </form>
            )}
          </section>
        </>
      )}
    </DeskPage>
  );
}

function Changes({ visit, view: { publicNow, compared, others } }: { visit: StaffVisit; view: DecideView }) {
  const { t, list } = visit.reader;
  const against = publicNow === null ? 'desk.diff.against.past' : 'desk.diff.against.public';
  return (
    <section aria-labelledby="changes" class="changes">
      <h2 id="changes">{t('desk.diff.title')}</h2>
      {others.length > 0 && (
        <p>
          {t('desk.diff.first', {
            versions: list(others.map(({ title, id }) => t('desk.map.version', { title, id }))),
          })}
        </p>
      )}
      {compared === null ? (
        <p>{t('desk.diff.none')}</p>
      ) : (
        <>
          <p>{t(against, { version: t('desk.map.version', compared.before) })}</p>
          <ComparisonView reader={visit.reader} compared={compared} />
        </>
      )}
    </section>
  );
}
