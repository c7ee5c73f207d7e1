import type { VersionHeading } from '#domains/mapping';
import { publicAudit, type VersionAudit } from '#domains/mapping/core';
import type { LetIn, Publication } from '../mapping/publication.ts';
import { withMap } from '../shell/reader.ts';

/** What the interface says of a map in a list. Addresses name the version, so that they mean the same figures for ever. */
export function headingView(
  { id, recipeId, title, status, publishedAt, areaCount, vintage }: VersionHeading,
  publicUrl: string,
) {
  const own = `${publicUrl}/api/v1/maps/${encodeURIComponent(id)}`;
  return {
    ...{ id, recipe: recipeId, title, publishedAt, areas: areaCount, vintage },
    status: status === 'example' ? ('example' as const) : ('published' as const),
    links: {
      self: own,
      areas: `${own}/areas`,
      page: publicUrl + withMap('/map', id),
      method: publicUrl + withMap('/method', id),
      csv: publicUrl + withMap('/map.csv', id),
      geojson: publicUrl + withMap('/map.geojson', id),
    },
  };
}

/** Everything about a map but its areas. */
export function mapView(
  heading: VersionHeading,
  { atlas, statistics, attributions, audit, allowed }: Publication,
  caveats: readonly string[],
  publicUrl: string,
) {
  const { indicators, groups, coverage, recipe } = atlas.version;
  const { allowed: _, ...provenance } = atlas.version.provenance;
  return {
    ...headingView(heading, publicUrl),
    caveats: [...caveats],
    attributions: [...attributions],
    indicators: statistics.map(({ why: _, ...statistic }, at) => {
      const { imputed, treated } = indicators[at] ?? { imputed: 0, treated: 0 };
      return { ...statistic, imputed, treated };
    }),
    groups: groups.map(({ id, title, isTop, aggregate, members }) => ({
      ...{ id, title, isAxis: isTop, aggregate },
      members: members.map(({ id: member, weight }) => ({ id: member, weight })),
    })),
    coverage: coverage.map(({ groupId, of, indicatorId, shareInTopDecile }) => ({
      ...{ group: groupId, of, indicator: indicatorId ?? null, shareInTopDecile },
    })),
    audit: audit && auditView(audit),
    method: recipe as Record<string, unknown>,
    provenance: {
      ...provenance,
      ...(allowed.length > 0 ? { allowed: allowed.map(allowedView) } : {}),
      inputs: provenance.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
      warnings: [...provenance.warnings],
    },
  };
}

/** Under the name that the steward goes by. */
function allowedView({ of, id, share, association, reason, name, at }: LetIn) {
  return { of, id, share, association: Math.round(100 * association) / 100, reason, by: name, at };
}

function auditView({ groups }: VersionAudit) {
  return groups.map(({ groupId, needId, rows }) => ({
    group: groupId,
    need: needId,
    rows: publicAudit(rows).map(({ characteristic, areas, spearman, partial, selectionRatio, exposureIndex }) => ({
      ...{ characteristic, areas, spearman, partialSpearmanGivenNeed: partial },
      ...{ selectionRatioTopDecile: selectionRatio, exposureIndex },
    })),
  }));
}
