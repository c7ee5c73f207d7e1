import { askEndorser, hashOfContent, listEndorsements } from '#domains/voices';
import type { Wave } from '#domains/voices/core';
import { settleEndorsement } from '../../../worker/flows/organise-waves.ts';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { type At, waveDoors } from './at-wave.tsx';
import { EndorsersPage } from './endorsers-page.tsx';

type EndorsersRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/waves/:id/endorsers${string}`>>;

/** Who stands behind a wave: asked by one person, made sure of by another. */
export function endorsersHandlers(parts: DeskParts): EndorsersRoutes {
  const { db, assets, now, publicUrl, publicHasChanged } = parts;
  const { forOwn, doing, namesFor } = waveDoors(parts);

  const showEndorsers = async ({ visit, wave, papers, head }: At, more: { link?: string; problem?: string } = {}) => {
    const endorsements = await listEndorsements(db, wave.id);
    const hash = hashOfContent(standing(wave, papers));
    const view = {
      ...{ head, endorsements },
      current: new Set(endorsements.filter(({ contentHash }) => contentHash === hash).map(({ id }) => id)),
      names: await namesFor(endorsements.map(({ askedBy }) => askedBy)),
    };
    const page = <EndorsersPage visit={visit} assets={assets} view={view} {...more} />;
    return respondAtDesk(visit, page, more.problem === undefined ? 200 : 422);
  };

  const settle = (kind: 'confirm' | 'end') =>
    forOwn(async (at) => {
      const { visit, wave } = at;
      const id = visit.context.req.param('endorser') ?? '';
      const settled = await settleEndorsement(db, wave, id, { kind }, doing(visit));
      if (!settled.ok) return showEndorsers(at, { problem: visit.reader.t(`desk.waves.problem.${settled.problem}`) });
      publicHasChanged();
      return goTo(visit, `/desk/waves/${wave.id}/endorsers`);
    });

  return {
    'GET /desk/waves/:id/endorsers': forOwn((at) => showEndorsers(at)),
    'POST /desk/waves/:id/endorsers': forOwn(async (at) => {
      const doingIt = { actor: `staff:${at.visit.person.id}`, now: now() };
      const { token } = await db.transaction().execute((trx) => askEndorser(trx, at.wave.id, doingIt));
      return showEndorsers(at, { link: `${publicUrl}/waves/${at.wave.slug}/endorse/${token}` });
    }),
    'POST /desk/waves/:id/endorsers/:endorser/confirm': settle('confirm'),
    'POST /desk/waves/:id/endorsers/:endorser/end': settle('end'),
  };
}

/** What endorsers stand behind: what is public, or what a draft says. */
function standing(wave: Wave, papers: At['papers']) {
  return wave.approvedAt === null ? (papers.plans.at(-1)?.body.content ?? wave.content) : wave.content;
}
