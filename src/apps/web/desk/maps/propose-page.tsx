import type { VersionHeading } from '#domains/mapping';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, TextField, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { type MapProblem, obstacleWords } from './words.ts';

/** Proposing to publish a version, or hiding it: one note, one button. */
export function ProposePage({
  visit,
  assets,
  kind,
  version,
  note = '',
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  kind: 'publish' | 'withdraw';
  version: VersionHeading;
  note?: string;
  problem?: MapProblem;
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t(`desk.propose.${kind}.title`)} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t(`desk.propose.${kind}.title`)}</h1>
      <p class="lead">{t(`desk.propose.${kind}.lead`)}</p>
      {problem?.field === 'all' && <MapProblemNotice visit={visit} problem={problem} />}
      <form method="post" action={`/desk/maps/${version.id}/${kind}`} class="narrow">
        <Token visit={visit} />
        <TextField
          reader={reader}
          name="note"
          label={t('desk.propose.note')}
          hint={t(`desk.propose.${kind}.hint`)}
          problem={problem?.field === 'note' ? problem.text : undefined}
          value={note}
          rows={5}
          required
        />
        <button type="submit">{t(`desk.propose.${kind}.go`)}</button>
      </form>
    </DeskPage>
  );
}

/** What is wrong with the whole, with everything that stands in the way. */
export function MapProblemNotice({ visit, problem }: { visit: StaffVisit; problem: MapProblem }) {
  return (
    <>
      <Problem>{problem.text}</Problem>
      {problem.obstacles.length > 0 && (
        <ul class="rules">
          {problem.obstacles.map((obstacle) => (
            <li key={obstacle.kind}>{obstacleWords(visit.reader, obstacle)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
