import type { ComponentChildren } from 'preact';
import { type Texts, textIn } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import { VOICES_STYLES } from '../shell/assets.ts';
import type { Carry } from '../shell/languages.tsx';
import { Page, type Site } from '../shell/page.tsx';
import type { Preview } from '../shell/preview-tags.tsx';
import type { Reader } from '../shell/reader.ts';
import type { WaveView } from './wave-reader.ts';

/** What every page of a wave is made from. */
export interface Scene {
  readonly site: Site;
  readonly reader: Reader;
  readonly view: WaveView;
}

export const addressOf = ({ view }: Pick<Scene, 'view'>, page = ''): string => `/waves/${view.wave.slug}${page}`;

export const titleOf = ({ reader, view }: Scene): string => textIn(view.wave.content.title, reader.language.tag).text;

/** A page of a wave: it says whose it is, and on a demonstration that it is one. */
export function WaveFrame({
  scene,
  title,
  description,
  isInner = true,
  isListed = false,
  islands,
  preview,
  carry,
  children,
}: {
  scene: Scene;
  title: string;
  description?: string;
  /** Whether it is a page behind that of the wave, to which it leads back. */
  isInner?: boolean;
  isListed?: boolean;
  /** The script of the page, where it has some. */
  islands?: string;
  preview?: Preview;
  carry?: Carry;
  children: ComponentChildren;
}) {
  const { site, reader, view } = scene;
  const { t, href } = reader;
  return (
    <Page
      site={site}
      reader={reader}
      title={title}
      description={description ?? title}
      section="waves"
      styles={VOICES_STYLES}
      isListed={isListed}
      hasAddress={isListed}
      {...(islands !== undefined && { script: islands })}
      {...(preview && { preview })}
      {...(carry && { carry })}
      {...(view.wave.isExample && { warning: <Demonstration reader={reader} /> })}
    >
      {isInner && (
        <p class="over-title">
          <a href={href(addressOf(scene))}>
            <InLanguage reader={reader} texts={view.wave.content.title} />
          </a>{' '}
          <span class="hint">{t('voices.by', { organiser: reader.apart(view.wave.content.organiser.name) })}</span>
        </p>
      )}
      {children}
    </Page>
  );
}

function Demonstration({ reader: { t } }: { reader: Reader }) {
  return (
    <>
      <strong>{t('voices.demonstration.name')}</strong> {t('voices.demonstration')}
    </>
  );
}

/** A text of the organiser in the language of the reader where there is one; another language says which it is. */
export function InLanguage({ reader, texts }: { reader: Reader; texts: Texts }) {
  const { text, language } = textIn(texts, reader.language.tag);
  if (language === reader.language.tag) return <>{text}</>;
  return (
    <bdi lang={language} dir={directionOf(text, language)}>
      {text}
    </bdi>
  );
}

/** What a form brings back, unseen. */
export function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What is wrong with a field, beside it. */
export function FieldProblem({ reader, id, text }: { reader: Reader; id: string; text: string }) {
  return (
    <p class="problem" id={id}>
      <span class="unseen">{reader.t('voices.problem')} </span>
      {text}
    </p>
  );
}

/** The number to call in danger: official numbers come from the register of facts, never from a translation. */
export function emergencyNumber(reader: Reader): string {
  const fact = reader.facts.find(({ id }) => id === 'emergency');
  if (fact === undefined) throw new Error('the register of facts has lost the emergency number');
  return reader.apart(fact.number);
}
