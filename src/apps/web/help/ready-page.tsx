import { HelpPage, type HelpScene, Numbered } from './help-frame.tsx';

/** What to have ready before a call. Ticks are in no form, have no name and are kept nowhere: there is nothing that could be sent. */
export function ReadyPage({ site, reader }: HelpScene) {
  return <HelpPage site={site} reader={reader} h1="help.ready.title" about="help.ready.about" Body={ReadyBody} />;
}

function ReadyBody({ reader }: Pick<HelpScene, 'reader'>) {
  const { t } = reader;
  return (
    <>
      <p class="lead">{t('help.ready.lead')}</p>
      <p>{t('help.ready.keep')}</p>
      <ul class="ticks">
        {[1, 2, 3, 4, 5, 6, 7].map((line) => (
          <li key={line}>
            <label>
              <input type="checkbox" autocomplete="off" /> <span>{t(`help.ready.${line}`)}</span>
            </label>
          </li>
        ))}
      </ul>
      <section aria-labelledby="leave-out">
        <h2 id="leave-out">{t('help.ready.not')}</h2>
        <Numbered reader={reader} of="help.ready.not" count={2} />
      </section>
    </>
  );
}
