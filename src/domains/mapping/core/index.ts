export type { GroupAudit, VersionAudit } from './audit/audit-version.ts';
export { type AuditedPeople, type AuditRow, auditScore, type GivenNeed } from './audit/proxy-audit.ts';
export { type PublicAuditRow, publicAudit } from './audit/public-audit.ts';
export {
  type AnswerDraft,
  type AnsweredChallenge,
  type AnswerProblem,
  type Challenge,
  type ChallengeAnswer,
  type ChallengeOutcome,
  type ChallengeState,
  challengeOutcomes,
  longestAnswer,
  longestChallenge,
  readWords,
  type WordsProblem,
} from './challenge/challenge.ts';
export type { ClusterWarning } from './clusters/cluster-warning.ts';
export { type Clusters, type ClusterTransform, clusterDeviations, findClusters } from './clusters/find-clusters.ts';
export { countHotAreas, type HotCounter, type HotShares } from './clusters/hot-over-draws.ts';
export type { Confirmation } from './clusters/near-the-line.ts';
export { type ClusterCounts, clustersTable, countClusters } from './clusters/summarise-clusters.ts';
export { compareRecipes, describeNormalise, type RecipeChange, type Setting } from './compare/compare-recipes.ts';
export {
  type AreaChanges,
  type AxisChange,
  compareVersions,
  type InputChange,
  type Mover,
  type NamedArea,
  recipeOf,
  type Standing,
  type SurenessCounts,
  type VersionComparison,
  type VersionWithAreas,
} from './compare/compare-versions.ts';
export {
  type ChangePart,
  type Explanation,
  explainChange,
  type ScoreChange,
  sizeOf,
} from './compare/explain-change.ts';
export {
  type IndicatorMethod,
  type ScoredGroup,
  type ScoredIndex,
  type ScoredIndicator,
  scoredIndex,
} from './compare/scored-index.ts';
export type { AreaColumns } from './compile/area-columns.ts';
export {
  type CompiledIndex,
  type CompiledIndicator,
  type CompileProblem,
  compileModel,
} from './compile/compile-model.ts';
export { type AreaGaps, missingCells } from './compile/missing-cells.ts';
export { aggregate, firstNotPositive, needsPositive } from './compute/aggregate.ts';
export { type ComputeProblem, computeIndex, type IndexScores } from './compute/compute-index.ts';
export type {
  Aggregate,
  GroupScores,
  GroupUncertainty,
  IndexModel,
  ModelGroup,
  ModelIndicator,
  ModelMember,
  Normalise,
  StandardError,
  UncertaintySpec,
} from './compute/model.ts';
export { type NormaliseObstacle, normalise, whyNotNormalise } from './compute/normalise.ts';
export { rankByNeed, topDecileRank } from './compute/rank-by-need.ts';
export type { Allowance, AllowedInput, GateSubject, StoppedInput } from './gates/allowance.ts';
export type { DisguisedInput } from './gates/association-gate.ts';
export { findProtectedWord } from './gates/input-gate.ts';
export type { ProtectedTopic } from './gates/protected-words.ts';
export { type Correlation, correlationsIn, REDUNDANT } from './preview/correlations.ts';
export { type Distribution, distributionOf } from './preview/distribution.ts';
export type { Preview } from './preview/preview.ts';
export { bandsOf, type Moved, type Shift, shiftOf } from './preview/shift.ts';
export { type WeightShare, weightShares } from './preview/weight-shares.ts';
export type { Reason } from './preview/why-moved.ts';
export {
  type MissingRule,
  parseRecipe,
  type Recipe,
  type RecipeAreas,
  type RecipeGroup,
  type RecipeIndicator,
  type RecipeMember,
  type RecipeTable,
  type RecipeValue,
  type Treatment,
} from './recipe/recipe.ts';
export type { RecipeProblem } from './recipe/recipe-problem.ts';
export { mostDraws, recipeJsonSchema } from './recipe/recipe-schema.ts';
export { describeData, describeGroups, describeLimits } from './records/describe-method.ts';
export { type AuditedAxis, equalityFile } from './records/equality-file.ts';
export { countBlanks, type MapRecord, recordMarkdown } from './records/record.ts';
export { type RecordContext, transparencyRecord } from './records/transparency-record.ts';
export type { StoredSensitivity, TargetSensitivity } from './sensitivity/sensitivity.ts';
export type { StoredTable, TableColumn } from './table/stored-table.ts';
export { shareInTopDecile } from './version/coverage.ts';
export { describeCoverage } from './version/describe-coverage.ts';
export type {
  AreaGroupResult,
  AreaResult,
  BuiltVersion,
  CoverageStatement,
  GroupSummary,
  IndexVersion,
  IndicatorSummary,
  Provenance,
  VersionStatus,
} from './version/index-version.ts';
export { type BandOnWire, decodeBand, encodeBand, fromBandBytes, toBandBytes } from './view/band-bytes.ts';
export {
  type AssetsAndGaps,
  assetsAndGaps,
  type Driver,
  drivers,
  effectiveWeights,
  largestDriver,
} from './view/drivers.ts';
export { type Histogram, type IndexSpread, type IndicatorSpread, indexSpread } from './view/index-spread.ts';
export { publicCoverage } from './view/public-coverage.ts';
export {
  AXES,
  type AxisId,
  axisBands,
  axisGroup,
  BANDS,
  type Band,
  type BandView,
  bandOfRank,
  bandView,
  type Comparison,
  compareOnAxis,
  coverageOf,
  type Sureness,
} from './view/public-view.ts';
export { type RankInterval, type RankIntervals, rankIntervals } from './view/rank-intervals.ts';
export { similarAreas } from './view/similar-areas.ts';
export { applyChange, type ChangeProblem, type TableAtHand, type WorkingState } from './working/apply-change.ts';
export { type Change, type ChangeKind, parseChange } from './working/change.ts';
export { type JudgedDraft, judgeDraft, type Lack, type RecipeDraft } from './working/draft.ts';
export type { Save, SaveOutcome } from './working/save.ts';
export { lineage, redoLeadsTo, type Step, stateOf, undoLeadsTo } from './working/steps.ts';
export { longestNote, type Note, type Working, type WorkingHeading } from './working/working.ts';
