import { directionOf } from '#foundations/text';

/** Somebody's words: in their language and direction, and kept apart from everything around them. */
export function Words({ words, language }: { words: string; language: string }) {
  return (
    <bdi class="words" lang={language} dir={directionOf(words, language)}>
      {words}
    </bdi>
  );
}
