import type {
  AskForProblem,
  DecideProblem,
  Obstacle,
  PublicationRequest,
  TakeBackProblem,
  VersionHeading,
} from '#domains/mapping';
import type { CannotAudit, Election, NotYours } from '../../../worker/flows/publication.ts';
import { explainMapping } from '../../../worker/sentences/mapping.ts';
import type { Reader } from '../../shell/reader.ts';
import { moment } from '../frame/moment.ts';

export type Names = ReadonlyMap<string, string>;

export const nameOf = ({ t }: Reader, names: Names, id: string): string => names.get(id) ?? t('desk.map.somebody');

/** How it stands with a version, and with what is asked of it. */
export function stateWords(
  reader: Reader,
  version: VersionHeading,
  waiting: PublicationRequest | null,
  names: Names,
): string {
  const { t, date } = reader;
  if (waiting !== null)
    return t(`desk.map.state.${waiting.kind}`, {
      name: nameOf(reader, names, waiting.askedBy),
      moment: moment(reader, waiting.askedAt),
    });
  return t(`desk.map.state.${version.status}`, { date: date(version.publishedAt ?? version.createdAt) });
}

export function obstacleWords({ t, list }: Reader, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'gate':
      return t('desk.obstacle.gate', { missing: list(obstacle.missing.map((id) => t(`desk.obstacle.gate.${id}`))) });
    case 'no-place':
      return t('desk.obstacle.no-place', { areas: obstacle.areas, example: obstacle.example });
    default:
      return t(`desk.obstacle.${obstacle.kind}`);
  }
}

/** What is wrong with a form: beside its note, or with the whole, with everything that stands in the way. */
export interface MapProblem {
  readonly field: 'note' | 'all';
  readonly text: string;
  readonly obstacles: readonly Obstacle[];
}

export function explain(
  reader: Reader,
  problem:
    | AskForProblem
    | DecideProblem
    | TakeBackProblem
    | CannotAudit
    | Election
    | NotYours
    | { readonly kind: 'no-verdict' },
  names: Names,
): MapProblem {
  const { t } = reader;
  const whole = (text: string, obstacles: readonly Obstacle[] = []): MapProblem => ({ field: 'all', text, obstacles });
  switch (problem.kind) {
    case 'no-note':
      return { field: 'note', text: t('desk.problem.no-note'), obstacles: [] };
    case 'note-too-long':
      return { field: 'note', text: t('desk.problem.note-too-long', { most: problem.most }), obstacles: [] };
    case 'obstacles':
      return whole(t('desk.problem.obstacles'), problem.obstacles);
    case 'already-decided': {
      const { by, at } = problem.decision;
      return whole(t('desk.problem.already-decided', { name: nameOf(reader, names, by), moment: moment(reader, at) }));
    }
    case 'cannot-audit':
      return whole(t('desk.problem.cannot-audit', { because: explainMapping(problem.because) }));
    default:
      return whole(t(`desk.problem.${problem.kind}`));
  }
}
