import { randomInt } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listAuthorities } from '#domains/geography';
import {
  type Counting,
  checkOwnWords,
  countGuess,
  countOnce,
  findByCode,
  prepareStatement,
  SHARDS,
} from '#domains/voices';
import {
  type Draft,
  type DraftProblem,
  mayPrepare,
  mayShare,
  mayWrite,
  type Noticed,
  type OwnWords,
  offerAt,
  readDraft,
  readFirstName,
} from '#domains/voices/core';
import { readCode, writeCode } from '#platform/codes';
import { askForPlace } from '../../worker/flows/ask-for-wall.ts';
import { noticeWords } from '../../worker/flows/notice-words.ts';
import { takeBackStatement } from '../../worker/flows/take-back-statement.ts';
import type { Reader } from '../shell/reader.ts';
import { respondToOne, type WebEnv } from '../shell/respond.ts';
import { type AtWave, fromForm } from './at-wave.ts';
import { CodePage } from './code-page.tsx';
import { type Answer, DonePage, emptyWallForm, type WallForm } from './done-page.tsx';
import { FoundPage, GonePage, MinePage } from './mine-page.tsx';
import type { VoicesParts } from './parts.ts';
import { type Carried, SharePage } from './share-page.tsx';
import { StoppedPage, TooMuchPage } from './stopped-page.tsx';
import { type FormTicket, hashOfWords, type Pass, type Tickets } from './ticket.ts';
import { addressOf } from './wave-frame.tsx';
import { tonguesOf, WritePage, type Written } from './write-page.tsx';

/** Room for a pasted text of 100 kB, each letter of which may take nine in a form. */
const LARGEST_FORM = 1024 * 1024;

const toBeKept = { goesBack: true } as const;
const shownOnce = { goesBack: false } as const;

/** What people do: write, share, ask for the wall, take back. Each step brings what it needs in its form; nothing is kept between them. */
export function speakingRoutes(parts: VoicesParts, tickets: Tickets): Hono<WebEnv> {
  const { db, codes, wordsKey, slurs, waves, site, room, placeOf, now } = parts;
  const routes = new Hono<WebEnv>();
  const from = (answer: (at: AtWave) => Response | Promise<Response>) => fromForm(waves, site, answer);
  const counting = (): Counting => ({ now: now(), shard: randomInt(SHARDS) });

  routes.use('/waves/*', bodyLimit({ maxSize: LARGEST_FORM, onError: tooMuch }));

  function tooMuch(context: Context<WebEnv>) {
    const page = <TooMuchPage site={site()} reader={context.get('reader')} />;
    return respondToOne(context, page, { ...shownOnce, status: 413 });
  }

  /** What a later step brought along; null where it is not ours, or too old. */
  function carriedBy({ scene, field }: AtWave): Carried | null {
    const sealed = field('pass');
    const pass = tickets.openPass(sealed, scene.view.wave.id, now());
    const draft = readDraft(field('words'), tongueOf(scene.reader, field('language')));
    if (pass === null || !draft.ok || hashOfWords(draft.value) !== pass.wordsHash) return null;
    return { pass, sealed, words: draft.value.words, language: draft.value.language };
  }

  const toStart = ({ context, scene }: AtWave) => context.redirect(scene.reader.href(addressOf(scene)), 303);

  routes.post('/waves/:slug/words', from(write));

  async function write(at: AtWave): Promise<Response> {
    const { context, scene, field } = at;
    const { reader, view } = scene;
    const { wave } = view;
    const typed = field('words');
    const language = tongueOf(reader, field('language'));
    const ticket = tickets.openTicket(field('ticket'), wave.id, now());
    if (ticket !== null && !mayWrite(ticket.age, wave.isForAdults)) return toStart(at);
    if (!mayPrepare(wave, now())) {
      const draft = readDraft(typed, language);
      const words = draft.ok ? draft.value.words : '';
      return respondToOne(context, <StoppedPage scene={scene} words={words} language={language} />, shownOnce);
    }
    const again = (written: Partial<Written>, known: FormTicket | null = ticket) => {
      const age = known?.age ?? 'teen';
      const sealed = known === null ? tickets.issue(wave.id, age, now()).sealed : field('ticket');
      const all = { words: shorten(typed), language, problem: null, advice: [], ...written };
      const page = <WritePage scene={scene} ticket={sealed} isTeen={age === 'teen'} written={all} />;
      return respondToOne(context, page, { ...toBeKept, status: written.problem ? 422 : 200 });
    };
    if (field('turn') !== '') return again({});
    if (ticket === null) return again({ problem: reader.t('voices.write.problem.expired') });
    const draft = readDraft(typed, language);
    if (!draft.ok) return again({ problem: explain(reader, draft.problem) });

    const isFirst = field('seen') === '';
    const noticed = isFirst ? noticeWords(draft.value.words, draft.value.language, slurs).labels : [];
    if (noticed.length > 0) return again({ advice: await adviceOn(at, ticket.id, draft.value, noticed) });
    const prepared = await prepareStatement(
      db,
      wave,
      {
        ticket: { id: ticket.id, codeHash: ticket.code.hash },
        draft: draft.value,
        examples: view.examples,
        keepWords: !mayShare(wave, now()),
        key: wordsKey,
        hasRoom: () => room.take(wave.id, placeOf(context), now()),
      },
      counting(),
    );
    if (prepared.kind === 'taken-back') return respondToOne(context, <GonePage scene={scene} />, shownOnce);
    const isOwn = prepared.kind === 'prepared' || prepared.kind === 'again';
    if (prepared.kind === 'not-own') {
      if (isFirst) return again({ advice: [onOwnWords(reader, prepared.found)] });
      if (prepared.found.verdict === 'near') {
        await countOnce(db, wave.id, { tally: 'copied', mark: tickets.mark('copied', ticket) }, counting());
      }
    }
    const isCrowded = prepared.kind === 'crowded';
    if (isCrowded) {
      await countOnce(db, wave.id, { tally: 'crowded', mark: tickets.mark('copied', ticket) }, counting());
    }
    const pass: Pass = { ...ticket, isOwn, isCrowded, wordsHash: hashOfWords(draft.value) };
    return showShare(at, { ...draft.value, pass, sealed: tickets.sealPass(pass) });
  }

  /** Everything there is to think about, in one go. */
  async function adviceOn({ scene }: AtWave, id: string, { words }: Draft, noticed: Noticed['labels']) {
    const { reader, view } = scene;
    const toCheck = { key: wordsKey, waveId: view.wave.id, text: words, examples: view.examples };
    const found = await checkOwnWords(db, toCheck);
    const isItself = found.verdict === 'near' && found.id === id;
    const onWords = found.verdict === 'own' || isItself ? [] : [onOwnWords(reader, found)];
    const notes = noticed.map((label) => reader.t(label === 'slur' ? 'notes.insult' : `notes.${label}`));
    return [...new Set([...onWords, ...notes])];
  }

  function showShare({ context, scene }: AtWave, carried: Carried, isAgain = false) {
    if (!mayShare(scene.view.wave, now())) {
      const page = <CodePage scene={scene} carried={carried} why="later" typed="not-yet" />;
      return respondToOne(context, page, toBeKept);
    }
    return respondToOne(context, <SharePage scene={scene} carried={carried} isAgain={isAgain} />, toBeKept);
  }

  routes.post('/waves/:slug/opened', from(noteOpened));

  async function noteOpened({ context, scene, field }: AtWave): Promise<Response> {
    const { wave } = scene.view;
    const pass = tickets.openPass(field('pass'), wave.id, now());
    if (pass?.isOwn === true && mayShare(wave, now())) {
      await countOnce(db, wave.id, { tally: 'opened', mark: tickets.mark('opened', pass) }, counting());
    }
    context.header('cache-control', 'no-store');
    return context.body(null, 204);
  }

  routes.post('/waves/:slug/shared', from(answerShared));

  async function answerShared(at: AtWave): Promise<Response> {
    const { scene, field } = at;
    const carried = carriedBy(at);
    if (carried === null) return toStart(at);
    const answer = answerOf(field('answer'), carried);
    if (answer === null) return showShare(at, carried, field('answer') === 'not-yet');
    const { wave } = scene.view;
    if (answer !== 'done' && carried.pass.isOwn) {
      const tally = answer === 'yes' ? 'shared' : 'declined';
      await countOnce(db, wave.id, { tally, mark: tickets.mark('answered', carried.pass) }, counting());
    }
    return showDone(at, carried, answer, emptyWallForm);
  }

  async function showDone({ context, scene }: AtWave, carried: Carried, answer: Answer, form: WallForm) {
    const places = offerAt(carried.pass.age).wall && scene.view.wave.hasWall ? await listAuthorities(db) : [];
    const page = <DonePage scene={scene} carried={carried} answer={answer} form={form} places={places} />;
    return respondToOne(context, page, { ...toBeKept, status: form.problem === null ? 200 : 422 });
  }

  routes.post('/waves/:slug/wall', from(askForWall));

  async function askForWall(at: AtWave): Promise<Response> {
    const { context, scene, field } = at;
    const { t } = scene.reader;
    const carried = carriedBy(at);
    const { wave } = scene.view;
    const mayAsk = carried?.pass.isOwn === true && offerAt(carried.pass.age).wall && wave.hasWall;
    if (carried === null || !mayAsk) return toStart(at);
    const answer = answerOf(field('answer'), carried) ?? 'done';
    const [name, place] = [field('name').trim(), field('place')];
    const firstName = name === '' ? null : readFirstName(name);
    if (name !== '' && firstName === null) {
      const problem = { field: 'name', text: t('voices.wall.name.problem') } as const;
      return showDone(at, carried, answer, { name: name.slice(0, 100), place, problem });
    }
    const places = place === '' ? [] : await listAuthorities(db);
    if (place !== '' && !places.some(({ code }) => code === place)) {
      const problem = { field: 'place', text: t('voices.wall.place.problem') } as const;
      return showDone(at, carried, answer, { name, place: '', problem });
    }
    if (!mayShare(wave, now())) {
      const page = <StoppedPage scene={scene} words={carried.words} language={carried.language} />;
      return respondToOne(context, page, shownOnce);
    }
    const draft = readDraft(carried.words, carried.language);
    if (!draft.ok) return toStart(at);
    const { id, code } = carried.pass;
    const asked = { waveId: wave.id, statementId: id, code, draft: draft.value, firstName, slurs };
    const outcome = await askForPlace(db, codes, { ...asked, areaCode: place === '' ? null : place }, now());
    if (outcome === 'gone') return respondToOne(context, <GonePage scene={scene} />, shownOnce);
    return respondToOne(context, <CodePage scene={scene} carried={carried} why="wall" typed="not-yet" />, shownOnce);
  }

  routes.post('/waves/:slug/code', from(checkCode));

  function checkCode(at: AtWave): Response | Promise<Response> {
    const { context, scene, field } = at;
    const carried = carriedBy(at);
    if (carried === null) return toStart(at);
    const typed = field('code');
    const isRight = readCode(typed) === readCode(carried.pass.code.figures);
    const page = (
      <CodePage
        scene={scene}
        carried={carried}
        why={field('why') === 'later' ? 'later' : 'wall'}
        typed={typed === '' ? 'not-yet' : isRight ? 'right' : 'wrong'}
      />
    );
    return respondToOne(context, page, { ...shownOnce, status: typed === '' || isRight ? 200 : 422 });
  }

  routes.post('/waves/:slug/mine', from(openByCode));

  async function openByCode(at: AtWave): Promise<Response> {
    const { context, scene, field } = at;
    const { t } = scene.reader;
    const { wave } = scene.view;
    const typed = field('code');
    const guess = await codes.guess(db, 'receipt', typed, (hash) => findByCode(db, wave.id, hash));
    if (guess.kind !== 'found') {
      await countGuess(db, wave.id, counting());
      const page = <MinePage scene={scene} problem={t(`voices.mine.${guess.kind}`)} />;
      return respondToOne(context, page, { ...shownOnce, status: guess.kind === 'unknown' ? 422 : 429 });
    }
    const { id, codeHash, state, words, language } = guess.found;
    const digits = readCode(typed);
    const code = { ...(digits === null ? { words: '', figures: '' } : writeCode(digits)), hash: codeHash };
    const wordsHash = hashOfWords({ words: words ?? '', language });
    const passAt = (age: Pass['age']) =>
      tickets.sealPass({ waveId: wave.id, id, code, age, issuedAt: now(), isOwn: true, isCrowded: false, wordsHash });
    const mayShareNow = words !== null && state === 'prepared' && mayShare(wave, now());
    const share = mayShareNow ? { adult: passAt('adult'), teen: passAt('teen') } : null;
    const found = { state, words, language, sealed: passAt('teen'), share };
    return respondToOne(context, <FoundPage scene={scene} found={found} />, shownOnce);
  }

  routes.post('/waves/:slug/delete', from(remove));

  async function remove(at: AtWave): Promise<Response> {
    const { context, scene, field } = at;
    const pass = tickets.openPass(field('pass'), scene.view.wave.id, now());
    if (pass === null || !pass.isOwn) return toStart(at);
    await takeBackStatement(db, scene.view.wave.id, pass.id, counting());
    return respondToOne(context, <GonePage scene={scene} />, shownOnce);
  }

  // Whoever comes to the address of a step without its form, by a link of a browser or a bookmark, begins at the page of the wave.
  for (const step of ['words', 'shared', 'code', 'delete', 'opened'])
    routes.get(`/waves/:slug/${step}`, (context) => {
      const slug = context.req.param('slug');
      return context.redirect(context.get('reader').href(`/waves/${slug}`), 303);
    });
  return routes;
}

const tongueOf = (reader: Reader, asked: string): string => (tonguesOf(reader).includes(asked) ? asked : 'und');

/** Of a text that is far too long enough comes back to be shortened. */
const shorten = (typed: string): string => typed.toWellFormed().slice(0, 20_000);

/** What somebody says after the share page; null for "not yet", and for what she was not asked. */
function answerOf(text: string, { pass }: Carried): Answer | null {
  if (!offerAt(pass.age).asked) return text === 'done' ? 'done' : null;
  return text === 'yes' || text === 'no' ? text : null;
}

const onOwnWords = ({ t }: Reader, found: OwnWords): string =>
  t(found.verdict === 'near' ? `own-words.near-${found.to}` : 'own-words.short');

function explain({ t }: Reader, problem: DraftProblem): string {
  return problem.kind === 'too-long'
    ? t('voices.write.problem.too-long', { count: problem.by })
    : t(`voices.write.problem.${problem.kind}`);
}
