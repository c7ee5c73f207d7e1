export { defineJob, type JobKind, type JobPayload } from './job-kind.ts';
export { jobMigrations } from './migrations.ts';
export {
  handleJob,
  type JobHandler,
  type JobLog,
  type JobRun,
  type RunJobsOptions,
  type RunningJobs,
  runJobs,
} from './run-jobs.ts';
export { sendJob } from './send-job.ts';
