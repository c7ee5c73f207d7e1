export {
  type Config,
  type ConfigFlags,
  type ConfigProblem,
  type LogLevel,
  logLevels,
  parseConfig,
  settingNames,
  withoutPassword,
} from './config.ts';
export { packageRoot, programVersion } from './package-root.ts';
