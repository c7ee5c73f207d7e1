import type { ProtectedGroup } from '../gates/protected-shares.ts';
import type { AreaResult, IndexVersion } from '../version/index-version.ts';
import { effectiveWeights } from '../view/drivers.ts';
import { type AuditRow, auditScore } from './proxy-audit.ts';

/** The audit of one top group of a version. */
export interface GroupAudit {
  readonly groupId: string;
  /** The indicator that was taken for need. */
  readonly needId: string;
  readonly rows: readonly AuditRow[];
}

/** What is kept of the audit of a version. */
export interface VersionAudit {
  readonly versionId: string;
  readonly table: { readonly id: string; readonly fileName: string; readonly sha256: string };
  readonly madeAt: Date;
  readonly groups: readonly GroupAudit[];
}

/** Audits every top group of a version. `areas` are its results, and the counts of `groups` follow their order. */
export function auditVersion(
  version: Pick<IndexVersion, 'indicators' | 'groups'>,
  areas: readonly Pick<AreaResult, 'groups' | 'normalised'>[],
  groups: readonly ProtectedGroup[],
): readonly GroupAudit[] {
  return version.groups.flatMap(({ id, isTop }, at) => {
    if (!isTop) return [];
    const need = needOf(version, id);
    const score = Float64Array.from(areas, (area) => area.groups[at]!.score);
    const measured = Float64Array.from(areas, ({ normalised }) => normalised[need]!);
    return [{ groupId: id, needId: version.indicators[need]!.id, rows: auditScore(score, groups, measured) }];
  });
}

const INCOME = /(?<![\p{L}\p{N}])(income|poverty)(?![\p{L}\p{N}])/iu;

/**
 * The indicator that stands for need, by its position: the first about income or poverty, by its id or title, wherever it stands in the version; otherwise
 * the one that counts most in the group. A rule rather than a choice, so that nobody picks the one that flatters.
 */
export function needOf({ indicators, groups }: Pick<IndexVersion, 'indicators' | 'groups'>, groupId: string): number {
  const direct = indicators.findIndex(({ id, title }) => INCOME.test(id) || INCOME.test(title));
  if (direct !== -1) return direct;
  const [first] = [...effectiveWeights({ groups }, groupId)].sort(
    ([, one], [, other]) => Math.abs(other) - Math.abs(one),
  );
  return indicators.findIndex(({ id }) => id === first?.[0]);
}
