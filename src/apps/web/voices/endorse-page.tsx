import type { ComponentChildren } from 'preact';
import type { Endorsement, EndorsementProblem, WaveContent } from '#domains/voices/core';
import { VOICES_STYLES } from '../shell/assets.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { FieldProblem, InLanguage } from './wave-frame.tsx';

export interface Answering {
  readonly content: WaveContent;
  readonly endorsement: Endorsement;
  /** Whether the link can be answered now. */
  readonly isAnswerable: boolean;
  readonly typed: { readonly name: string; readonly role: string };
  readonly problem: EndorsementProblem | null;
}

/** For somebody who was asked by a link: what the wave says, and yes, no, or no longer. */
export function EndorsePage({ site, reader, view }: { site: Site; reader: Reader; view: Answering }) {
  const { t } = reader;
  const { content, endorsement, isAnswerable, typed, problem } = view;
  const isIn = endorsement.state === 'accepted' || endorsement.state === 'confirmed';
  const isOut = endorsement.state === 'declined' || endorsement.state === 'withdrawn';
  const title = t(
    isOut ? 'voices.endorse.ended.title' : isIn ? 'voices.endorse.accepted.title' : 'voices.endorse.title',
  );
  return (
    <Plain site={site} reader={reader} title={title}>
      <h1>{title}</h1>
      {isOut && <p class="lead">{t('voices.endorse.ended')}</p>}
      {isIn && (
        <p class="lead">
          {t(
            isAnswerable
              ? 'voices.endorse.again'
              : endorsement.state === 'confirmed'
                ? 'voices.endorse.confirmed'
                : 'voices.endorse.accepted',
          )}
        </p>
      )}
      {!isOut && !isIn && !isAnswerable && <p class="lead">{t('voices.endorse.used')}</p>}
      {!isOut && (isIn || isAnswerable) && (
        <>
          <p class={isIn ? '' : 'lead'}>
            {t('voices.endorse.lead', { organiser: reader.apart(content.organiser.name) })}
          </p>
          <Says reader={reader} content={content} />
        </>
      )}
      {isAnswerable && (
        <form method="post" class="endorse">
          <p>{t('voices.endorse.shown')}</p>
          <div class="field">
            <label for="name">{t('voices.endorse.name')}</label>
            {(problem === 'no-name' || problem === 'name-too-long') && (
              <FieldProblem reader={reader} id="name-problem" text={t(`voices.endorse.problem.${problem}`)} />
            )}
            <input
              id="name"
              name="name"
              value={typed.name}
              autocomplete="name"
              {...(problem?.includes('name') && {
                'aria-invalid': 'true' as const,
                'aria-describedby': 'name-problem',
              })}
            />
          </div>
          <div class="field">
            <label for="role">{t('voices.endorse.role')}</label>
            <p class="hint" id="role-hint">
              {t('voices.endorse.role.hint')}
            </p>
            {(problem === 'no-role' || problem === 'role-too-long') && (
              <FieldProblem reader={reader} id="role-problem" text={t(`voices.endorse.problem.${problem}`)} />
            )}
            <input
              id="role"
              name="role"
              value={typed.role}
              aria-describedby={problem?.includes('role') ? 'role-hint role-problem' : 'role-hint'}
              {...(problem?.includes('role') && { 'aria-invalid': 'true' as const })}
            />
          </div>
          <button type="submit" name="answer" value="yes">
            {t('voices.endorse.accept')}
          </button>
        </form>
      )}
      {(isIn || isAnswerable) && (
        <form method="post" class="answer">
          <button type="submit" name="answer" value="no" class="second">
            {t(isIn ? 'voices.endorse.withdraw' : 'voices.endorse.decline')}
          </button>
        </form>
      )}
    </Plain>
  );
}

function Says({ reader, content }: { reader: Reader; content: WaveContent }) {
  const { t } = reader;
  return (
    <div class="own">
      <h2>
        <InLanguage reader={reader} texts={content.title} />
      </h2>
      <p>
        <InLanguage reader={reader} texts={content.aim} />
      </p>
      <ul class="prompts">
        {content.prompts.map((prompt) => (
          <li key={Object.values(prompt)[0]}>
            <InLanguage reader={reader} texts={prompt} />
          </li>
        ))}
      </ul>
      <p>
        <strong>
          <bdi>{content.organiser.name}</bdi>
        </strong>{' '}
        <InLanguage reader={reader} texts={content.organiser.about} />
      </p>
      <p>
        {t('voices.who.funding')} <InLanguage reader={reader} texts={content.organiser.funding} />
      </p>
    </div>
  );
}

/** It belongs to whoever has the link: found by nobody else, and in no menu. */
function Plain({
  site,
  reader,
  title,
  children,
}: {
  site: Site;
  reader: Reader;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <Page
      site={site}
      reader={reader}
      title={title}
      description={title}
      section="waves"
      styles={VOICES_STYLES}
      isListed={false}
      hasAddress={false}
    >
      {children}
    </Page>
  );
}
