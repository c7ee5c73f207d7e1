import { join } from 'node:path';
import type { Command } from 'commander';
import { type ConfigFlags, packageRoot, programVersion } from '#platform/config';
import { loadCatalogue, SOURCE_LANGUAGE } from '#platform/i18n';
import { checkOutputFolder, writeOutputFolder } from '#platform/output-folder';
import { exportPublic } from '../../web/export/export-public.ts';
import { createReader, splitLanguage } from '../../web/shell/reader.ts';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withMigratedDatabase } from '../installation.ts';
import { explainCatalogue } from '../sentences/languages.ts';

export function registerExportVerb(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description(
      'write all that is public to a folder: every map as JSON and CSV, and what was published and withdrawn',
    )
    .argument('<folder>', 'where it goes; an earlier export there is replaced as a whole')
    .option('--data <folder>', 'where the embedded database lives')
    .action((folder: string, flags: ConfigFlags) => exportVerb(context, folder, flags));
}

async function exportVerb(context: CommandContext, folder: string, flags: ConfigFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  const allowed = await checkOutputFolder(folder);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
  if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
  const { language } = splitLanguage(catalogue.value.languages, `/${SOURCE_LANGUAGE}`);
  const reader = createReader(catalogue.value, language, '/');
  await withMigratedDatabase(context, config, async (db) => {
    const { maps, files } = await exportPublic(db, { reader, publicUrl: config.publicUrl });
    const result = { programVersion: programVersion(), command: 'export', inputs: [], warnings: [], maps };
    const written = await writeOutputFolder(folder, { files, result });
    if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
    const said = maps.length === 0 ? 'No map is public' : `Public: ${maps.join(', ')}`;
    context.print({ folder, maps, files: [...files.keys()] }, `${said}. ${files.size} files are in ${folder}.`);
  });
}
