import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findAssessor } from '#domains/fieldwork';
import { type FieldForm, parseForms, type SyncOutcome } from '#domains/fieldwork/core';
import { findArea } from '#domains/geography';
import type { SlurList } from '#domains/voices';
import type { Codes } from '#platform/codes';
import type { Database } from '#platform/database';
import { dayIn, sendForms, withdrawByLink } from '../../worker/flows/field-forms.ts';
import type { Assets } from '../shell/assets.ts';
import { digest } from '../shell/edition.ts';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { htmlOf, respondToOne, type WebEnv } from '../shell/respond.ts';
import type { Room } from '../shell/room.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { AreaPage, type FormTrouble, type TypedAssessment } from './area-page.tsx';
import { AreasPage, WithdrawnPage, WithdrawPage } from './areas-page.tsx';
import { EnterPage, NoLinkPage } from './enter-page.tsx';
import type { FieldScene } from './field-frame.tsx';
import { fieldWorker } from './field-worker.ts';
import { PhonePage } from './phone-page.tsx';
import { assessmentOf, sessionOf, typedAssessment, typedSession } from './read-typed.ts';
import { SessionPage, type TypedSession } from './session-page.tsx';

export interface FieldRouteParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly slurs: SlurList;
  readonly site: () => Site;
  readonly assets: Assets;
  readonly publicUrl: string;
  readonly room: Room;
  readonly placeOf: (context: Context<WebEnv>) => string | null;
  readonly now: () => Date;
}

const largestForm = 64 * 1024;
const newId = () => randomBytes(16).toString('hex');

/**
 * Where partners' people answer. A link is all there is to them: it is kept in a cookie that no script reads, and shows nothing of anybody else. Every
 * form works without script; `/fieldwork/phone` keeps forms on a phone until there is a signal.
 */
export function fieldRoutes(parts: FieldRouteParts): Hono<WebEnv> {
  const { db, codes, slurs, site, assets, publicUrl, room, placeOf, now } = parts;
  const isSafe = publicUrl.startsWith('https:');
  const cookie = isSafe ? '__Secure-outspoken.field' : 'outspoken.field';
  const routes = new Hono<WebEnv>();
  routes.use('/fieldwork/*', bodyLimit({ maxSize: largestForm }));

  const tokenOf = (context: Context<WebEnv>) => getCookie(context, cookie) ?? '';
  const noLink = (context: Context<WebEnv>, status: 404 | 422 = 404) =>
    respondToOne(context, <NoLinkPage site={site()} reader={context.get('reader')} />, { goesBack: false, status });

  /** A handler for whoever has a link, with the words of the page and the names of their areas. */
  const withLink =
    (handler: (context: Context<WebEnv>, scene: FieldScene, token: string) => Response | Promise<Response>) =>
    async (context: Context<WebEnv>) => {
      const token = tokenOf(context);
      const view = token === '' ? null : await findAssessor(db, token, dayIn(now()));
      if (view === null) return noLink(context);
      const names = new Map<string, string>();
      for (const code of new Set([...view.areas, ...view.sessionAreas]))
        names.set(code, (await findArea(db, code, view.round.vintage))?.name ?? code);
      const scene = {
        site: site(),
        reader: context.get('reader'),
        view,
        nameOf: (code: string) => names.get(code) ?? code,
      };
      return handler(context, scene, token);
    };

  const readFields = async ({ req }: Context<WebEnv>) => {
    const body = saysSameOrigin(req.raw.headers, publicUrl) ? await req.parseBody() : null;
    if (body === null) return null;
    return (name: string): string => {
      const value = body[name];
      return typeof value === 'string' ? value : '';
    };
  };

  routes.get('/fieldwork/enter/:token{[\\w-]{43}}', async (context) => {
    const token = context.req.param('token');
    const view = await findAssessor(db, token, dayIn(now()));
    if (view === null) return noLink(context);
    const page = <EnterPage site={site()} reader={context.get('reader')} view={view} token={token} />;
    return respondToOne(context, page, { goesBack: false });
  });

  routes.post('/fieldwork/enter/:token{[\\w-]{43}}', async (context) => {
    const token = context.req.param('token');
    const view = await findAssessor(db, token, dayIn(now()));
    if (view === null || (await readFields(context)) === null) return noLink(context);
    const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSafe } as const;
    setCookie(context, cookie, token, { ...options, expires: new Date(`${view.closesOn}T23:59:59Z`) });
    return context.redirect(context.get('reader').href('/fieldwork'), 303);
  });

  routes.get(
    '/fieldwork',
    withLink((context, scene) => {
      const said = context.req.query('kept');
      const kept = said === 'area' ? 'kept' : said === 'session' ? 'session-kept' : null;
      return respondToOne(context, <AreasPage scene={scene} said={kept} />, { goesBack: true });
    }),
  );

  const showArea = (
    context: Context<WebEnv>,
    scene: FieldScene,
    { areaCode, typed, submissionId }: { areaCode: string; typed: TypedAssessment; submissionId: string },
    trouble: FormTrouble | null,
  ) =>
    respondToOne(context, <AreaPage {...{ scene, areaCode, typed, submissionId, trouble }} />, {
      ...{ goesBack: true, status: trouble === null ? 200 : 422 },
    });

  routes.get(
    '/fieldwork/areas/:code',
    withLink((context, scene) => {
      const areaCode = context.req.param('code') ?? '';
      if (!scene.view.areas.includes(areaCode)) return noLink(context);
      return showArea(context, scene, { areaCode, typed: storedIn(scene, areaCode), submissionId: newId() }, null);
    }),
  );

  routes.post(
    '/fieldwork/areas/:code',
    withLink(async (context, scene, token) => {
      const areaCode = context.req.param('code') ?? '';
      const field = await readFields(context);
      if (field === null || !scene.view.areas.includes(areaCode)) return noLink(context);
      const typed = typedAssessment(field, scene.view.round.questions);
      const submissionId = field('submission');
      const outcome = await sendOne(context, token, assessmentOf(typed, { submissionId, areaCode }));
      const here = onPage(scene, `/fieldwork/areas/${areaCode}`);
      if (outcome === null) return noLink(context);
      if (outcome === 'crowded' || outcome === 'broken')
        return showArea(
          context,
          here,
          { areaCode, typed, submissionId },
          { field: null, text: scene.reader.t(`field.problem.${outcome}`) },
        );
      if (outcome.outcome === 'conflict') {
        const again = { ...typed, baseVersion: outcome.version };
        const text = scene.reader.t('field.problem.conflict');
        return showArea(context, here, { areaCode, typed: again, submissionId: newId() }, { field: null, text });
      }
      if (outcome.outcome === 'refused')
        return showArea(context, here, { areaCode, typed, submissionId }, troubleOf(scene.reader, outcome));
      return context.redirect(scene.reader.href('/fieldwork?kept=area'), 303);
    }),
  );

  const showSession = (
    context: Context<WebEnv>,
    scene: FieldScene,
    { typed, ...ids }: { typed: TypedSession; sessionId: string; submissionId: string },
    trouble: FormTrouble | null,
  ) =>
    respondToOne(context, <SessionPage {...{ scene, typed, ...ids, trouble }} />, {
      ...{ goesBack: true, status: trouble === null ? 200 : 422 },
    });

  routes.get(
    '/fieldwork/sessions/new',
    withLink((context, scene) => {
      const typed = { areaCode: '', heldOn: '', way: 'in-person', people: '', raised: {}, knewWhomToAsk: '0' };
      return showSession(context, scene, { typed, sessionId: newId(), submissionId: newId() }, null);
    }),
  );

  routes.post(
    '/fieldwork/sessions/new',
    withLink(async (context, scene, token) => {
      const field = await readFields(context);
      if (field === null) return noLink(context);
      const typed = typedSession(field);
      const ids = { sessionId: field('session'), submissionId: field('submission') };
      const outcome = await sendOne(context, token, sessionOf(typed, ids));
      if (outcome === null) return noLink(context);
      const here = onPage(scene, '/fieldwork/sessions/new');
      if (outcome === 'crowded' || outcome === 'broken' || outcome.outcome === 'conflict') {
        const name = typeof outcome === 'string' ? outcome : 'conflict';
        return showSession(
          context,
          here,
          { typed, ...ids },
          { field: null, text: scene.reader.t(`field.problem.${name}`) },
        );
      }
      if (outcome.outcome === 'refused')
        return showSession(context, here, { typed, ...ids }, troubleOf(scene.reader, outcome));
      return context.redirect(scene.reader.href('/fieldwork?kept=session'), 303);
    }),
  );

  routes.post('/fieldwork/leave', async (context) => {
    if ((await readFields(context)) !== null) deleteCookie(context, cookie, { path: '/', secure: isSafe });
    return context.redirect(context.get('reader').href('/fieldwork/left'), 303);
  });
  routes.get('/fieldwork/left', (context) => noLink(context));

  routes.get(
    '/fieldwork/withdraw',
    withLink((context, scene) => respondToOne(context, <WithdrawPage scene={scene} />, { goesBack: true })),
  );
  routes.post(
    '/fieldwork/withdraw',
    withLink(async (context, { reader }, token) => {
      if ((await readFields(context)) === null) return noLink(context);
      await withdrawByLink(db, token, now());
      deleteCookie(context, cookie, { path: '/', secure: isSafe });
      const here = { ...reader, here: '/fieldwork/withdraw' };
      return respondToOne(context, <WithdrawnPage site={site()} reader={here} />, { goesBack: false });
    }),
  );

  // The same for everybody, so that a phone may keep it: it shows nothing until the phone's own store is opened.
  routes.get('/fieldwork/phone', (context) => {
    context.header('cache-control', 'no-cache');
    context.header('x-robots-tag', 'noindex, nofollow');
    return context.html(htmlOf(<PhonePage site={site()} reader={context.get('reader')} />));
  });
  routes.get('/fieldwork/worker.js', (context) => {
    const reader = context.get('reader');
    const page = htmlOf(<PhonePage site={site()} reader={reader} />);
    context.header('cache-control', 'no-cache');
    context.header('content-type', 'text/javascript; charset=utf-8');
    return context.body(fieldWorker(reader.href('/fieldwork/phone'), digest([page]), assets));
  });

  routes.get('/fieldwork/state', async (context) => {
    context.header('cache-control', 'no-store');
    const token = tokenOf(context);
    const view = token === '' ? null : await findAssessor(db, token, dayIn(now()));
    if (view === null) return context.json({ problem: 'no-link' }, 401);
    const named = async (codes: readonly string[]) => {
      const areas: { code: string; name: string }[] = [];
      for (const code of codes)
        areas.push({ code, name: (await findArea(db, code, view.round.vintage))?.name ?? code });
      return areas;
    };
    const [areas, sessionAreas] = [await named(view.areas), await named(view.sessionAreas)];
    const { round, partner, assessor, assessments, sessions, isOpen, closesOn } = view;
    return context.json({
      ...{ title: round.title, partner: partner.name, label: assessor.label, isOpen, closesOn, areas, sessionAreas },
      ...{
        questions: round.questions,
        assessments: assessments.map(({ areaCode, version, answers }) => ({ areaCode, version, answers })),
      },
      sessions: sessions.map(({ id, areaCode, version, counts }) => ({ id, areaCode, version, counts })),
    });
  });

  routes.post('/fieldwork/sync', async (context) => {
    context.header('cache-control', 'no-store');
    if (!saysSameOrigin(context.req.raw.headers, publicUrl)) return context.json({ problem: 'no-link' }, 403);
    const forms = parseForms(await context.req.json().catch(() => null));
    if (forms === null) return context.json({ problem: 'broken' }, 400);
    const outcomes = await send(context, tokenOf(context), forms);
    if (outcomes === null) return context.json({ problem: 'no-link' }, 401);
    if (outcomes === 'crowded') return context.json({ problem: 'crowded' }, 429);
    return context.json({ results: outcomes });
  });

  async function send(context: Context<WebEnv>, token: string, forms: readonly FieldForm[]) {
    if (token === '') return null;
    if (!room.take('fieldwork', placeOf(context), now())) return 'crowded' as const;
    const language = context.get('reader').language.tag;
    const sent = await sendForms(db, { codes, slurs }, token, forms, { language, now: now() });
    return sent.ok ? sent.value : null;
  }

  /** One form of a page. broken: it is not what our page would send. */
  async function sendOne(context: Context<WebEnv>, token: string, form: unknown) {
    const forms = parseForms({ forms: [form] });
    if (forms === null) return 'broken' as const;
    const sent = await send(context, token, forms);
    return sent === null || sent === 'crowded' ? sent : (sent[0] ?? null);
  }

  return routes;
}

const onPage = (scene: FieldScene, here: string): FieldScene => ({ ...scene, reader: { ...scene.reader, here } });

function storedIn({ view }: FieldScene, areaCode: string): TypedAssessment {
  const stored = view.assessments.find((one) => one.areaCode === areaCode);
  const answers = Object.entries(stored?.answers ?? {});
  return {
    ratings: Object.fromEntries(answers.map(([id, one]) => [id, one === 'cannot-say' ? one : String(one.rating)])),
    confidence: Object.fromEntries(
      answers.flatMap(([id, one]) => (one === 'cannot-say' ? [] : [[id, String(one.confidence)]])),
    ),
    note: '',
    baseVersion: stored?.version ?? 0,
  };
}

function troubleOf({ t }: Reader, outcome: Extract<SyncOutcome, { outcome: 'refused' }>): FormTrouble {
  return { field: outcome.field, text: t(`field.problem.${outcome.reason}`) };
}
