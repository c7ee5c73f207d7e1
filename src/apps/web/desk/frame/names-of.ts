import { listPeople } from '#domains/desk';
import type { Database } from '#platform/database';
import type { Reader } from '../../shell/reader.ts';

/** The names behind the actors of steps, notes and saves: people who work here, the command line, and whoever is here no more. */
export async function namesOf(
  db: Database,
  actors: readonly string[],
  { t }: Pick<Reader, 't'>,
): Promise<ReadonlyMap<string, string>> {
  const people = new Map((await listPeople(db)).map(({ id, name }) => [`staff:${id}`, name]));
  return new Map(
    actors.map((actor) => [
      actor,
      people.get(actor) ?? t(actor === 'command-line' ? 'desk.bench.command-line' : 'desk.bench.somebody'),
    ]),
  );
}
