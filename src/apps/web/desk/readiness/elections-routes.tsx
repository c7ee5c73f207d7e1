import {
  type ElectionSetting,
  electionLock,
  findElectionSetting,
  isRunning,
  readElectionSetting,
  setElections,
} from '#domains/readiness';
import { opensTo } from '../frame/access.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { ElectionsPage } from './elections-page.tsx';

type ElectionRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/elections`>>;

/** When a public authority publishes nothing new. */
export function electionHandlers({ db, assets, now, publicHasChanged }: DeskParts): ElectionRoutes {
  const show = async (
    visit: StaffVisit,
    typed: ReadonlyMap<string, string>,
    problems: ReadonlyMap<string, string> = new Map(),
  ) => {
    const lock = await electionLock(db, now());
    const shown = {
      ...{ typed, problems, lock, isRunning: lock !== null && isRunning(lock, now()) },
      after: (await findElectionSetting(db)).number,
      mayChange: opensTo('POST /desk/elections', visit.person),
    };
    const page = <ElectionsPage visit={visit} assets={assets} {...shown} />;
    return respondAtDesk(visit, page, problems.size > 0 ? 422 : 200);
  };

  return {
    'GET /desk/elections': forStaff(async (visit) => show(visit, typedOf(await findElectionSetting(db)))),

    'POST /desk/elections': forStaff(async (visit) => {
      const { t } = visit.reader;
      const typed = new Map([...visit.form].map(([name, values]) => [name, values[0] ?? '']));
      const setting = readElectionSetting(typed);
      if (!setting.ok) {
        const problems = setting.problem.map(
          ({ field: at, kind }) => [at, t(`desk.elections.problem.${kind}`)] as const,
        );
        return show(visit, typed, new Map(problems));
      }
      const after = Number.parseInt(field(visit, 'after'), 10) || 0;
      const set = await setElections(db, setting.value, { after, by: visit.person.id, now: now() });
      if (set === 'changed-since')
        return show(visit, typed, new Map([['all', t('desk.elections.problem.changed-since')]]));
      publicHasChanged();
      return goTo(visit, '/desk/elections');
    }),
  };
}

const typedOf = ({ isBound, periods }: ElectionSetting): ReadonlyMap<string, string> =>
  new Map([
    ['bound', isBound ? 'yes' : ''],
    ...periods.flatMap(({ name, startsOn, endsOn }, at): [string, string][] => [
      [`name${at + 1}`, name],
      [`starts${at + 1}`, startsOn],
      [`ends${at + 1}`, endsOn],
    ]),
  ]);
