import { factOf } from '../shell/facts-in-words.ts';
import { HelpPage, type HelpScene, NumberCard, Numbered } from './help-frame.tsx';

/** Platforms by the names that they have in every language. */
const platforms = [
  ...([
    ['facebook', 'Facebook'],
    ['instagram', 'Instagram'],
    ['whatsapp', 'WhatsApp'],
    ['youtube', 'YouTube'],
  ] as const),
  ...([
    ['tiktok', 'TikTok'],
    ['x', 'X'],
    ['telegram', 'Telegram'],
    ['snapchat', 'Snapchat'],
  ] as const),
];

/** Report it, do not share it: the official form, and the steps on each platform. */
export function ReportItPage({ site, reader }: HelpScene) {
  return <HelpPage site={site} reader={reader} h1="help.report.title" about="help.report.lead" Body={ReportItBody} />;
}

function ReportItBody({ reader }: Pick<HelpScene, 'reader'>) {
  const { t } = reader;
  const form = factOf(reader, 'act-online');
  const hate = factOf(reader, 'true-vision');
  return (
    <>
      <p class="lead">{t('help.report.lead')}</p>
      <section aria-labelledby="official">
        <h2 id="official">{t('help.report.official')}</h2>
        <p>{t('help.report.official.about')}</p>
        {form !== null && <NumberCard reader={reader} fact={form} />}
      </section>
      <section aria-labelledby="platforms">
        <h2 id="platforms">{t('help.report.platforms')}</h2>
        <dl class="answers platforms">
          {platforms.map(([id, name]) => (
            <div key={id}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>{t(`help.report.${id}`)}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">{t('help.report.changes')}</p>
      </section>
      {hate !== null && (
        <section aria-labelledby="hate">
          <h2 id="hate">{t('help.report.hate')}</h2>
          <NumberCard reader={reader} fact={hate} />
        </section>
      )}
      <section aria-labelledby="then">
        <h2 id="then">{t('help.report.then')}</h2>
        <Numbered reader={reader} of="help.report.then" count={2} />
      </section>
    </>
  );
}
