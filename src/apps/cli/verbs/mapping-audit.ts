import { join } from 'node:path';
import type { Command } from 'commander';
import { auditScores, checkBuildFolder, type ScoresAudit, writeAudit } from '#domains/mapping';
import { publicAudit } from '#domains/mapping/core';
import { packageRoot } from '#platform/config';
import { loadCatalogue, SOURCE_LANGUAGE } from '#platform/i18n';
import { auditFile } from '../../web/mapping/audit-file.tsx';
import { createReader, type Reader, splitLanguage } from '../../web/shell/reader.ts';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { explainCatalogue } from '../sentences/languages.ts';
import { count, type ProtectedFlags, protectedTableOf } from './mapping.ts';

/** Adds `mapping audit` to the verbs of mapping, which have to be there. */
export function registerMappingAuditVerb(program: Command, context: CommandContext): void {
  const mapping = program.commands.find((command) => command.name() === 'mapping');
  if (mapping === undefined) throw new Error('registerMappingAuditVerb needs the mapping verbs to be registered first');
  const audit = mapping
    .command('audit')
    .description('hold the scores of an index against protected characteristics: on whom does it fall?')
    .requiredOption('--scores <file>', 'a scores.csv that a build wrote')
    .requiredOption('--group <id>', 'the group of the index whose scores to audit')
    .requiredOption('--protected <file>', 'counts of people by area, with their totals')
    .requiredOption('--code <column>', "the protected table's column of area codes")
    .requiredOption('--out <folder>', 'where the results go; an earlier result there is replaced as a whole')
    .option('--shares <list>', 'its shares: name=count_column/total_column,...; all beside a PREFIX_total unless told')
    .option('--lookup <file>', 'from its codes to those of the scores: columns from and to')
    .option('--need <column>', 'a direct measure of need, in the scores or in the normalised.csv beside them')
    .action((flags: AuditFlags) => auditVerb(context, audit, flags));
}

interface AuditFlags extends ProtectedFlags {
  readonly scores: string;
  readonly group: string;
  readonly out: string;
  readonly need?: string;
}

async function auditVerb(context: CommandContext, verb: Command, flags: AuditFlags): Promise<void> {
  const { scores, group, out, need = null } = flags;
  const protectedTable = protectedTableOf(verb, flags);
  if (protectedTable === undefined) throw new Error('mapping audit needs --protected, which its command requires');
  const allowed = await checkBuildFolder(out);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
  if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
  const audited = await auditScores({ scores, group, protectedTable, need });
  if (!audited.ok) return context.refuse(explainMapping(audited.problem), audited.problem);
  const { language } = splitLanguage(catalogue.value.languages, `/${SOURCE_LANGUAGE}`);
  const page = pageOf(createReader(catalogue.value, language, '/'), audited.value);
  const written = await writeAudit(audited.value, out, page);
  if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
  context.print({ folder: out, ...audited.value }, textOf(audited.value, out));
}

function pageOf(reader: Reader, { group, need, rows }: ScoresAudit): string {
  const more = reader.t(reader.has(`axis.${group}.more`) ? `axis.${group}.more` : 'axis.vulnerability.more');
  return auditFile(reader, { name: group, more, need, rows: publicAudit(rows) });
}

function textOf({ group, need, areas, rows, seconds }: ScoresAudit, folder: string): string {
  const figure = (value: number | null | undefined) => value?.toFixed(3) ?? '-';
  return [
    `${group}: ${count(areas, 'area')}, ${count(rows.length, 'characteristic')}, in ${seconds.toFixed(1)} s.`,
    ...rows.map(({ characteristic, spearman, selectionRatio, exposureIndex, givenNeed }) => {
      const given = need === null ? '' : `, given ${need} ${figure(givenNeed?.partial)}`;
      return `${characteristic}: Spearman ${figure(spearman)}${given}, selection ratio ${figure(selectionRatio)}, exposure ${figure(exposureIndex)}`;
    }),
    `Written to ${folder}: audit.csv is exact, for you alone; audit.html is for anybody.`,
  ].join('\n');
}
