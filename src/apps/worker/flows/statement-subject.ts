/** What moderation calls a statement: its wave and itself. */
export const subjectOf = (waveId: string, statementId: string): string => `${waveId}:${statementId}`;

export function readSubject(subjectId: string): { readonly waveId: string; readonly statementId: string } | null {
  const [, waveId, statementId] = /^([0-9a-z-]{1,40}):([0-9a-f]{32})$/.exec(subjectId) ?? [];
  return waveId === undefined || statementId === undefined ? null : { waveId, statementId };
}
