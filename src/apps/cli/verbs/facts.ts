import type { Command } from 'commander';
import { listFacts, proposeRegister, type RegisteredFact } from '#domains/facts';
import {
  type FactBody,
  type FactId,
  type RegisterProblem,
  readRegisterRow,
  registerColumns,
  registerRow,
} from '#domains/facts/core';
import { dayOf } from '#foundations/calendar';
import type { ConfigFlags } from '#platform/config';
import { formatCsv, readTable } from '#platform/tables';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withMigratedDatabase, withUpToDateDatabase } from '../installation.ts';

export function registerFactsVerbs(program: Command, context: CommandContext): void {
  const facts = program
    .command('facts')
    .description('numbers and figures of official bodies, and when they were checked');
  facts
    .command('list')
    .description('print the register: what each fact says, how it stands and when its next check is due')
    .option('--csv', 'as a file that "facts import" takes')
    .option('--data <folder>', 'where the embedded database lives')
    .action((flags: ListFlags) => listVerb(context, flags));
  facts
    .command('import')
    .description('propose every changed row of a register; a second person approves it at the desk')
    .argument('<file>', 'a CSV file with the columns that "facts list --csv" prints')
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: ConfigFlags) => importVerb(context, file, flags));
}

interface ListFlags extends ConfigFlags {
  readonly csv?: true;
}

async function listVerb(context: CommandContext, flags: ListFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  await withMigratedDatabase(context, config, async (db) => {
    const facts = await listFacts(db, dayOf(context.now()));
    const data = facts.map(asData);
    if (flags.csv !== true) return context.print(data, data.map(asLine).join('\n'));
    const rows = data.flatMap(({ fact, body }) => (body === null ? [] : [registerRow(fact, body)]));
    context.print(data, formatCsv(registerColumns, rows).trimEnd());
  });
}

function asData({ definition, standing, agreed, open, check }: RegisteredFact) {
  return {
    fact: definition.id,
    state: standing?.freshness ?? (agreed === null ? ('taken-out' as const) : ('not-checked' as const)),
    isPublic: standing !== null,
    checkedOn: check?.checkedOn ?? null,
    nextCheck: check?.nextCheck ?? null,
    waits: open !== null && open.decision === null,
    body: agreed,
  };
}

function asLine({ fact, state, body, nextCheck, waits }: ReturnType<typeof asData>): string {
  const says = body === null ? '' : (body.figure ?? (body.number || body.web));
  const due = nextCheck === null ? '' : `, next check ${nextCheck}`;
  return `${fact}: ${says} (${state.replace('-', ' ')}${due}${waits ? ', a change waits for a second person' : ''})`;
}

async function importVerb(context: CommandContext, file: string, flags: ConfigFlags): Promise<void> {
  const table = await readTable(file, {
    columns: { texts: registerColumns },
    limits: { tableBytes: 4 * 2 ** 20, recordBytes: 1 << 16 },
  });
  if (!table.ok) return context.refuse(explainMapping(table.problem), table.problem);
  const { texts, rowCount, rowNumbers } = table.value;
  const rows: { readonly id: FactId; readonly body: FactBody }[] = [];
  for (let at = 0; at < rowCount; at++) {
    const row = readRegisterRow((column) => texts.get(column)?.[at] ?? '', dayOf(context.now()));
    const number = rowNumbers[at];
    const where = `${file}, row ${number}`;
    if (!row.ok) {
      const [{ column, kind }] = row.problem as readonly [RegisterProblem, ...RegisterProblem[]];
      return context.refuse(`${where}, column ${column}: ${explain[kind]} Nothing was taken in.`, {
        ...{ kind: 'bad-row', file, row: number, problems: row.problem },
      });
    }
    if (rows.some(({ id }) => id === row.value.id))
      return context.refuse(`${where}, column fact: ${row.value.id} stands here twice. Nothing was taken in.`, {
        ...{ kind: 'repeated-fact', file, row: number, fact: row.value.id },
      });
    rows.push(row.value);
  }
  const config = readConfig(context, flags);
  if (config === null) return;
  await withUpToDateDatabase(context, config, async (db) => {
    const doing = { actor: 'command-line', now: context.now() };
    const proposed = await db.transaction().execute((trx) => proposeRegister(trx, rows, doing));
    const said =
      proposed.length === 0
        ? 'Every row says what stands or waits here already.'
        : `Proposed: ${proposed.join(', ')}. A second person approves each at /desk/facts.`;
    context.print({ proposed, rows: rows.length }, said);
  });
}

const explain: Readonly<Record<RegisterProblem['kind'], string>> = {
  'unknown-fact': 'there is no such fact; "outspoken facts list" names them.',
  missing: 'this is missing.',
  malformed: 'this is not written as it should be.',
  'not-for-this-fact': 'this fact has no such line.',
  'too-long': 'this is too long.',
  'in-the-future': 'that day is still to come.',
};
