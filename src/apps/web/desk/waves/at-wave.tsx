import { findNames } from '#domains/desk';
import { listWaves, readPapers } from '#domains/voices';
import { phaseOf, textIn, type Wave, type WavePlan } from '#domains/voices/core';
import type { Paper } from '#foundations/paper';
import { looksAfter } from '../../../worker/flows/organise-waves.ts';
import { type DeskParts, forStaff, type Handler } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { respondAtDesk } from '../frame/respond-at-desk.ts';
import type { StaffVisit } from '../frame/visit.ts';
import type { WaveHead } from './waves-frame.tsx';

/** A wave with what is written about it, for somebody who looks after it. */
export interface At {
  readonly visit: StaffVisit;
  readonly wave: Wave;
  readonly papers: Awaited<ReturnType<typeof readPapers>>;
  readonly head: WaveHead;
}

type AtHandler = (at: At) => Promise<Response> | Response;

/** How every page of a wave gets at it. */
export interface WaveDoors {
  /** A handler for one wave, which has to be there and be looked after by whoever asks. */
  forWave(handler: AtHandler): Handler;
  /** The same for what an organiser changes: the example stays as it is. */
  forOwn(handler: AtHandler): Handler;
  headOf(wave: Wave, plan: Paper<WavePlan> | null): WaveHead;
  doing(visit: StaffVisit): { readonly by: string; readonly now: Date };
  namesFor(actors: readonly string[]): ReturnType<typeof findNames>;
}

export function waveDoors({ db, assets, now }: DeskParts): WaveDoors {
  const refuse = (visit: StaffVisit, refusal: 'not-there' | 'limited') =>
    respondAtDesk(
      visit,
      <RefusalPage visit={visit} assets={assets} refusal={refusal} />,
      refusal === 'not-there' ? 404 : 403,
    );

  /** A handler for one wave, which has to be there and be looked after by whoever asks. */
  const forWave = (handler: (at: At) => Promise<Response> | Response) =>
    forStaff(async (visit) => {
      const id = visit.context.req.param('id');
      const wave = (await listWaves(db)).find((one) => one.id === id);
      if (wave === undefined) return refuse(visit, 'not-there');
      if (!(await looksAfter(db, visit.person, wave.areas))) return refuse(visit, 'limited');
      const papers = await readPapers(db, wave.id);
      return handler({ visit, wave, papers, head: headOf(wave, papers.plans.at(-1) ?? null) });
    });
  /** The same for what an organiser changes: the example stays as it is. */
  const forOwn = (handler: (at: At) => Promise<Response> | Response) =>
    forWave((at) => (at.wave.isExample ? refuse(at.visit, 'not-there') : handler(at)));

  const headOf = (wave: Wave, plan: Paper<WavePlan> | null): WaveHead => ({
    id: wave.id,
    slug: wave.slug,
    title: textIn((wave.approvedAt === null ? (plan?.body ?? wave) : wave).content.title, 'en').text,
    phase: phaseOf(wave, now()),
    isExample: wave.isExample,
  });
  const doing = ({ person }: StaffVisit) => ({ by: person.id, now: now() });
  const namesFor = (actors: readonly string[]) =>
    findNames(db, [...new Set(actors.map((actor) => actor.replace(/^staff:/, '')))]);

  return { forWave, forOwn, headOf, doing, namesFor };
}
