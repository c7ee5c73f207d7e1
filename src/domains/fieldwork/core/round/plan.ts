/** What is done by somebody once, and ticked off with their name. */
export const tasks = [
  'questions',
  'indicators',
  'impact-assessment',
  'challenge-group',
  'partners-ready',
  'listening',
  'agreement',
  'estimates',
  'synthesis',
  'decisions',
  'publication',
] as const;
export type Task = (typeof tasks)[number];
export const isTask = (text: string): text is Task => tasks.some((task) => task === text);

/** Ninety days in four parts. Days are counted from 1. */
export const milestones = [
  { id: 'prepare', from: 1, to: 14, tasks: ['questions', 'indicators', 'impact-assessment', 'challenge-group'] },
  { id: 'collect', from: 15, to: 60, tasks: ['partners-ready', 'listening'] },
  { id: 'score', from: 61, to: 75, tasks: ['agreement', 'estimates', 'synthesis'] },
  { id: 'decide', from: 76, to: 90, tasks: ['decisions', 'publication'] },
] as const satisfies readonly { id: string; from: number; to: number; tasks: readonly Task[] }[];
export type MilestoneId = (typeof milestones)[number]['id'];

export type Standing = 'done' | 'late' | 'due' | 'ahead';

export interface TimedTask {
  readonly task: Task;
  readonly standing: Standing;
  readonly done: { readonly by: string; readonly on: string } | null;
}

export interface Milestone {
  readonly id: MilestoneId;
  /** First and last day: "2026-11-26". */
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly tasks: readonly TimedTask[];
}

/** The plan of a round that began on a day, as it stands on another. What was not done by the last day of its milestone is late. */
export function timeline(
  beginsOn: string,
  today: string,
  done: ReadonlyMap<Task, { readonly by: string; readonly on: string }>,
): readonly Milestone[] {
  return milestones.map(({ id, from, to, tasks: own }) => {
    const days = { from: dayOf(beginsOn, from), to: dayOf(beginsOn, to) };
    const timed = own.map((task) => ({
      task,
      done: done.get(task) ?? null,
      standing: standingOf(done.has(task), days, today),
    }));
    return {
      id,
      ...days,
      standing: standingOf(
        timed.every((one) => one.done !== null),
        days,
        today,
      ),
      tasks: timed,
    };
  });
}

function standingOf(isDone: boolean, { from, to }: { from: string; to: string }, today: string): Standing {
  if (isDone) return 'done';
  if (today > to) return 'late';
  return today < from ? 'ahead' : 'due';
}

/** The day with a number in a round: day 1 is the one on which it begins. Days of the calendar, without clocks. */
export function dayOf(beginsOn: string, day: number): string {
  const date = new Date(`${beginsOn}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + day - 1);
  return date.toISOString().slice(0, 10);
}

/** Until when forms are awaited, and from when. */
export const collection = (beginsOn: string) => ({ from: dayOf(beginsOn, 15), to: dayOf(beginsOn, 60) });
/** The last day of a round: links end with it. */
export const lastDay = (beginsOn: string): string => dayOf(beginsOn, 90);
