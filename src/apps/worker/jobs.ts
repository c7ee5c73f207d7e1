import { z } from 'zod';
import { makeTiles, makeTilesJob } from '#domains/geography';
import { removeForgotten } from '#domains/imports';
import { forgetWords } from '#domains/straight-talk';
import { forgetWhatIsOver, sendReminders } from '#domains/voices';
import type { Database } from '#platform/database';
import { sweepFiles } from '#platform/files';
import type { Catalogue } from '#platform/i18n';
import { defineJob, handleJob, type JobHandler } from '#platform/jobs';
import type { Mailer } from '#platform/mail';
import type { Pusher } from '#platform/push';
import { forgetNotes } from './flows/field-forms.ts';
import { sendPartnerLetters } from './flows/partner-letters.ts';
import { sendReviewLetters } from './flows/review-letters.ts';
import { saveVersion, saveVersionJob } from './flows/save-version.ts';
import { workOnImport, workOnImportJob } from './flows/work-on-import.ts';

const forgetWavesJob = defineJob({ name: 'voices.forget', payload: z.object({}), everySeconds: 6 * 3600 });
const forgetNotesJob = defineJob({ name: 'fieldwork.forget', payload: z.object({}), everySeconds: 1800 });
const forgetRumoursJob = defineJob({ name: 'straight-talk.forget', payload: z.object({}), everySeconds: 1800 });
const partnerLettersJob = defineJob({ name: 'fieldwork.letters', payload: z.object({}), everySeconds: 3600 });
const reviewLettersJob = defineJob({ name: 'interventions.reviews', payload: z.object({}), everySeconds: 3600 });
const remindJob = defineJob({ name: 'voices.remind', payload: z.object({}), everySeconds: 60 });
const sweepFilesJob = defineJob({ name: 'files.sweep', payload: z.object({}), everySeconds: 3600 });

/** What an installation does outside of requests: `serve` runs it in its process, `worker` alone. Without `push` no browser is reminded, without `mail` no partner, and nobody of a review. */
export function jobHandlers({
  db,
  push,
  mail,
}: {
  readonly db: Database;
  readonly push: Pusher | null;
  readonly mail: {
    readonly mailer: Mailer;
    readonly catalogue: Catalogue;
    readonly staffWords: Catalogue;
    readonly publicUrl: string;
  } | null;
}): readonly JobHandler[] {
  const remind = (pusher: Pusher) =>
    handleJob(remindJob, async (_nothing, { signal }) => {
      await sendReminders(db, pusher, new Date(), signal);
    });
  const write = ({ mailer, catalogue, staffWords, publicUrl }: NonNullable<typeof mail>) => [
    handleJob(partnerLettersJob, () => sendPartnerLetters(db, mailer, catalogue, new Date())),
    handleJob(reviewLettersJob, () => sendReviewLetters(db, mailer, { words: staffWords, publicUrl }, new Date())),
  ];
  return [
    ...(mail === null ? [] : write(mail)),
    ...(push === null ? [] : [remind(push)]),
    handleJob(sweepFilesJob, async () => {
      await removeForgotten(db, new Date());
      await sweepFiles(db);
    }),
    handleJob(saveVersionJob, ({ save }, { signal, isLastAttempt }) =>
      saveVersion(db, save, { now: () => new Date(), signal, isLastAttempt }),
    ),
    handleJob(workOnImportJob, (work, { signal, isLastAttempt }) =>
      workOnImport(db, work, { now: () => new Date(), signal, isLastAttempt }),
    ),
    handleJob(forgetNotesJob, () => forgetNotes(db, new Date())),
    handleJob(forgetRumoursJob, async () => {
      await forgetWords(db, new Date());
    }),
    handleJob(forgetWavesJob, () => forgetWhatIsOver(db, new Date())),
    handleJob(makeTilesJob, async ({ tileSet }, { signal }) => {
      await makeTiles(db, tileSet, { signal });
    }),
  ];
}
