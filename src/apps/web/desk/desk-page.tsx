import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { type Assets, STYLES } from '../shell/assets.ts';
import { Mark, SafetyStrip } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { type DeskRoute, deskAccess } from './access.ts';
import type { Visit } from './visit.ts';

export const DESK_STYLES = 'src/apps/web/browser/desk.css';
export const DESK_ISLANDS = 'src/apps/web/browser/desk-islands.ts';

export interface DeskPageProps {
  readonly visit: Visit;
  readonly assets: Assets;
  readonly title: string;
  readonly section?: 'home' | 'people' | 'sessions';
  readonly hasIsland?: boolean;
  readonly children: ComponentChildren;
}

const sections = [
  { name: 'home', path: '/desk', route: 'GET /desk' },
  { name: 'people', path: '/desk/people', route: 'GET /desk/people' },
  { name: 'sessions', path: '/desk/sessions', route: 'GET /desk/sessions' },
] as const satisfies readonly { name: string; path: string; route: DeskRoute }[];

/** What this person's roles open, for menus: the table of access decides, here as at the door. */
export function openSections({ person }: Visit) {
  return sections.filter(({ route }) => person?.roles.some((role) => deskAccess[route].roles.includes(role)));
}

/** The whole document of a staff page: the frame of the public pages with a menu of its own, and never an index entry. */
export function DeskPage({ visit, assets, title, section, hasIsland, children }: DeskPageProps) {
  const { reader, person } = visit;
  const { t } = reader;
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${t('desk.name')} · ${t('site.name')}`}</title>
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#fbf7ef" />
        <link rel="stylesheet" href={assets.address(STYLES)} />
        <link rel="stylesheet" href={assets.address(DESK_STYLES)} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {hasIsland && <script type="module" src={assets.address(DESK_ISLANDS)} />}
      </head>
      <body class="desk">
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header>
          <div class="top">
            <a class="brand" href="/">
              <Mark />
              {t('site.name')}
            </a>
            {person === null ? (
              <span class="menu">{t('desk.name')}</span>
            ) : (
              <>
                <nav class="menu" aria-label={t('desk.menu')}>
                  {openSections(visit).map(({ name, path }) => (
                    <a key={name} href={path} {...(section === name ? { 'aria-current': 'page' } : {})}>
                      {t(`desk.nav.${name}`)}
                    </a>
                  ))}
                </nav>
                <form class="leave" method="post" action="/desk/sign-out">
                  <Token visit={visit} />
                  <span>{person.name}</span>
                  <button type="submit" class="plain">
                    {t('desk.sign-out')}
                  </button>
                </form>
              </>
            )}
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>{t('desk.footer')}</p>
        </footer>
        <SafetyStrip reader={reader} />
      </body>
    </html>
  );
}

/** What every form sends along, to show that it comes from a page we made for this very visitor. */
export function Token({ visit }: { visit: Pick<Visit, 'formToken'> }) {
  return <input type="hidden" name="token" value={visit.formToken} />;
}

/** A label with its field, and what is wrong beside it. */
export function Field({
  reader,
  name,
  label,
  hint,
  problem,
  ...input
}: {
  reader: Reader;
  name: string;
  label: string;
  hint?: string;
  problem?: string | undefined;
  type?: 'email' | 'password';
  value?: string;
  autocomplete?: string;
  inputmode?: 'numeric';
  maxlength?: number;
  readonly?: boolean;
  required?: boolean;
}) {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  // Preact has one type for each kind of input, which a component for several kinds cannot tell apart.
  const attributes = {
    id: name,
    name,
    ...input,
    ...(described && { 'aria-describedby': described }),
    ...(problem && { 'aria-invalid': 'true' }),
  };
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          <span class="unseen">{reader.t('desk.problem')} </span>
          {problem}
        </p>
      )}
      <input {...(attributes as InputHTMLAttributes<HTMLInputElement>)} />
    </div>
  );
}

/** What is wrong with a form as a whole, announced as the page opens. */
export function Problem({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice problem" role="alert">
      {children}
    </p>
  );
}

/** A button for a passkey, which only script can use: without it, it is not there. */
export function PasskeyButton({
  visit,
  label,
  ask,
  enter,
  make,
  next,
  quiet,
}: {
  visit: Visit;
  label: string;
  /** Where the browser gets what it asks the passkey, and where it brings the answer. */
  ask: string;
  enter: string;
  /** Whether a new passkey is made. */
  make?: boolean;
  next?: string;
  quiet?: boolean;
}) {
  const { t } = visit.reader;
  return (
    <passkey-button
      hidden
      data-ask={ask}
      data-enter={enter}
      data-token={visit.formToken}
      data-failed={t('desk.passkey.failed')}
      {...(make && { 'data-make': '' })}
      {...(next !== undefined && { 'data-next': next })}
    >
      <p class="problem" role="alert" hidden />
      <button type="button" {...(quiet && { class: 'second' })}>
        {label}
      </button>
    </passkey-button>
  );
}
