import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  countHelped,
  findRumourReceipt,
  findTakenBack,
  type PublicClaim,
  type RumourKeys,
  submitRumour,
} from '#domains/straight-talk';
import { feedOf, isHelped, readRumour, type UnchallengedClock } from '#domains/straight-talk/core';
import type { Codes } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Signer } from '#platform/signatures';
import type { KeptSource } from '../mapping/keep-last-good.ts';
import type { OtherReceipt } from '../moderation/receipt-page.tsx';
import { digest } from '../shell/edition.ts';
import type { Site } from '../shell/page.tsx';
import { hrefIn } from '../shell/reader.ts';
import { answer, respond, respondToOne, stillTrue, type WebEnv } from '../shell/respond.ts';
import { createRoom, type Room } from '../shell/room.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import type { PaintCard } from '../voices/card.ts';
import { AnswerPage, VersionPage } from './answer-page.tsx';
import { addressOf } from './claim-frame.tsx';
import type { PublicAnswers } from './claim-reader.ts';
import { ClaimsListPage } from './claims-page.tsx';
import { CorrectionsPage } from './corrections-page.tsx';
import { SendPage, type TypedRumour } from './send-page.tsx';
import { RumourReceiptPage, SentPage } from './sent-page.tsx';
import { TakenBackPage } from './taken-back-page.tsx';

export interface ClaimsRouteParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly rumourKeys: RumourKeys;
  readonly feedSigner: Signer;
  readonly answers: KeptSource<PublicAnswers>;
  /** Null where it cannot be read. */
  readonly clock: () => Promise<UnchallengedClock | null>;
  readonly paintCard: PaintCard;
  readonly room: Room;
  /** Where on the network a request comes from; null where that cannot be told. */
  placeOf(context: Context<WebEnv>): string | null;
  readonly publicUrl: string;
  readonly edition: string;
  readonly now: () => Date;
  readonly site: () => Site;
}

/** 100,000 UTF-16 units, each of them up to nine bytes on its way here; with something to spare. */
const largestForm = 1024 * 1024;
const largestAnswer = 4 * 1024;

/** So many may say within an hour, from one place of the network, whether an answer helped. */
const mostHelpedFromOnePlace = 30;

/**
 * Where anybody sends in what they were sent, and reads what was found out. Without script and without cookies; nobody's words are in an address, and no address in
 * them is ever asked for.
 */
export function claimsRoutes(parts: ClaimsRouteParts): Hono<WebEnv> {
  const { db, codes, rumourKeys, feedSigner, answers, clock, paintCard, room, placeOf, publicUrl, edition, now, site } =
    parts;
  const helpedRoom = createRoom(mostHelpedFromOnePlace);
  const routes = new Hono<WebEnv>();
  const tooLarge = async (context: Context<WebEnv>) => showForm(context, { ...nothingTyped(context), problem: book });
  const limit = bodyLimit({ maxSize: largestForm, onError: tooLarge });
  routes.use('/claims/new', limit);
  routes.use('/claims/shared', limit);
  routes.use('/claims/:slug/helped', bodyLimit({ maxSize: largestAnswer }));

  routes.get('/claims', async (context) => {
    const { claims, stamp } = await answers.read();
    const standing = await clock();
    const known = stillTrue(context, digest([edition, 'claims', stamp, JSON.stringify(standing)]));
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: '/claims' };
    return respond(context, <ClaimsListPage site={site()} reader={reader} claims={claims} clock={standing} />);
  });

  const showForm = (context: Context<WebEnv>, typed: TypedRumour, status: 200 | 413 | 422 | 429 = 200) => {
    const reader = { ...context.get('reader'), here: '/claims/new' };
    return respondToOne(context, <SendPage site={site()} reader={reader} typed={typed} />, {
      goesBack: status === 200,
      status: typed.problem === book ? 413 : status,
    });
  };
  const nothingTyped = (context: Context<WebEnv>): TypedRumour => ({
    words: '',
    language: context.get('reader').language.tag,
    problem: null,
  });

  routes.get('/claims/new', (context) => showForm(context, nothingTyped(context)));

  // What a phone shares with the site comes from outside of it, so it is shown in the form and goes no further by itself.
  routes.post('/claims/shared', async (context) => {
    const form = await readFields(context);
    const words = [form('title'), form('text'), form('url')].filter(
      (part, at, all) => part !== '' && all.indexOf(part) === at,
    );
    return showForm(context, { ...nothingTyped(context), words: words.join('\n') });
  });

  routes.post('/claims/new', async (context) => {
    const form = await readFields(context, publicUrl);
    const reader = { ...context.get('reader'), here: '/claims/new' };
    const language = reader.languages.some(({ tag }) => tag === form('language')) ? form('language') : 'und';
    const typed = { words: form('words'), language, problem: null };
    // She has changed the language of the page, and not sent anything yet.
    if (form('turn') !== '') return showForm(context, typed);
    const rumour = readRumour(typed.words, language);
    if (!rumour.ok) return showForm(context, { ...typed, problem: rumour.problem }, 422);
    if (!room.take('claims', placeOf(context), now()))
      return showForm(context, { ...typed, problem: { kind: 'no-room' } }, 429);
    const { code, suggestion } = await submitRumour(db, codes, rumourKeys, rumour.value, now());
    const { claims } = await answers.read();
    const known = claims.find(({ id }) => id === suggestion?.claimId) ?? null;
    const page = <SentPage site={site()} reader={reader} code={code} known={known} />;
    return respondToOne(context, page, { goesBack: false });
  });

  const feed = async () => {
    const { claims } = await answers.read();
    const address = (language: string, path: string) => publicUrl + hrefIn(language, path);
    return JSON.stringify(feedOf(claims, { title: new URL(publicUrl).host, home: publicUrl, address }));
  };
  const feedStamp = async () => digest([edition, 'feed', (await answers.read()).stamp]);

  routes.get('/claims/feed.json', async (context) => {
    const known = stillTrue(context, await feedStamp());
    return known ?? answer(context, await feed(), 'application/feed+json');
  });

  // The same with a signature, as a file that another installation takes in.
  routes.get('/claims/feed.jws', async (context) => {
    const known = stillTrue(context, await feedStamp());
    return known ?? answer(context, await feedSigner.sign(await feed()), 'application/jose');
  });

  routes.get('/claims/corrections', async (context) => {
    const { claims, stamp } = await answers.read();
    const known = stillTrue(context, digest([edition, 'corrections', stamp]));
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: '/claims/corrections' };
    return respond(context, <CorrectionsPage site={site()} reader={reader} claims={claims} />);
  });

  /** The claim at an address, or why there is none any more. */
  const atClaim =
    (show: (context: Context<WebEnv>, claim: PublicClaim, stamp: string) => Response | Promise<Response>) =>
    async (context: Context<WebEnv>): Promise<Response> => {
      const slug = context.req.param('slug') ?? '';
      const { claims, stamp } = await answers.read();
      const claim = claims.find((one) => one.slug === slug);
      if (claim !== undefined) return show(context, claim, stamp);
      const because = await findTakenBack(db, slug);
      if (because === null) return context.notFound();
      const reader = { ...context.get('reader'), here: '/claims' };
      return respond(context, <TakenBackPage site={site()} reader={reader} because={because} />, 410);
    };

  routes.get(
    '/claims/:slug',
    atClaim((context, claim, stamp) => {
      const known = stillTrue(context, digest([edition, claim.id, stamp]));
      if (known !== null) return known;
      const reader = { ...context.get('reader'), here: addressOf(claim) };
      return respond(context, <AnswerPage site={site()} reader={reader} claim={claim} helped="asked" />);
    }),
  );

  routes.post(
    '/claims/:slug/helped',
    atClaim(async (context, claim) => {
      const form = await readFields(context, publicUrl);
      const reader = { ...context.get('reader'), here: addressOf(claim) };
      const [said, language, number] = [form('said'), form('language'), Number(form('number'))];
      const isThere = claim.papers.byLanguage.get(language)?.some((paper) => paper.number === number) === true;
      const isCounted = isHelped(said) && isThere && helpedRoom.take(`helped ${claim.id}`, placeOf(context), now());
      if (isCounted) await countHelped(db, { claimId: claim.id, language, number }, said, now());
      const helped = isCounted ? 'thanks' : 'not-counted';
      const page = <AnswerPage site={site()} reader={reader} claim={claim} helped={helped} />;
      return respondToOne(context, page, { goesBack: false, status: isCounted ? 200 : 422 });
    }),
  );

  routes.get(
    '/claims/:slug/versions/:language/:number',
    atClaim((context, claim, stamp) => {
      const language = context.req.param('language') ?? '';
      const papers = claim.papers.byLanguage.get(language) ?? [];
      const at = papers.findIndex(({ number }) => String(number) === context.req.param('number'));
      const paper = papers[at];
      if (paper === undefined) return context.notFound();
      const known = stillTrue(context, digest([edition, 'version', claim.id, language, String(paper.number), stamp]));
      if (known !== null) return known;
      const reader = { ...context.get('reader'), here: addressOf(claim, `/versions/${language}/${paper.number}`) };
      const shown = { claim, language, paper, next: papers[at + 1] ?? null };
      return respond(context, <VersionPage site={site()} reader={reader} {...shown} />);
    }),
  );

  routes.get(
    '/claims/:slug/:card{card-[a-z]+-[1-9][0-9]{0,5}\\.jpg}',
    atClaim(async (context, claim) => {
      const [, language = '', number = ''] = /^card-([a-z]+)-(\d+)\.jpg$/.exec(context.req.param('card') ?? '') ?? [];
      const paper = claim.papers.byLanguage.get(language)?.find((one) => one.number === Number(number));
      if (paper === undefined) return context.notFound();
      const { t, language: spoken } = context.get('reader');
      const words = {
        title: { text: paper.body.card, language },
        organiser: t(`claims.verdict.${paper.body.verdict}`),
        line: t('claims.card.line'),
        site: t('site.name'),
        note: null,
      };
      const picture = await paintCard(`claim ${claim.id} ${language} ${number} ${spoken.tag}`, words, spoken);
      context.header('cache-control', 'public, max-age=300');
      context.header('content-type', 'image/jpeg');
      return context.body(picture);
    }),
  );
  return routes;
}

/** A text that does not fit into the form at all. */
const book = { kind: 'book' } as const;

/** The page of a rumour's receipt; null for a code that is none. */
export async function findRumourPage(
  db: Database,
  answers: KeptSource<PublicAnswers>,
  codeHash: string,
): Promise<OtherReceipt | null> {
  const receipt = await findRumourReceipt(db, codeHash);
  if (receipt === null) return null;
  const { claims } = await answers.read();
  const known = claims.find(({ slug }) => slug === receipt.slug) ?? null;
  return (scene) => <RumourReceiptPage {...scene} state={receipt.state} known={known} />;
}

/** Addresses of what is public, without language. */
export const claimPaths = ({ claims }: PublicAnswers): readonly string[] => [
  '/claims',
  '/claims/corrections',
  ...claims.map((claim) => addressOf(claim)),
];

/** The fields of a form; nothing of one that another site sends through a reader's browser, where it would change something here. */
async function readFields({ req }: Context<WebEnv>, publicUrl?: string): Promise<(name: string) => string> {
  const isOurs = publicUrl === undefined || saysSameOrigin(req.raw.headers, publicUrl);
  const body = isOurs ? await req.parseBody() : {};
  return (name) => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
}
