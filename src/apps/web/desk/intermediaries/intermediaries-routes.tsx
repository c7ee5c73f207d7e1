import {
  addOrganisation,
  addReference,
  askToRemove,
  assure,
  changeFields,
  findListing,
  findOrganisation,
  listForStaff,
  listKnownAreas,
  listOrganisations,
  nominate,
  recordTraining,
  type StepProblem,
  setOrganisation,
  setPaused,
  settleRemoval,
} from '#domains/intermediaries';
import {
  accessWays,
  type FieldProblem,
  type ListingFields,
  placeKinds,
  standingOf,
  timeBands,
} from '#domains/intermediaries/core';
import { dayOf } from '#foundations/calendar';
import type { Result } from '#foundations/result';
import type { Transaction } from '#platform/database';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import type { PeopleDesk } from './listing-form.tsx';
import { ListingPage } from './listing-page.tsx';
import { IntermediariesPage, NominatedPage, OrganisationPage, type TypedOrganisation } from './organisations-pages.tsx';

type Routes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/intermediaries${string}`>>;

/** Spoken at home in Britain by many: the languages of the site and more, by the census of 2021. */
const spokenLanguages = [
  ...['en', 'cy', 'ur', 'ar', 'bn', 'so', 'tr', 'pa', 'gu', 'ps', 'fa', 'ku', 'hi', 'ta', 'sw', 'ha', 'yo', 'am', 'ti'],
  ...['fr', 'es', 'pt', 'pl', 'ro', 'sq', 'ru', 'uk', 'lt', 'it', 'el', 'bg', 'hu', 'ml', 'te', 'ne', 'si', 'zh'],
];

/** People whom others may ask: nominated, checked by a second person, shown as they agree, hidden at once. */
export function intermediariesHandlers({ db, codes, assets, now }: DeskParts): Routes {
  const today = () => dayOf(now());
  const doing = (visit: StaffVisit) => ({ actor: `staff:${visit.person.id}`, now: now() });
  const deskFor = async (visit: StaffVisit): Promise<PeopleDesk> => ({
    ...{ visit, assets, languages: spokenLanguages },
    areas: [...(await listKnownAreas(db))].sort((one, other) => (one.name < other.name ? -1 : 1)),
  });
  const known = async () => ({
    areas: new Set((await listKnownAreas(db)).map(({ code }) => code)),
    languages: new Set(spokenLanguages),
  });
  const idOf = (visit: StaffVisit) => visit.context.req.param('id') ?? '';
  const notThere = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  async function showAll(
    visit: StaffVisit,
    typed: TypedOrganisation = { name: '', website: '', areas: [] },
    problems: readonly FieldProblem[] = [],
  ) {
    const shown = { organisations: await listOrganisations(db), listings: await listForStaff(db, today()) };
    const page = <IntermediariesPage desk={await deskFor(visit)} {...shown} typed={typed} problems={problems} />;
    return respondAtDesk(visit, page, problems.length > 0 ? 422 : 200);
  }

  async function showOrganisation(
    visit: StaffVisit,
    fields: ListingFields = nothingYet,
    problems: readonly FieldProblem[] = [],
  ) {
    const organisation = await findOrganisation(db, idOf(visit));
    if (organisation === null) return notThere(visit);
    const page = (
      <OrganisationPage desk={await deskFor(visit)} organisation={organisation} fields={fields} problems={problems} />
    );
    return respondAtDesk(visit, page, problems.length > 0 ? 422 : 200);
  }

  async function showListing(
    visit: StaffVisit,
    more: { fields?: ListingFields; problems?: readonly FieldProblem[]; problem?: string } = {},
  ) {
    const listing = await findListing(db, idOf(visit));
    const organisation = listing === null ? null : await findOrganisation(db, listing.organisationId);
    if (listing === null || organisation === null) return notThere(visit);
    const asked = listing.removalAskedBy;
    const view = {
      ...{ listing, organisation, standing: standingOf(listing, organisation, today()) },
      names: await namesOf(db, asked === null ? [] : [asked], visit.reader),
      ...{ fields: more.fields ?? listing.fields, problems: more.problems ?? [], problem: more.problem ?? null },
    };
    const page = <ListingPage desk={await deskFor(visit)} view={view} />;
    return respondAtDesk(visit, page, more.problem === undefined ? 200 : 422);
  }

  /** A form that does one thing with a listing: back to it, or there with what kept it from being done. */
  const step = (
    act: (trx: Transaction, id: string, visit: StaffVisit) => Promise<Result<null, StepProblem>>,
    to = (id: string) => `/desk/intermediaries/${id}`,
  ) =>
    forStaff(async (visit) => {
      const done = await db.transaction().execute((trx) => act(trx, idOf(visit), visit));
      if (done.ok) return goTo(visit, to(idOf(visit)));
      if (done.problem === 'gone') return notThere(visit);
      return showListing(visit, { problem: explain(visit, done.problem) });
    });

  return {
    'GET /desk/intermediaries': forStaff((visit) => showAll(visit)),

    'POST /desk/intermediaries/organisations': forStaff(async (visit) => {
      const typed = { name: field(visit, 'name'), website: field(visit, 'website'), areas: all(visit, 'areas') };
      const given = await known();
      const added = await db.transaction().execute((trx) => addOrganisation(trx, typed, given, doing(visit)));
      if (!added.ok) return showAll(visit, typed, added.problem);
      return goTo(visit, `/desk/intermediaries/organisations/${added.value}`);
    }),

    'GET /desk/intermediaries/organisations/:id': forStaff((visit) => showOrganisation(visit)),

    'POST /desk/intermediaries/organisations/:id/nominate': forStaff(async (visit) => {
      const fields = fieldsOf(visit);
      const given = await known();
      const done = await db
        .transaction()
        .execute((trx) => nominate(trx, codes, idOf(visit), fields, given, doing(visit)));
      if (!done.ok)
        return done.problem.kind === 'gone' ? notThere(visit) : showOrganisation(visit, fields, done.problem.problems);
      const page = <NominatedPage desk={await deskFor(visit)} {...done.value} />;
      return respondAtDesk(visit, page);
    }),

    'POST /desk/intermediaries/organisations/:id/end': forStaff(async (visit) => {
      await db.transaction().execute((trx) => setOrganisation(trx, idOf(visit), false, doing(visit)));
      return showOrganisation(visit);
    }),

    'POST /desk/intermediaries/organisations/:id/resume': forStaff(async (visit) => {
      await db.transaction().execute((trx) => setOrganisation(trx, idOf(visit), true, doing(visit)));
      return showOrganisation(visit);
    }),

    'GET /desk/intermediaries/:id': forStaff((visit) => showListing(visit)),

    'POST /desk/intermediaries/:id': forStaff(async (visit) => {
      const fields = fieldsOf(visit);
      const given = await known();
      const done = await db.transaction().execute((trx) => changeFields(trx, idOf(visit), fields, given, doing(visit)));
      if (done.ok) return goTo(visit, `/desk/intermediaries/${idOf(visit)}`);
      if (typeof done.problem === 'string' || !('fields' in done.problem)) return notThere(visit);
      const problem = visit.reader.t('desk.people-to-ask.problem');
      return showListing(visit, { fields, problems: done.problem.fields, problem });
    }),

    'POST /desk/intermediaries/:id/reference': step((trx, id, visit) =>
      addReference(trx, id, field(visit, 'day'), doing(visit)),
    ),
    'POST /desk/intermediaries/:id/training': step((trx, id, visit) =>
      recordTraining(trx, id, field(visit, 'day'), doing(visit)),
    ),
    'POST /desk/intermediaries/:id/assure': step((trx, id, visit) => assure(trx, id, doing(visit))),
    'POST /desk/intermediaries/:id/pause': step((trx, id, visit) => setPaused(trx, id, true, doing(visit))),
    'POST /desk/intermediaries/:id/show': step((trx, id, visit) => setPaused(trx, id, false, doing(visit))),
    'POST /desk/intermediaries/:id/remove': step((trx, id, visit) => askToRemove(trx, id, doing(visit))),
    'POST /desk/intermediaries/:id/agree': step(
      (trx, id, visit) => settleRemoval(trx, id, true, doing(visit)),
      () => '/desk/intermediaries',
    ),
    'POST /desk/intermediaries/:id/keep': step((trx, id, visit) => settleRemoval(trx, id, false, doing(visit))),
  };
}

const nothingYet: ListingFields = {
  ...{ name: '', phone: '', place: '', kind: 'community-centre', areas: [], languages: ['en'] },
  ...{ gender: '', hours: [], access: [] },
};

const all = ({ form }: StaffVisit, name: string): readonly string[] => form.get(name) ?? [];

function fieldsOf(visit: StaffVisit): ListingFields {
  const gender = field(visit, 'gender');
  return {
    name: field(visit, 'name').trim(),
    phone: field(visit, 'phone').trim(),
    place: field(visit, 'place').trim(),
    kind: placeKinds.find((kind) => kind === field(visit, 'kind')) ?? 'community-centre',
    areas: [...new Set(all(visit, 'areas'))],
    languages: [...new Set(all(visit, 'languages'))],
    gender: gender === 'woman' || gender === 'man' ? gender : '',
    hours: timeBands.filter((band) => all(visit, 'hours').includes(band)),
    access: accessWays.filter((way) => all(visit, 'access').includes(way)),
  };
}

function explain(visit: StaffVisit, problem: Exclude<StepProblem, 'gone'>): string {
  const { t, list } = visit.reader;
  if (typeof problem === 'string') return t(`desk.people-to-ask.problem.${problem}`);
  if ('fields' in problem) return t('desk.people-to-ask.problem');
  const missing = problem.assurance.map((one) => t(`desk.people-to-ask.missing.${one}`));
  return t('desk.people-to-ask.problem.assurance', { missing: list(missing) });
}
