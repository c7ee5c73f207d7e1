import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { type Assets, STYLES } from '../../shell/assets.ts';
import { Mark, SafetyStrip } from '../../shell/page.tsx';
import type { Reader } from '../../shell/reader.ts';
import { type DeskRoute, opensTo } from './access.ts';
import type { Visit } from './visit.ts';

export const DESK_STYLES = 'src/apps/web/browser/desk.css';
export const DESK_ISLANDS = 'src/apps/web/browser/desk-islands.ts';

export interface DeskPageProps {
  readonly visit: Visit;
  readonly assets: Assets;
  readonly title: string;
  readonly section?:
    | 'home'
    | 'maps'
    | 'imports'
    | 'challenges'
    | 'workbench'
    | 'fieldwork'
    | 'interventions'
    | 'waves'
    | 'moderation'
    | 'claims'
    | 'facts'
    | 'intermediaries'
    | 'coalition'
    | 'readiness'
    | 'people'
    | 'ways-in'
    | 'sessions';
  readonly hasIsland?: boolean;
  /** How soon a browser without script is to load the page again. */
  readonly refreshSeconds?: number;
  /** Styles and script that this page has beside those of all. */
  readonly styles?: string;
  readonly script?: string;
  readonly children: ComponentChildren;
}

const sections = [
  { name: 'home', path: '/desk', route: 'GET /desk' },
  { name: 'maps', path: '/desk/maps', route: 'GET /desk/maps' },
  { name: 'imports', path: '/desk/imports', route: 'GET /desk/imports' },
  { name: 'challenges', path: '/desk/challenges', route: 'GET /desk/challenges' },
  { name: 'workbench', path: '/desk/workbench', route: 'GET /desk/workbench' },
  { name: 'fieldwork', path: '/desk/fieldwork', route: 'GET /desk/fieldwork' },
  { name: 'interventions', path: '/desk/interventions', route: 'GET /desk/interventions' },
  { name: 'waves', path: '/desk/waves', route: 'GET /desk/waves' },
  { name: 'moderation', path: '/desk/moderation', route: 'GET /desk/moderation' },
  { name: 'claims', path: '/desk/claims', route: 'GET /desk/claims' },
  { name: 'facts', path: '/desk/facts', route: 'GET /desk/facts' },
  { name: 'intermediaries', path: '/desk/intermediaries', route: 'GET /desk/intermediaries' },
  { name: 'coalition', path: '/desk/coalition', route: 'GET /desk/coalition' },
  { name: 'readiness', path: '/desk/readiness', route: 'GET /desk/readiness' },
  { name: 'people', path: '/desk/people', route: 'GET /desk/people' },
  { name: 'ways-in', path: '/desk/ways-in', route: 'GET /desk/ways-in' },
  { name: 'sessions', path: '/desk/sessions', route: 'GET /desk/sessions' },
] as const satisfies readonly { name: string; path: string; route: DeskRoute }[];

/** What is open to this person, for menus: the table of access decides, here as at the door. */
export function openSections({ person }: Visit) {
  return sections.filter(({ route }) => opensTo(route, person));
}

/** The whole document of a staff page: the frame of the public pages with a menu of its own, and never an index entry. */
export function DeskPage({
  visit,
  assets,
  title,
  section,
  hasIsland,
  refreshSeconds,
  styles,
  script,
  children,
}: DeskPageProps) {
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
        {styles !== undefined && <link rel="stylesheet" href={assets.address(styles)} />}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        {hasIsland && <script type="module" src={assets.address(DESK_ISLANDS)} />}
        {script !== undefined && <script type="module" src={assets.address(script)} />}
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

interface FieldProps {
  readonly reader: Reader;
  readonly name: string;
  /** Where a page has several fields of one name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value?: string;
  readonly maxlength?: number;
  readonly required?: boolean;
}

/** A label with its field, and what is wrong beside it. */
export function Field({
  reader,
  label,
  hint,
  problem,
  ...input
}: FieldProps & {
  type?: 'email' | 'password' | 'date';
  autocomplete?: string;
  inputmode?: 'numeric';
  readonly?: boolean;
}) {
  // Preact has one type for each kind of input, which a component for several kinds cannot tell apart.
  const attributes = attributesOf({ ...input, hint, problem }) as InputHTMLAttributes<HTMLInputElement>;
  return (
    <Labelled reader={reader} id={input.id ?? input.name} label={label} hint={hint} problem={problem}>
      <input {...attributes} />
    </Labelled>
  );
}

/** The same for words of several lines. */
export function TextField({ reader, label, hint, problem, value, ...area }: FieldProps & { rows: number }) {
  return (
    <Labelled reader={reader} id={area.id ?? area.name} label={label} hint={hint} problem={problem}>
      <textarea {...attributesOf({ ...area, hint, problem })}>{value}</textarea>
    </Labelled>
  );
}

function attributesOf<
  Given extends { name: string; id?: string; hint?: string | undefined; problem?: string | undefined },
>({ hint, problem, ...given }: Given) {
  const id = given.id ?? given.name;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    ...given,
    id,
    ...(described && { 'aria-describedby': described }),
    ...(problem && { 'aria-invalid': 'true' as const }),
  };
}

function Labelled({
  reader,
  id,
  label,
  hint,
  problem,
  children,
}: Pick<FieldProps, 'reader' | 'label' | 'hint' | 'problem'> & { id: string; children: ComponentChildren }) {
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          <span class="unseen">{reader.t('desk.problem')} </span>
          {problem}
        </p>
      )}
      {children}
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
