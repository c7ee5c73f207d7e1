import type { ComponentChildren } from 'preact';
import type { PaperKind } from '#domains/voices/core';
import type { Paper } from '#foundations/paper';
import type { Assets } from '../../shell/assets.ts';
import { Problem, TextField, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type Names, nameOf } from './overview-page.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';

export interface Deciding {
  readonly head: WaveHead;
  readonly kind: PaperKind;
  /** Null where nothing waits. */
  readonly paper: Paper<unknown> | null;
  /** Whether whoever looks wrote any of what is new. */
  readonly isOwn: boolean;
  readonly names: Names;
  readonly obstacles: readonly string[];
}

/** Exactly what will be public, what is new in it, and the decision of a second person. */
export function DecidePage({
  visit,
  assets,
  view,
  note = '',
  problem,
  children,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: Deciding;
  note?: string;
  problem?: { readonly field: 'note' | 'all'; readonly text: string };
  /** What is to be looked at. */
  children: ComponentChildren;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { head, kind, paper, isOwn } = view;
  const title = t(`desk.waves.${kind}.decide`);
  const action = `/desk/waves/${head.id}${kind === 'plan' ? '' : '/report'}/decide`;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={head} title={title}>
      <h1>{title}</h1>
      {problem?.field === 'all' && <Problem>{problem.text}</Problem>}
      {paper === null ? (
        <p class="lead">{t('desk.waves.nothing-waits')}</p>
      ) : (
        <>
          <p class="lead">
            {t('desk.waves.decide.wrote', {
              name: nameOf(visit, view.names, paper.writtenBy),
              moment: moment(reader, paper.writtenAt),
            })}{' '}
            <a href="#decision">{t('desk.decide.go')}</a>
          </p>
          {children}
          <section aria-labelledby="decision">
            <h2 id="decision">{t('desk.decide.decision')}</h2>
            {view.obstacles.map((words) => (
              <p key={words} class="notice">
                {words}
              </p>
            ))}
            {isOwn ? (
              <p class="notice">{t('desk.waves.own')}</p>
            ) : (
              <form method="post" action={action} class="narrow">
                <Token visit={visit} />
                <input type="hidden" name="number" value={paper.number} />
                <TextField
                  reader={reader}
                  name="note"
                  label={t('desk.waves.decide.note')}
                  hint={t('desk.waves.decide.note.hint')}
                  problem={problem?.field === 'note' ? problem.text : undefined}
                  value={note}
                  rows={3}
                />
                <div class="buttons">
                  <button type="submit" name="verdict" value="approved">
                    {t(`desk.waves.${kind}.approve`)}
                  </button>
                  <button type="submit" name="verdict" value="sent-back" class="second">
                    {t('desk.waves.decide.back')}
                  </button>
                </div>
              </form>
            )}
          </section>
        </>
      )}
    </WaveDeskPage>
  );
}
