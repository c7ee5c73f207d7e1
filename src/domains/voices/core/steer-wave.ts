import { accept, type Result, refuse } from '#foundations/result';
import { phaseOf, type Wave } from './wave.ts';

/** What somebody does with a whole wave. */
export type WaveStep = 'approve' | 'pause' | 'resume' | 'close';

export type StepProblem =
  /** Whoever made a wave does not approve it, and who asked to resume it does not resume it: a second person does. */
  | 'same-person'
  /** It would be over before it began. */
  | 'over-already'
  /** In this phase there is no such step. */
  | 'not-now';

/** The wave after a step. One person stops a wave; to resume it one asks and another agrees. */
export function steer(wave: Wave, step: WaveStep, by: string, now: Date): Result<Wave, StepProblem> {
  const phase = phaseOf(wave, now);
  const changed = { ...wave, changes: wave.changes + 1, changedAt: now };
  switch (step) {
    case 'approve':
      if (phase !== 'draft') return refuse('not-now');
      if (by === wave.createdBy) return refuse('same-person');
      if (wave.closesAt !== null && wave.closesAt <= now) return refuse('over-already');
      return accept({ ...changed, approvedAt: now });
    case 'pause':
      return ['scheduled', 'gathering', 'open'].includes(phase)
        ? accept({ ...changed, pausedAt: now, resumeAskedBy: null })
        : refuse('not-now');
    case 'resume':
      if (phase !== 'paused') return refuse('not-now');
      if (wave.resumeAskedBy === null) return accept({ ...changed, resumeAskedBy: by });
      if (wave.resumeAskedBy === by) return refuse('same-person');
      return accept({ ...changed, pausedAt: null, resumeAskedBy: null });
    case 'close':
      return phase === 'draft' || phase === 'closed' ? refuse('not-now') : accept({ ...changed, closedAt: now });
  }
}
