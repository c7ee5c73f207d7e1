import type { Round } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, TextField, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface TypedRound {
  readonly title: string;
  readonly areas: string;
  readonly beginsOn: string;
}

/** Every round, and the form that begins one. */
export function RoundsPage({
  visit,
  assets,
  rounds,
  typed,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  rounds: readonly (Round & { readonly isShown: boolean })[];
  typed: TypedRound;
  problem: { readonly field: string; readonly text: string } | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.fieldwork.title')} section="fieldwork">
      <h1>{t('desk.fieldwork.title')}</h1>
      <p class="lead">{t('desk.fieldwork.lead')}</p>
      {rounds.length > 0 && (
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('desk.fieldwork.round')}</th>
              <th scope="col">{t('desk.fieldwork.begins')}</th>
              <th scope="col">{t('desk.fieldwork.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.id}>
                <th scope="row">
                  <a href={`/desk/fieldwork/${round.id}`}>{round.title}</a>
                </th>
                <td>{reader.date(round.beginsOn)}</td>
                <td>{t(round.isShown ? 'desk.fieldwork.state.public' : `desk.fieldwork.state.${round.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section aria-labelledby="begin">
        <h2 id="begin">{t('desk.fieldwork.begin')}</h2>
        {problem !== null && <Problem>{problem.text}</Problem>}
        <form method="post" action="/desk/fieldwork">
          <Token visit={visit} />
          <Field
            reader={reader}
            name="title"
            label={t('desk.fieldwork.begin.title')}
            value={typed.title}
            problem={wrong('title')}
            required
          />
          <Field
            reader={reader}
            name="begins"
            type="date"
            label={t('desk.fieldwork.begin.day')}
            hint={t('desk.fieldwork.begin.day.hint')}
            value={typed.beginsOn}
            problem={wrong('begins')}
            required
          />
          <TextField
            reader={reader}
            name="areas"
            rows={6}
            label={t('desk.fieldwork.begin.areas')}
            hint={t('desk.fieldwork.begin.areas.hint')}
            value={typed.areas}
            problem={wrong('areas')}
            required
          />
          <button type="submit">{t('desk.fieldwork.begin.go')}</button>
        </form>
      </section>
    </DeskPage>
  );
}
