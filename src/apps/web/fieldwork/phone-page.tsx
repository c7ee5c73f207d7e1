import { LONGEST_NOTE_OF_FIELD, MOST_PEOPLE, themes } from '#domains/fieldwork/core';
import { FIELD_FORMS } from '../shell/assets.ts';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { FieldPage } from './field-frame.tsx';
import { ways } from './session-page.tsx';

/** What the program on the phone says. Words with a figure hold "#" where it stands. */
const said = [
  'state.none',
  'state.begun',
  'state.waiting',
  'state.sent',
  'state.conflict',
  'state.refused',
  'cannot-say',
  'sure',
  'sure.1',
  'sure.2',
  'sure.3',
  'note',
  'back',
  'no-link',
  'session.title',
  'session.lead',
  'session.area',
  'session.day',
  'session.way',
  'session.people',
  'session.raised',
  'session.knew',
  'session.add',
  'phone.offline',
  'phone.online',
  'phone.wait',
  'phone.none-wait',
  'phone.send',
  'phone.sending',
  'phone.ready',
  'phone.left',
  'phone.conflict',
  'phone.mine',
  'phone.theirs',
  'phone.keep-mine',
  'phone.keep-theirs',
  'phone.safety',
  'phone.key',
  'phone.passphrase',
  'phone.passphrase.set',
  'phone.passphrase.ask',
  'phone.passphrase.wrong',
  'phone.passphrase.go',
  'phone.passphrase.label',
  'phone.save',
  'phone.save.hint',
  'phone.load',
  'phone.loaded',
  'phone.wipe',
  'phone.wipe.sure',
  'phone.wiped',
  'phone.full',
  'phone.first',
  'phone.persist',
  'phone.no-persist',
  'problem.not-yours',
  'problem.round-closed',
  'problem.unknown-question',
  'problem.incomplete',
  'problem.bad-count',
  'problem.note-too-long',
  'problem.crowded',
  ...themes.map((theme) => `theme.${theme}`),
  ...ways.map((way) => `session.way.${way}`),
];

/** Forms that are filled in where there is no signal. Everything on it is drawn by the phone; without script it leads to the forms of the server. */
export function PhonePage({ site, reader }: { site: Site; reader: Reader }) {
  const { t, href, language } = reader;
  const title = t('field.phone.title');
  const words = Object.fromEntries(said.map((key) => [key, t(`field.${key}`, { count: '#' })]));
  words['note.hint'] = t('field.note.hint', { most: LONGEST_NOTE_OF_FIELD });
  return (
    <FieldPage {...{ site, reader, title }} script={FIELD_FORMS}>
      <h1>{title}</h1>
      <p class="lead">{t('field.phone.lead')}</p>
      <field-forms
        data-words={JSON.stringify(words)}
        data-language={language.tag}
        data-page={href('/fieldwork/phone')}
        data-worker={href('/fieldwork/worker.js')}
        data-state="/fieldwork/state"
        data-sync={href('/fieldwork/sync')}
        data-most-note={LONGEST_NOTE_OF_FIELD}
        data-most-people={MOST_PEOPLE}
      >
        <p class="notice">{t('field.phone.no-script')}</p>
      </field-forms>
      <p>
        <a href={href('/fieldwork')}>{t('field.phone.server')}</a>
      </p>
    </FieldPage>
  );
}
