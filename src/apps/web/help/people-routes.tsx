import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { VNode } from 'preact';
import {
  countContacts,
  findListingByCode,
  findOrganisation,
  findPlace,
  herself,
  leave,
  listKnownAreas,
  listPublicListings,
  readContactFigures,
  recordTraining,
  setConsents,
  setPaused,
} from '#domains/intermediaries';
import {
  accessWays,
  findSomebody,
  type Listing,
  placeKinds,
  standingOf,
  timeBands,
} from '#domains/intermediaries/core';
import { dayOf } from '#foundations/calendar';
import type { Codes, Guess } from '#platform/codes';
import type { Database } from '#platform/database';
import type { HexAtlas } from '../mapping/atlas.ts';
import type { Site } from '../shell/page.tsx';
import { respondUnkept, type WebEnv } from '../shell/respond.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { CoveragePage } from './coverage-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import type { HelpScene } from './help-frame.tsx';
import { AskMinePage, LeftPage, MinePage } from './mine-page.tsx';
import { PeoplePage, type Typed } from './people-page.tsx';
import { isPassed, lessons, TrainingPage, type TrainingView } from './training-page.tsx';

export interface PeopleRouteParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly site: () => Site;
  readonly publicUrl: string;
  /** The map of need, where it is public and has a hexagon for each authority. */
  readonly hexAtlas: () => Promise<HexAtlas | null>;
  readonly now: () => Date;
}

const largestForm = 8 * 1024;
const noWishes: Typed = { place: '', language: '', gender: '', hours: '', access: '', kind: '' };
/**
 * People whom others may ask, and what they do themselves with their six words. Every question is read anew from the database: somebody who has hidden herself is gone
 * with the next one, and no copy is kept that could still show her.
 */
export function peopleRoutes(parts: PeopleRouteParts): Hono<WebEnv> {
  const { db, codes, site, hexAtlas, now } = parts;
  const routes = new Hono<WebEnv>();
  for (const path of ['/help/people', '/help/mine', '/help/mine/*', '/help/training'])
    routes.use(path, bodyLimit({ maxSize: largestForm }));
  const today = () => dayOf(now());
  const sceneOf = (context: Context<WebEnv>, here: string): HelpScene => ({
    site: site(),
    reader: { ...context.get('reader'), here },
  });
  const show = (context: Context<WebEnv>, page: VNode, status: 200 | 422 | 429 = 200) =>
    respondUnkept(context, page, status);
  const namesOfAreas = async () => new Map((await listKnownAreas(db)).map(({ code, name }) => [code, name]));

  async function showPeople(context: Context<WebEnv>, typed: Typed | null) {
    const areas = await listKnownAreas(db);
    const listings = await listPublicListings(db, today());
    const place = typed === null || typed.place.trim() === '' ? null : await findPlace(db, areas, typed.place);
    const isUnknownPlace = typed !== null && typed.place.trim() !== '' && place === null;
    const centres = new Map(areas.map(({ code, centre }) => [code, centre]));
    const found =
      typed === null || isUnknownPlace
        ? null
        : findSomebody(listings, { ...typed, near: place?.centre ?? null }, (area) => centres.get(area) ?? null);
    const view = {
      typed: { ...(typed ?? noWishes), place: place?.name ?? '' },
      languages: [...new Set(listings.flatMap(({ languages }) => languages))].sort(),
      areaNames: new Map(areas.map(({ code, name }) => [code, name])),
      found,
      isUnknownPlace,
    };
    const page = <PeoplePage {...sceneOf(context, '/help/people')} view={view} />;
    return show(context, page, isUnknownPlace ? 422 : 200);
  }

  routes.get('/help/people', (context) => showPeople(context, null));
  routes.post('/help/people', async (context) => showPeople(context, wishesOf(await textsOf(parts, context))));

  routes.get('/help/people/coverage', async (context) => {
    const names = await namesOfAreas();
    const listed = new Set((await listPublicListings(db, today())).flatMap(({ areas }) => areas));
    const covered = new Map([...listed].map((code) => [code, names.get(code) ?? code]));
    const view = { atlas: await hexAtlas(), covered };
    return show(context, <CoveragePage {...sceneOf(context, '/help/people/coverage')} view={view} />);
  });

  routes.get('/help/people/figures', async (context) => {
    const shown = { quarters: await readContactFigures(db, today()), areaNames: await namesOfAreas() };
    return show(context, <FiguresPage {...sceneOf(context, '/help/people/figures')} {...shown} />);
  });

  const askForCode = (context: Context<WebEnv>, problem: 'unknown' | 'too-many' | null = null) =>
    show(
      context,
      <AskMinePage {...sceneOf(context, '/help/mine')} problem={problem} />,
      problem === null ? 200 : problem === 'too-many' ? 429 : 422,
    );

  async function showMine(
    context: Context<WebEnv>,
    code: string,
    { said = null, problem = null }: { said?: string | null; problem?: string | null } = {},
  ) {
    const guess = await guessOf(code);
    if (guess.kind !== 'found') return askForCode(context, guess.kind);
    const listing = guess.found;
    const organisation = await findOrganisation(db, listing.organisationId);
    if (organisation === null) throw new Error(`listing ${listing.id} is of no organisation`);
    const view = {
      ...{ code, listing, said, problem, areaNames: await namesOfAreas(), months: lastMonths(today()) },
      standing: standingOf(listing, organisation, today()),
    };
    return show(context, <MinePage {...sceneOf(context, '/help/mine')} view={view} />, problem === null ? 200 : 422);
  }

  const guessOf = (code: string): Promise<Guess<Listing>> =>
    codes.guess(db, 'listing', code, (hash) => findListingByCode(db, hash));

  /** Does something for whoever has the words, and shows her page again. */
  const herOwn =
    (
      act: (listing: Listing, form: FormData, context: Context<WebEnv>) => Promise<{ said?: string; problem?: string }>,
    ) =>
    async (context: Context<WebEnv>) => {
      const form = await formOf(parts, context);
      const code = textIn(form, 'code');
      const guess = await guessOf(code);
      if (guess.kind !== 'found') return askForCode(context, guess.kind);
      return showMine(context, code, await act(guess.found, form, context));
    };
  const doing = () => ({ actor: herself, now: now() });

  routes.get('/help/mine', (context) => askForCode(context));
  routes.post('/help/mine', async (context) => showMine(context, textIn(await formOf(parts, context), 'code')));
  for (const isPaused of [true, false])
    routes.post(
      `/help/mine/${isPaused ? 'pause' : 'resume'}`,
      herOwn(async ({ id }) => {
        await db.transaction().execute((trx) => setPaused(trx, id, isPaused, doing()));
        return {};
      }),
    );
  routes.post(
    '/help/mine/consent',
    herOwn(async ({ id }, form) => {
      const fields = form.getAll('show').map(String);
      await db.transaction().execute((trx) => setConsents(trx, id, fields, doing()));
      return {};
    }),
  );
  routes.post(
    '/help/mine/count',
    herOwn(async (listing, form, context) => {
      const { t } = context.get('reader');
      const of = (name: string) => textIn(form, name);
      const said = {
        ...{ month: of('month'), area: of('area'), topic: of('topic'), outcome: of('outcome'), knew: of('knew') },
        count: Number(of('count')),
      };
      const counted = await db.transaction().execute((trx) => countContacts(trx, listing, said, today()));
      return counted.ok ? { said: t('mine.added') } : { problem: t(`mine.problem.${counted.problem}`) };
    }),
  );
  routes.post('/help/mine/leave', async (context) => {
    const guess = await guessOf(textIn(await formOf(parts, context), 'code'));
    if (guess.kind !== 'found') return askForCode(context, guess.kind);
    await db.transaction().execute((trx) => leave(trx, guess.found.id, 'left', doing()));
    return show(context, <LeftPage {...sceneOf(context, '/help/mine')} />);
  });

  const showTraining = (context: Context<WebEnv>, view: TrainingView) =>
    show(context, <TrainingPage {...sceneOf(context, '/help/training')} view={view} />);
  routes.get('/help/training', (context) =>
    showTraining(context, { answers: new Map(), passedOn: null, recorded: null }),
  );
  routes.post('/help/training', async (context) => {
    const form = await formOf(parts, context);
    const answers = new Map(
      lessons.flatMap(([lesson]) => {
        const answer = Number(textIn(form, lesson));
        return answer >= 1 && answer <= 3 ? [[lesson, answer] as const] : [];
      }),
    );
    const passedOn = isPassed(answers) ? today() : null;
    const code = textIn(form, 'code');
    if (passedOn === null || code === '') return showTraining(context, { answers, passedOn, recorded: null });
    const guess = await guessOf(code);
    if (guess.kind === 'found')
      await db.transaction().execute((trx) => recordTraining(trx, guess.found.id, passedOn, doing()));
    return showTraining(context, { answers, passedOn, recorded: guess.kind === 'found' ? 'recorded' : guess.kind });
  });
  return routes;
}

/** An empty form where it comes from a page that is not ours. */
async function formOf({ publicUrl }: PeopleRouteParts, { req }: Context<WebEnv>): Promise<FormData> {
  return saysSameOrigin(req.raw.headers, publicUrl) ? req.formData().catch(() => new FormData()) : new FormData();
}

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

async function textsOf(parts: PeopleRouteParts, context: Context<WebEnv>): Promise<(name: string) => string> {
  const form = await formOf(parts, context);
  return (name) => textIn(form, name);
}

function wishesOf(text: (name: string) => string): Typed {
  const one = <const Value extends string>(name: string, values: readonly Value[]): Value | '' =>
    values.find((value) => value === text(name)) ?? '';
  return {
    place: text('place').slice(0, 200),
    language: /^[a-z]{2,3}$/.test(text('language')) ? text('language') : '',
    gender: one('gender', ['woman', 'man']),
    hours: one('hours', timeBands),
    access: one('access', accessWays),
    kind: one('kind', placeKinds),
  };
}

/** This month and the one before, as "2026-11". */
function lastMonths(today: string): readonly string[] {
  const first = `${today.slice(0, 7)}-01`;
  const before = new Date(Date.parse(first) - 86_400_000).toISOString();
  return [first.slice(0, 7), before.slice(0, 7)];
}

/** Addresses for readers, without language. */
export const peoplePaths: readonly string[] = [
  ...['/help/people', '/help/people/coverage', '/help/people/figures', '/help/mine', '/help/training'],
];
