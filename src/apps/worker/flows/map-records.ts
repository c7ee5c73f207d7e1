import { findNames } from '#domains/desk';
import { countChallenges, findAudit, listRequests, type PublicationRequest, readIndex } from '#domains/mapping';
import {
  equalityFile,
  type MapRecord,
  publicAudit,
  publicCoverage,
  type RecordContext,
  transparencyRecord,
} from '#domains/mapping/core';
import { listReadiness } from '#domains/readiness';
import type { Database } from '#platform/database';

/** The records of a version that a public body keeps and publishes, filled in as far as a program can. */
export interface MapRecords {
  readonly transparency: MapRecord;
  readonly equality: MapRecord;
}

/** Null where there is no such version. `titleOf`: what a text on record is called. */
export async function readMapRecords(
  db: Database,
  versionId: string,
  around: { readonly publicUrl: string; readonly now: Date; titleOf(requirement: string): string },
): Promise<MapRecords | null> {
  const index = await readIndex(db, versionId);
  if (index === null) return null;
  // What is printed leaves the house: it says of people what the public may read.
  const version = { ...index.version, coverage: publicCoverage(index.version.coverage, index.areas) };
  const context = await readContext(db, versionId, around);
  const audit = await findAudit(db, versionId);
  const titleOf = (groupId: string) => version.groups.find(({ id }) => id === groupId)?.title ?? groupId;
  const axes = audit?.groups.map(({ groupId, rows }) => ({ title: titleOf(groupId), rows: publicAudit(rows) })) ?? null;
  return { transparency: transparencyRecord(version, context), equality: equalityFile(version, axes, context) };
}

async function readContext(
  db: Database,
  versionId: string,
  { publicUrl, now, titleOf }: { readonly publicUrl: string; readonly now: Date; titleOf(requirement: string): string },
): Promise<RecordContext> {
  const recorded = (await listReadiness(db, now)).flatMap(({ requirement, entry }) =>
    entry === null ? [] : [{ title: titleOf(requirement.id), by: entry.recordedBy, reviewBy: entry.reviewBy }],
  );
  const published = lastPublished(await listRequests(db, versionId));
  const ids = [...recorded.map(({ by }) => by), ...(published?.by ?? [])];
  const names = await findNames(db, [...new Set(ids)]);
  const nameOf = (id: string) => names.get(id) ?? 'somebody who works here';
  return {
    publicUrl,
    recorded: recorded.map((entry) => ({ ...entry, by: nameOf(entry.by) })),
    published: published && { by: published.by.map(nameOf), on: published.on },
    challenges: await countChallenges(db, versionId),
  };
}

/** Who proposed and who decided to publish a version the last time it was, by their ids, and on which day; null where it never was. */
export function lastPublished(
  requests: readonly PublicationRequest[],
): { readonly by: readonly string[]; readonly on: string } | null {
  const last = requests.findLast(({ kind, decision }) => kind === 'publish' && decision?.outcome === 'confirmed');
  if (last?.decision == null) return null;
  return { by: [last.askedBy, last.decision.by], on: last.decision.at.toISOString().slice(0, 10) };
}
