import { findNames } from '#domains/desk';
import {
  type Checked,
  findRequirement,
  latestReview,
  listReadiness,
  listVersions,
  type RecordProblem,
  recordEntry,
  templateOf,
} from '#domains/readiness';
import { dayOf } from '#foundations/calendar';
import { opensTo } from '../frame/access.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { ReadinessPage } from './readiness-page.tsx';
import { RequirementPage, VersionPage, type Writing } from './requirement-page.tsx';

type ReadinessRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/readiness${string}`>>;

/** What has to be on record before anything is published: read by everybody of the staff, written by stewards. */
export function readinessHandlers({ db, assets, now, publicHasChanged }: DeskParts): ReadinessRoutes {
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const notThere = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);
  const findChecked = async (id: string) =>
    (await listReadiness(db, now())).find(({ requirement }) => requirement.id === id) ?? null;

  const show = async (
    visit: StaffVisit,
    checked: Checked,
    writing: Writing | null,
    more: { problems?: readonly RecordProblem[]; isPreview?: boolean } = {},
  ) => {
    const versions = await listVersions(db, checked.requirement.id);
    const names = await findNames(db, [...new Set(versions.map(({ recordedBy }) => recordedBy))]);
    const shown = { checked, versions, names, writing, today: dayOf(now()), ...more };
    const status = more.problems === undefined ? 200 : 422;
    return respondAtDesk(visit, <RequirementPage visit={visit} assets={assets} {...shown} />, status);
  };
  const begin = ({ requirement, entry }: Checked): Writing => ({
    text: entry?.text ?? templateOf(requirement.id),
    reviewBy: latestReview(dayOf(now())),
    after: entry?.version ?? 0,
  });
  const written = (visit: StaffVisit): Writing => ({
    text: field(visit, 'text'),
    reviewBy: field(visit, 'review'),
    after: Number.parseInt(field(visit, 'after'), 10) || 0,
  });

  return {
    'GET /desk/readiness': forStaff(async (visit) => {
      const checked = await listReadiness(db, now());
      const names = await findNames(db, [...new Set(checked.flatMap(({ entry }) => entry?.recordedBy ?? []))]);
      return respondAtDesk(visit, <ReadinessPage visit={visit} assets={assets} checked={checked} names={names} />);
    }),

    'GET /desk/readiness/:id': forStaff(async (visit) => {
      const checked = await findChecked(idOf(visit));
      if (checked === null) return notThere(visit);
      return show(visit, checked, opensTo('POST /desk/readiness/:id', visit.person) ? begin(checked) : null);
    }),

    'GET /desk/readiness/:id/versions/:version': forStaff(async (visit) => {
      const requirement = findRequirement(idOf(visit));
      const versions = requirement === null ? [] : await listVersions(db, requirement.id);
      const entry = versions.find(({ version }) => String(version) === visit.context.req.param('version'));
      if (requirement === null || entry === undefined) return notThere(visit);
      const names = await findNames(db, [entry.recordedBy]);
      const shown = { requirement, entry, names };
      return respondAtDesk(visit, <VersionPage visit={visit} assets={assets} {...shown} />);
    }),

    'POST /desk/readiness/:id/preview': forStaff(async (visit) => {
      const checked = await findChecked(idOf(visit));
      return checked === null ? notThere(visit) : show(visit, checked, written(visit), { isPreview: true });
    }),

    'POST /desk/readiness/:id': forStaff(async (visit) => {
      const checked = await findChecked(idOf(visit));
      if (checked === null) return notThere(visit);
      const requirement = checked.requirement.id;
      const writing = written(visit);
      const recorded = await recordEntry(db, { requirement, ...writing, by: visit.person.id, now: now() });
      if (!recorded.ok) {
        // Should somebody have been quicker, their version is shown below, and recording once more puts this one after it.
        const latest = (await findChecked(requirement)) ?? checked;
        const again = { ...writing, after: latest.entry?.version ?? 0 };
        return show(visit, latest, again, { problems: recorded.problem });
      }
      if (checked.requirement.isPublic) publicHasChanged();
      return goTo(visit, '/desk/readiness');
    }),
  };
}
