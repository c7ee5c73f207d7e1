import { quarterOf } from '#foundations/calendar';
import type { Database } from '#platform/database';
import { type SurveyResults, surveyResults } from '../core/results.ts';
import type { Response } from '../core/survey.ts';
import { insertResponse, listResponses } from '../store/responses.ts';

/** Keeps somebody's answers with the quarter alone. Under an id that was there already nothing is added. */
export async function keepResponse(
  db: Database,
  { id, ...response }: Omit<Response, 'quarter'> & { readonly id: string },
  today: string,
): Promise<void> {
  await insertResponse(db, id, { ...response, quarter: quarterOf(today) });
}

export async function readSurveyResults(db: Database, today: string): Promise<SurveyResults> {
  return surveyResults(await listResponses(db), quarterOf(today));
}
