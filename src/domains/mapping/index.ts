export {
  addTable,
  type JudgedTable,
  type JudgeOptions,
  judgeTable,
  keepBytes,
  type TableDescription,
} from './actions/add-table.ts';
export { type AllowProblem, allowInput, noteIfStopped } from './actions/allow-input.ts';
export {
  type AskForProblem,
  type Asking,
  requestPublication,
  requestWithdrawal,
} from './actions/ask-for-publication.ts';
export { type AskForVersionProblem, askForVersion } from './actions/ask-for-version.ts';
export { type AuditOptions, auditScores, type ScoresAudit, writeAudit } from './actions/audit-scores.ts';
export { auditStored, auditValues } from './actions/audit-stored.ts';
export { type BeginProblem, beginEmpty, beginFromVersion, type EmptyRecipe } from './actions/begin-working.ts';
export {
  type BuildOptions,
  type BuildTimings,
  type BuiltIndex,
  buildFromRecipe,
} from './actions/build-from-recipe.ts';
export { buildStored, type StoredRecipe, studyStored } from './actions/build-stored.ts';
export { obstaclesOf } from './actions/candidate.ts';
export type { DrawOptions } from './actions/carry-out-draws.ts';
export { answerChallenge, keepChallenge, settleChallenge, takeBackChallenge } from './actions/challenges.ts';
export {
  addNote,
  changeWorking,
  type Move,
  moveWorking,
  type StepProblem,
  tablesAtHand,
} from './actions/change-working.ts';
export type { ProtectedTable } from './actions/check-associations.ts';
export {
  type ClusterInput,
  type ClusterProblem,
  type FoundClusters,
  findClustersInFiles,
  writeClusters,
} from './actions/clusters-from-files.ts';
export {
  CLUSTER_LEVEL,
  clustersOfVersion,
  type VersionClusters,
  type VersionClustersProblem,
} from './actions/clusters-of-version.ts';
export { decidePublication, type Surroundings, takeBackRequest } from './actions/decide-publication.ts';
export { drawHotShares } from './actions/draw-hot-shares.ts';
export { drawUncertainty } from './actions/draw-uncertainty.ts';
export { addRecipeTables, keepRecipeTables, type RecipeTableToAdd } from './actions/keep-recipe-tables.ts';
export { type Look, lookAt, tryChange } from './actions/look-at-working.ts';
export type { MappingProblem } from './actions/mapping-problem.ts';
export type { NeighbourSource } from './actions/neighbour-source.ts';
export {
  installProtectedTable,
  type KeptProtectedTable,
  keepProtectedTable,
  removeProtectedTable,
  type TableToInstall,
  withProtectedTable,
} from './actions/protect.ts';
export { type CurrentIndex, currentIndex, readIndex } from './actions/read-index.ts';
export { removeExampleIndex, welcomeExample } from './actions/remove-example.ts';
export { runSelftest, type SelftestBounds, type SelftestResult } from './actions/run-selftest.ts';
export {
  type RecipeSensitivity,
  type SensitivityOptions,
  sensitivityFromRecipe,
  sensitivityOf,
  writeSensitivity,
} from './actions/sensitivity-from-recipe.ts';
export { type IndexToStore, type StoreOptions, storeIndex } from './actions/store-index.ts';
export {
  type GateReport,
  openWorkbench,
  type Prepared,
  type RecipeOverTables,
  type Workbench,
} from './actions/workbench.ts';
export { checkBuildFolder, writeBuild } from './actions/write-build.ts';
export { type PublicEvent, publicLog } from './core/publication/publication-log.ts';
export type {
  Decided,
  DecideProblem,
  Deciding,
  Decision,
  Obstacle,
  PublicationRequest,
  TakeBackProblem,
} from './core/publication/publication-request.ts';
export {
  type IndexSources,
  parseIndexSources,
  type RefusedColumn,
  type SourceColumn,
  type SourcesProblem,
} from './core/recipe/index-sources.ts';
export { findAreaResult, listAreaResults, searchAreaResults } from './store/area-results.ts';
export { countChallenges, findChallenge, findChallengeIdByCode, listShownChallenges } from './store/challenges.ts';
export { wasExampleRemoved } from './store/example-removals.ts';
export {
  findCodesInUse,
  findCurrentVersion,
  findExampleIds,
  findHeadings,
  findPublicVersions,
  findVersion,
  holdRecipe,
  isPublic,
  listVersions,
  type StoredVersion,
  type VersionHeading,
} from './store/index-versions.ts';
export { migrations } from './store/migrations.ts';
export { findProtectedTable, type InstalledTable } from './store/protected-table.ts';
export { findAudit } from './store/proxy-audits.ts';
export { findOpenRequest, findRequest, listRequests } from './store/publication-requests.ts';
export { endSave, findSave, listSaves, noteProgress } from './store/saves.ts';
export { findSensitivity, insertSensitivity } from './store/sensitivities.ts';
export { listStopped } from './store/stopped-inputs.ts';
export { findTable, listTables, listTablesOf } from './store/stored-tables.ts';
export { findState, findWorking, findWorkingVintage, listWorkings } from './store/workings.ts';
