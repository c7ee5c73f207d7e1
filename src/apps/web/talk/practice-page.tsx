import {
  type DialogueId,
  dialogueShape,
  kitIds,
  kitTexts,
  practiceOf,
  type TalkPlace,
} from '#domains/straight-talk/core';
import { BackToTalk, TalkPage, type TalkScene } from './talk-frame.tsx';

/** What somebody chose to say at the turn before: its words, why it works as it does, and whether it opened the talk. */
export interface Chosen {
  readonly say: string;
  readonly why: string;
  readonly effect: 'opens' | 'closes';
}

/**
 * A place in a talk that somebody rehearses. Each thing to say is a link, so that Back works, and nothing is kept: where somebody is stands in the address alone.
 */
export function PracticePage({
  site,
  reader,
  id,
  node,
  place,
  chosen,
}: TalkScene & { id: DialogueId; node: string; place: TalkPlace; chosen: Chosen | null }) {
  const { t, href, language } = reader;
  const talk = kitTexts(language.tag).dialogues[id];
  // Somebody with a worry: a way out, and a title that tells nobody anything.
  const isAboutACall = id === 'hotline-call';
  const isStart = node === dialogueShape(id).start;
  return (
    <TalkPage
      site={site}
      reader={reader}
      title={isAboutACall ? t('help.title') : talk.title}
      description={talk.about}
      isListed={isStart}
      hasWayOut={isAboutACall}
    >
      <BackToTalk reader={reader} />
      <h1>{talk.title}</h1>
      {isStart && <p class="lead">{talk.about}</p>}
      {chosen !== null && (
        <section class={`chosen ${chosen.effect}`} aria-labelledby="you-said">
          <h2 id="you-said" class="unseen">
            {t('talk.you-said')}
          </h2>
          <p class="bubble own">{chosen.say}</p>
          <p class="why">
            <strong>{t(`talk.effect.${chosen.effect}`)}</strong> {chosen.why}
          </p>
        </section>
      )}
      {place.kind === 'ending' ? (
        <section class="card ending" aria-labelledby="ending">
          <h2 id="ending">{place.title}</h2>
          <p>{place.summary}</p>
          <p>
            <a class="button" href={href(`/talk/practice/${id}`)}>
              {t('talk.again')}
            </a>
          </p>
          <ul class="links">
            {whereNext(id, reader).map(({ to, words }) => (
              <li key={to}>
                <a href={href(to)}>{words}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <>
          <section aria-labelledby="they-say">
            <h2 id="they-say" class="speaker">
              {talk.them}
            </h2>
            <p class="bubble">{place.says}</p>
          </section>
          <section aria-labelledby="choices">
            <h2 id="choices">{t('talk.choices')}</h2>
            <ul class="talk-choices">
              {place.choices.map(({ say, turn }, at) => (
                <li key={say}>
                  <a class="button second" href={href(`/talk/practice/${id}/${turn.to}?from=${node}&said=${at + 1}`)}>
                    {say}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <p class="hint">{t('talk.practice.nothing-kept')}</p>
    </TalkPage>
  );
}

/** What helps with a talk like this one: its kits, or what is known of a call. */
function whereNext(id: DialogueId, { t, language }: TalkScene['reader']): readonly { to: string; words: string }[] {
  if (id === 'hotline-call') return [{ to: '/help/what-happens/hotline', words: t('help.hotline.title') }];
  const { kits } = kitTexts(language.tag);
  return kitIds.filter((kit) => practiceOf(kit) === id).map((kit) => ({ to: `/talk/${kit}`, words: kits[kit].title }));
}
