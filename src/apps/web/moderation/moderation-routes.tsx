import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { appealBy, findReceiptBy, type Parts, readWeeks, reportContent, type Week } from '#domains/moderation';
import { isReportReason, type Receipt, reportReasonsFor } from '#domains/moderation/core';
import type { Codes, Guess } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Site } from '../shell/page.tsx';
import { respond, respondToOne, type WebEnv } from '../shell/respond.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { type AppealAnswer, AskReceiptPage, CodeLanguages, type OtherReceipt, ReceiptPage } from './receipt-page.tsx';
import { type Reportable, ReportedPage, ReportPage } from './report-page.tsx';
import { RulesPage } from './rules-page.tsx';

export interface ModerationRouteParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly parts: Parts;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** What every page is wrapped in. */
  site(): Promise<Site>;
  /** What another part of the site tells the holder of a code; null where the code is none of theirs. */
  findOther(codeHash: string): Promise<OtherReceipt | null>;
  /** The last whole weeks, as they are kept between requests. */
  weeks(): Promise<readonly Week[]>;
}

const largestForm = 4 * 1024;

/** The public side: reporting, the page that a code opens, and the rules. Without script, without cookies, and nothing of it in an address. */
export function moderationRoutes(parts: ModerationRouteParts): Hono<WebEnv> {
  const { db, codes, now, site, weeks } = parts;
  const routes = new Hono<WebEnv>();
  routes.use('/report', bodyLimit({ maxSize: largestForm }));
  routes.use('/receipt', bodyLimit({ maxSize: largestForm }));
  routes.use('/receipt/*', bodyLimit({ maxSize: largestForm }));

  routes.get('/moderation', async (context) =>
    respond(context, <RulesPage site={await site()} reader={context.get('reader')} weeks={await weeks()} />),
  );

  routes.get('/report', async (context) => {
    const about = await findReportable(parts, context.req.query('kind'), context.req.query('subject'));
    if (about === null) return nothingThere(parts, context);
    return respondToOne(context, <ReportPage site={await site()} reader={context.get('reader')} about={about} />, {
      goesBack: false,
    });
  });

  routes.post('/report', async (context) => {
    const form = await readForm(parts, context);
    const about = await findReportable(parts, form.kind, form.subject);
    if (about === null) return nothingThere(parts, context);
    const reader = context.get('reader');
    const { reason } = form;
    if (!isReportReason(reason) || !reportReasonsFor(about.kind).includes(reason))
      return respondToOne(context, <ReportPage site={await site()} reader={reader} about={about} isUnchosen={true} />, {
        goesBack: false,
        status: 422,
      });
    const { kind, subjectId, content } = about;
    const part = parts.parts.get(kind.id);
    if (part === undefined) return nothingThere(parts, context);
    const reported = await reportContent(db, part, codes, { subjectId, reason, now: now() });
    // In another language the form stands, not its answer.
    const here = `/report?${new URLSearchParams({ kind: kind.id, subject: subjectId })}`;
    const page = (
      <ReportedPage site={await site()} reader={{ ...reader, here }} reported={reported} address={content.address} />
    );
    return respondToOne(context, page, { goesBack: false });
  });

  routes.get('/receipt', async (context) =>
    respond(context, <AskReceiptPage site={await site()} reader={context.get('reader')} />),
  );

  routes.post('/receipt', async (context) => {
    const { code } = await readForm(parts, context);
    return answerCode(parts, context, code);
  });

  routes.post('/receipt/appeal', async (context) => {
    const { code } = await readForm(parts, context);
    let answer: AppealAnswer = 'nothing';
    const guess = await codes.guess(db, 'receipt', code, async (hash) => {
      const appealed = await appealBy(db, parts.parts, hash, now());
      if (appealed.ok || appealed.problem === 'appealed-before') answer = 'sent';
      else if (appealed.problem === 'too-late') answer = 'late';
      return findReceiptBy(db, parts.parts, hash, now());
    });
    return answerGuess(parts, context, guess, code, answer);
  });

  return routes;
}

async function answerCode(parts: ModerationRouteParts, context: Context<WebEnv>, code: string) {
  const { db, codes, now } = parts;
  const guess = await codes.guess(
    db,
    'receipt',
    code,
    async (hash) => (await findReceiptBy(db, parts.parts, hash, now())) ?? (await parts.findOther(hash)),
  );
  return answerGuess(parts, context, guess, code);
}

async function answerGuess(
  { site }: ModerationRouteParts,
  context: Context<WebEnv>,
  guess: Guess<Receipt | OtherReceipt>,
  code: string,
  answer?: AppealAnswer,
) {
  const reader = { ...context.get('reader'), here: '/receipt' };
  if (guess.kind !== 'found') {
    const page = <AskReceiptPage site={await site()} reader={reader} problem={guess.kind} />;
    return respondToOne(context, page, { goesBack: false, status: guess.kind === 'too-many' ? 429 : 422 });
  }
  if (typeof guess.found === 'function') {
    const languages = <CodeLanguages reader={reader} code={code} />;
    return respondToOne(context, guess.found({ site: await site(), reader, languages }), { goesBack: false });
  }
  return respondToOne(
    context,
    <ReceiptPage
      site={await site()}
      reader={reader}
      receipt={guess.found}
      code={code}
      {...(answer !== undefined && { answer })}
    />,
    { goesBack: false },
  );
}

/** What readers see and may report; null for what is not there, not public, or of no kind that we know. */
async function findReportable(
  { db, parts }: ModerationRouteParts,
  kindId = '',
  subjectId = '',
): Promise<Reportable | null> {
  const part = parts.get(kindId);
  if (part === undefined || !/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,119}$/.test(subjectId)) return null;
  const content = await part.content.read(db, subjectId);
  if (content === null || content.address === null) return null;
  return { kind: part.kind, subjectId, content: { ...content, address: content.address } };
}

async function nothingThere({ site }: ModerationRouteParts, context: Context<WebEnv>) {
  const reported = { outcome: 'nothing-there', code: null } as const;
  const page = <ReportedPage site={await site()} reader={context.get('reader')} reported={reported} address={null} />;
  return respondToOne(context, page, { goesBack: false, status: 404 });
}

interface Form {
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly code: string;
}

/** The fields of our forms and no others. A form that another site sends through a reader's browser is empty. */
async function readForm({ publicUrl }: ModerationRouteParts, { req }: Context<WebEnv>): Promise<Form> {
  const isOurs = saysSameOrigin(req.raw.headers, publicUrl);
  const body = isOurs ? await req.parseBody() : {};
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  return { kind: text('kind'), subject: text('subject'), reason: text('reason'), code: text('code') };
}

/** The weeks are worked out once an hour: a whole week does not change, and only Monday brings a new one. */
export function keepWeeks(db: Database, now: () => Date): () => Promise<readonly Week[]> {
  let kept: { readonly weeks: Promise<readonly Week[]>; readonly until: number } | null = null;
  return () => {
    const time = now().getTime();
    if (kept === null || time >= kept.until) {
      const weeks = readWeeks(db, now(), shownWeeks);
      weeks.catch(() => {
        kept = null;
      });
      kept = { weeks, until: time + 3_600_000 };
    }
    return kept.weeks;
  };
}

const shownWeeks = 4;
