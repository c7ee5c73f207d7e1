import type { StoppedInput } from '#domains/mapping/core';
import { explainMapping } from '../../../worker/sentences/mapping.ts';
import type { Assets } from '../../shell/assets.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { NoteCard } from './version-page.tsx';
import { type Names, nameOf } from './words.ts';

/** What a steward typed for one of them, and what is wrong with it. */
export interface TypedReason {
  readonly number: number;
  readonly reason: string;
  readonly problem: string;
}

/** Inputs that were stopped because they go too closely with who lives in a place. A steward may let one in, once, with a reason that everybody will read. */
export function StoppedPage({
  visit,
  assets,
  stopped,
  names,
  typed,
}: {
  visit: StaffVisit;
  assets: Assets;
  stopped: readonly StoppedInput[];
  names: Names;
  typed?: TypedReason;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  const mayAllow = opensTo('POST /desk/stopped/:number', person);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.stopped.title')} section="maps">
      <p class="over-title">
        <a href="/desk/maps">{t('desk.maps.title')}</a>
      </p>
      <h1>{t('desk.stopped.title')}</h1>
      <p class="lead">{t('desk.stopped.lead')}</p>
      {stopped.length === 0 && <p>{t('desk.stopped.none')}</p>}
      {stopped.map((input) => {
        const { number, subject, found, stoppedAt, allowed } = input;
        return (
          <section key={number} aria-labelledby={`stopped-${number}`} class="card">
            <h2 id={`stopped-${number}`}>
              {subject.id} <small>{subject.recipeId}</small>
            </h2>
            <p>{explainMapping(found)}</p>
            <p class="hint">{t('desk.stopped.at', { moment: moment(reader, stoppedAt) })}</p>
            {allowed !== null && (
              <NoteCard
                title={t('desk.stopped.allowed', {
                  name: nameOf(reader, names, allowed.by),
                  moment: moment(reader, allowed.at),
                })}
                note={allowed.reason}
              />
            )}
            {allowed === null && !mayAllow && <p>{t('desk.stopped.steward')}</p>}
            {allowed === null && mayAllow && (
              <form method="post" action={`/desk/stopped/${number}`} class="narrow">
                <Token visit={visit} />
                <TextField
                  reader={reader}
                  id={`reason-${number}`}
                  name="reason"
                  label={t('desk.stopped.reason')}
                  hint={t('desk.stopped.reason.hint')}
                  problem={typed?.number === number ? typed.problem : undefined}
                  value={typed?.number === number ? typed.reason : ''}
                  rows={4}
                  required
                />
                <button type="submit">{t('desk.stopped.go')}</button>
              </form>
            )}
          </section>
        );
      })}
    </DeskPage>
  );
}
